import { createHash } from 'node:crypto';
import type { Problem } from '#lib/domain/problem.ts';
import { referenceKey, type ReferenceRow, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { rowsCsv } from '#lib/ingest/reference/reference-csv.ts';
import { effectOf, type EffectRow } from '#lib/server/analysis/versions/effect.ts';
import { idleArbitrations } from '#lib/server/import/arbitrate.ts';
import { keyProblems } from '#lib/server/import/key-rules.ts';
import { toldByRules } from '#lib/server/import/questions/table-rules.ts';
import { sourcesLost, stillNeeded } from '#lib/server/import/still-needed.ts';
import { brokenLinks } from '#lib/server/import/vocabulary-links.ts';
import type { Database } from '#lib/server/store/database.ts';
import { keepFile } from '#lib/server/store/files.ts';
import { closeImport, openImport } from '#lib/server/store/imports.ts';
import { LineSums } from '#lib/server/store/line-sums.ts';
import { neutralRow } from '#lib/server/store/persons.ts';
import { readReference, writeReference } from '#lib/server/store/reference.ts';
import { signByAct } from '#lib/server/store/signed/sign-version.ts';
import { settleSlots, slotsDecidedByRule } from '#lib/server/store/settle-slots.ts';
import { currentVersion, openVersion } from '#lib/server/store/versions.ts';
import type { Refusal } from './read-typed.ts';
import { shownChanges, type ShownChange } from './shown-changes.ts';
import { standingRow, standingRows } from './standing-rows.ts';
import { withOwnConnection } from './own-connection.ts';

/** Rows to put into a vocabulary, and rows to take out of it, by their address. A row that changes is both. */
export interface RowsChange {
	readonly table: ReferenceTable;
	readonly put: readonly object[];
	readonly out: readonly number[];
}

/** What is done with a change. */
export interface ChangeOptions {
	/** UTC instant noted with the version, ISO 8601. */
	readonly at: string;
	/** What the version is said to be: public, so it names no editor. */
	readonly resume: string;
	/** The seal of the effect that was shown, `null` to see it. Nothing is written unless it still holds. */
	readonly sceau: string | null;
	/** The entry of the journal that asks for it: the version is signed by it. */
	readonly geste?: string;
}

/** What a change makes of the base. */
export interface ChangeEffect {
	/** Names this change on this state of the base. */
	readonly sceau: string;
	/** The version on which it is worked out. */
	readonly vue: number;
	/** What the files of amounts come to: (dispositif, exercice, étape), in cents. */
	readonly effet: readonly EffectRow[];
	/** What readers see move without any line moving: keys, perimeters, coverage, prices. */
	readonly montre: readonly ShownChange[];
	/** What the rules make of it. */
	readonly dit: readonly Problem[];
	readonly ajoutees: number;
	readonly retirees: number;
}

/**
 * `vu`: the effect, nothing is written. `fait` made `version`. `bouge`: the base or the change moved since the effect was
 * shown, here is the new one. `rien`: the base says this already. `parti`: a row to change no longer stands.
 */
export type ChangeOutcome =
	| { readonly issue: 'vu' | 'bouge'; readonly effet: ChangeEffect }
	| { readonly issue: 'fait'; readonly effet: ChangeEffect; readonly version: number }
	| { readonly issue: 'refus'; readonly refusals: readonly Refusal[] }
	| { readonly issue: 'rien' | 'parti' };

/** What of a change stays of the base when its transaction ends. */
interface Worked {
	readonly outcome: ChangeOutcome;
	readonly kept: boolean;
}

/**
 * Works a change of rows out in a transaction of its own, by the rules of an import; it is kept only when its effect was
 * seen (`sceau`). One change, one version.
 */
export const changeRows = (
	db: Database,
	change: RowsChange,
	options: ChangeOptions
): Promise<ChangeOutcome> =>
	withOwnConnection(db, (own) => {
		const { outcome, kept } = workOut(own, change, options);
		own.exec(kept ? 'COMMIT' : 'ROLLBACK');
		return outcome;
	});

function workOut(db: Database, change: RowsChange, options: ChangeOptions): Worked {
	const { table, out } = change;
	const vue = currentVersion(db);
	const left = out.map((id) => standingRow(db, table, id));
	if (left.includes(undefined)) return { outcome: { issue: 'parti' }, kept: false };
	const put = change.put.map((row) => ('beneficiaire' in row ? neutralRow(db, row as Named) : row));
	const twice = keysTaken(db, table, put, new Set(out));
	if (twice.length > 0) return { outcome: { issue: 'refus', refusals: twice }, kept: false };

	const before = readReference(db, vue, { fresh: true });
	const [links, needed, idle] = [
		problemsOf(db, before),
		stillNeeded(db, before),
		idleArbitrations(db, before.arbitrages)
	];
	const operation = table === 'arbitrages' ? 'arbitration' : 'edition';
	const version = openVersion(db, operation, options.resume, options.at);
	signByAct(db, version, options.geste);
	const counts = write(db, change, put, version);
	if (counts.ajoutees + counts.retirees === 0) return { outcome: { issue: 'rien' }, kept: false };
	const after = readReference(db, version, { fresh: true });
	const wrong =
		put.length > 0 ? newOnes(links, problemsOf(db, after)) : newOnes(needed, stillNeeded(db, after));
	if (wrong.length > 0) {
		const refusals = wrong.map(({ champ, message }) => ({ rang: null, colonne: champ, message }));
		return { outcome: { issue: 'refus', refusals }, kept: false };
	}
	const decides = table === 'arbitrages' || table === 'sources';
	const named = table === 'arbitrages' ? [...left, ...put.map((row) => ({ row }))] : [];
	const slots = named.flatMap((one) => (one ? [one.row as ReferenceRow<'arbitrages'>] : []));
	settleSlots(db, version, decides ? slotsDecidedByRule(db, slots) : [], after, new LineSums());
	const effet: ChangeEffect = {
		...counts,
		vue,
		sceau: sealOf(vue, change),
		effet: effectOf(db, version),
		montre: shownChanges(db, table, vue, version),
		dit: [
			...toldByRules(db, version),
			...newOnes(idle, idleArbitrations(db, after.arbitrages)),
			...sourcesLost(db, before, after)
		]
	};
	if (options.sceau === null) return { outcome: { issue: 'vu', effet }, kept: false };
	if (options.sceau !== effet.sceau) return { outcome: { issue: 'bouge', effet }, kept: false };
	return { outcome: { issue: 'fait', effet, version }, kept: true };
}

type Named = ReferenceRow<'arbitrages'>;
type Known = ReturnType<typeof readReference>;

const problemsOf = (db: Database, reference: Known): Problem[] => [
	...brokenLinks(db, reference),
	...keyProblems(db, reference)
];

/** Problems that were not there before: what was wrong already is not the doing of this change. */
function newOnes(before: readonly Problem[], after: readonly Problem[]): Problem[] {
	const known = new Set(before.map(({ message }) => message));
	return after.filter(({ message }) => !known.has(message));
}

/** A row that would silently take the place of another one. */
function keysTaken(
	db: Database,
	table: ReferenceTable,
	put: readonly object[],
	out: ReadonlySet<number>
): Refusal[] {
	const taken = new Set(
		standingRows(db, table)
			.filter(({ id }) => !out.has(id))
			.map(({ cle }) => cle)
	);
	return put.flatMap((row, rang) =>
		taken.has(referenceKey(table, row as Record<string, unknown>))
			? [
					{
						rang,
						colonne: null,
						message: fr`Une ligne qui parle de la même chose existe déjà : changez celle-là, ou retirez-la d'abord.`
					}
				]
			: []
	);
}

function write(db: Database, { table, out }: RowsChange, put: readonly object[], version: number) {
	let ajoutees = 0;
	let retirees = 0;
	if (put.length > 0) {
		const bytes = new TextEncoder().encode(rowsCsv(table, put));
		const fileId = keepFile(db, createHash('sha256').update(bytes).digest('hex'), bytes);
		// A name of its own: another file of that name would take these rows out.
		const importId = openImport(db, { versionId: version, fileId, name: `${table}-version-${version}.csv` });
		const rows = put as readonly ReferenceRow<typeof table>[];
		const change = writeReference(db, table, rows, { importId, fileName: null, version });
		closeImport(db, importId, table, { ...change, published: !('beneficiaire' in (put[0] ?? {})) });
		ajoutees = change.added;
		retirees = change.withdrawn;
	}
	const keys = new Set(put.map((row) => referenceKey(table, row as Record<string, unknown>)));
	const withdraw = db.prepare(
		'UPDATE reference_row SET until_version = ? WHERE id = ? AND until_version IS NULL'
	);
	const standing = new Map(standingRows(db, table).map((row) => [row.id, row.cle]));
	for (const id of out) {
		const cle = standing.get(id);
		// What was put in its place, or says the same, stays.
		if (cle === undefined || keys.has(cle)) continue;
		retirees += withdraw.run(version, id).changes;
	}
	return { ajoutees, retirees };
}

const sealOf = (vue: number, change: RowsChange) =>
	createHash('sha256')
		.update(JSON.stringify([vue, change.table, change.put, change.out]))
		.digest('hex');
