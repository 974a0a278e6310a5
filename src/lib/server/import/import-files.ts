import type { Problem } from '#lib/domain/problem.ts';
import { effectOf, type EffectRow } from '#lib/server/analysis/versions/effect.ts';
import { LineSums } from '#lib/server/store/line-sums.ts';
import { openExisting } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { signVersion, type Signature } from '#lib/server/store/signed/sign-version.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { settleSlots, slotsChangedBy, slotsDecidedByRule } from '#lib/server/store/settle-slots.ts';
import { describeVersion, openVersion } from '#lib/server/store/versions.ts';
import { idleArbitrations } from './arbitrate.ts';
import {
	importFile,
	type FileOptions,
	type FileOutcome,
	type ImportSource,
	type Run
} from './import-file.ts';
import { keyProblems } from './key-rules.ts';
import { lossesOf, type Loss } from './losses.ts';
import { Blocks } from './repeated-blocks.ts';
import { ownTotals } from './questions/own-total.ts';
import { sameMoney } from './questions/same-money.ts';
import { toldByRules } from './questions/table-rules.ts';
import { undeclaredCoverage } from './undeclared-coverage.ts';
import { brokenLinks } from './vocabulary-links.ts';

export type { FileOutcome, ImportSource } from './import-file.ts';

export interface ImportOptions extends FileOptions {
	/** Tell the effect, change nothing. */
	readonly dryRun?: boolean;
	/** What the import takes away without replacing it was seen and is meant. */
	readonly confirmed?: boolean;
	/** UTC instant noted with the version, ISO 8601. */
	readonly at: string;
	readonly signature?: Signature;
	/** Asked of a version once it is whole, in its transaction: `false` keeps nothing of it. */
	readonly examine?: (db: Database, version: number, brought: Brought) => boolean;
}

/**
 * `done` made `version`; the others changed nothing. `unconfirmed` would take something away (`losses`, `partial`), `declined`
 * is what the examination of it was against.
 */
export interface ImportReport extends Brought {
	readonly outcome: 'done' | 'unchanged' | 'refused' | 'dry-run' | 'unconfirmed' | 'declined';
	readonly version: number | null;
}

/** What files bring, and what the base makes of it. */
export interface Brought {
	readonly files: readonly FileOutcome[];
	readonly effect: readonly EffectRow[];
	/** What the rules made of it against the rest of the base. */
	readonly told: readonly Problem[];
	/** Attributions and counted money that it takes away without replacing them. */
	readonly losses: readonly Loss[];
	/** Names of files that bring nothing and only withdraw: a part taken for the whole, perhaps. */
	readonly partial: readonly string[];
}

/** The import under way of each opened base. */
// eslint-disable-next-line no-restricted-syntax -- one promise for each base, until its import ends
const underWay = new WeakMap<Database, Promise<unknown>>();

/**
 * Brings files into the base as one new version, all or nothing: any refused row refuses everything unless
 * `allowRejects` sets refused rows aside. Files that change nothing make no version. Two imports through one `db` follow
 * each other.
 */
export async function importFiles(
	db: Database,
	sources: readonly ImportSource[],
	options: ImportOptions
): Promise<ImportReport> {
	const before = underWay.get(db);
	const mine = Promise.allSettled([before]).then(() => importAlone(db, sources, options));
	underWay.set(db, mine);
	try {
		return await mine;
	} finally {
		if (underWay.get(db) === mine) underWay.delete(db);
	}
}

/**
 * Reading waits for the disk while the transaction is open: it has a connection of its own, so that nothing else asked
 * meanwhile of `db` is written into it, nor sees half of it. A base in memory has a single connection. What `db` may not do,
 * write or grow beyond a size, the import may not either.
 */
async function importAlone(
	db: Database,
	sources: readonly ImportSource[],
	options: ImportOptions
): Promise<ImportReport> {
	if (db.memory || db.readonly)
		return bringIn(db, sources, options).finally(() => db.pragma('foreign_keys = ON'));
	const own = openExisting(db.name);
	own.pragma(`max_page_count = ${String(db.pragma('max_page_count', { simple: true }))}`);
	return bringIn(own, sources, options).finally(() => own.close());
}

async function bringIn(
	db: Database,
	sources: readonly ImportSource[],
	options: ImportOptions
): Promise<ImportReport> {
	const { reader, operation, dryRun, confirmed, at, signature, examine, ...reading } = options;
	// The numbers that lines refer to are given by the very code that writes them; looking each up again would cost a
	// third of a large import. The tests check them all.
	db.pragma('foreign_keys = OFF');
	try {
		db.exec('BEGIN IMMEDIATE');
		const version = openVersion(db, operation ?? 'import', '', at);
		if (signature) signVersion(db, version, signature);
		const reference = readReference(db, version, { fresh: true });
		const run: Run = {
			db,
			version,
			reading,
			reader,
			operation,
			blocks: new Blocks(db),
			sums: new LineSums(),
			reference,
			decisionsChanged: false,
			refused: false
		};
		const files: FileOutcome[] = [];
		for (const source of sources) files.push(await importFile(run, source));

		const wrong = [...brokenLinks(db, run.reference), ...keyProblems(db, run.reference)];
		if (wrong.length > 0) run.refused = true;
		const changed = files.filter((file) => file.added + file.withdrawn + file.quarantined + file.mended > 0);
		if (run.refused || changed.length === 0) {
			db.exec('ROLLBACK');
			return {
				outcome: run.refused ? 'refused' : 'unchanged',
				version: null,
				files,
				effect: [],
				told: wrong,
				losses: [],
				partial: []
			};
		}
		describeVersion(db, version, namesOf(changed));
		const slots = slotsChangedBy(db, version);
		settleSlots(
			db,
			version,
			run.decisionsChanged ? slotsDecidedByRule(db, slots) : slots,
			run.reference,
			run.sums
		);
		const effect = effectOf(db, version);
		const idle = run.decisionsChanged ? idleArbitrations(db, run.reference.arbitrages) : [];
		const report: Brought = {
			files,
			effect,
			told: [
				...toldByRules(db, version),
				...sameMoney(db, version),
				...ownTotals(db, version),
				...undeclaredCoverage(db, version, run.reference),
				...idle
			],
			losses: lossesOf(db, version, effect),
			partial: changed.filter((file) => file.added === 0 && file.withdrawn > 0).map((file) => file.name)
		};
		const asks = report.losses.length + report.partial.length > 0 && !confirmed;
		const declined = examine?.(db, version, report) === false;
		if (dryRun || declined || asks) {
			db.exec('ROLLBACK');
			const outcome = dryRun ? 'dry-run' : declined ? 'declined' : 'unconfirmed';
			return { outcome, version: null, ...report };
		}
		db.exec('COMMIT');
		return { outcome: 'done', version, ...report };
	} catch (error) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw error;
	}
}

const namesOf = (files: readonly FileOutcome[]) =>
	files
		.map((file) => file.name)
		.join(', ')
		.slice(0, 500);
