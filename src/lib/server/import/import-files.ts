import type { Problem } from '#lib/domain/problem.ts';
import type { Reference, ReferenceRow, ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { FileSummary, ReadOptions } from '#lib/ingest/batch.ts';
import type { ByteSource } from '#lib/ingest/byte-source.ts';
import { readFile } from '#lib/ingest/read-file.ts';
import { effectOf, type EffectRow } from '#lib/server/analysis/effect.ts';
import { keepFile } from '#lib/server/store/files.ts';
import { closeImport, dropImport, keepRejects, openImport, storedSums } from '#lib/server/store/imports.ts';
import { LineSums } from '#lib/server/store/line-sums.ts';
import { LineWriter, nextLine } from '#lib/server/store/line-writer.ts';
import type { Database } from '#lib/server/store/open.ts';
import { readReference, writeReference } from '#lib/server/store/reference.ts';
import { replaceBlocks } from '#lib/server/store/replace-blocks.ts';
import { settleSlots, slotsChangedBy, slotsDecidedByRule } from '#lib/server/store/settle-slots.ts';
import { describeVersion, openVersion, type Operation } from '#lib/server/store/versions.ts';
import { conserve, type Conservation } from './conservation.ts';
import { sha256Of } from './disk-source.ts';
import { repeatedBlock, Blocks } from './repeated-blocks.ts';

export interface ImportOptions extends ReadOptions {
	/** Tell the effect, change nothing. */
	readonly dryRun?: boolean;
	readonly operation?: Operation;
	/** UTC instant noted with the version, ISO 8601. */
	readonly at: string;
	/** Called as bytes are read, for a progress bar. */
	readonly onProgress?: (doneBytes: number) => void;
}

/** What became of one file. */
export interface FileOutcome {
	readonly name: string;
	readonly sha256: string;
	readonly summary: FileSummary;
	readonly added: number;
	readonly unchanged: number;
	readonly withdrawn: number;
	/** R14: what the file holds and where each cent went. */
	readonly conservation: Conservation;
}

/** `done` made `version`; the others changed nothing. */
export interface ImportReport {
	readonly outcome: 'done' | 'unchanged' | 'refused' | 'dry-run';
	readonly version: number | null;
	readonly files: readonly FileOutcome[];
	readonly effect: readonly EffectRow[];
}

interface Run {
	readonly db: Database;
	readonly version: number;
	readonly options: ImportOptions;
	readonly blocks: Blocks;
	readonly sums: LineSums;
	reference: Reference;
	decisionsChanged: boolean;
	refused: boolean;
}

/**
 * Brings files into the base as one new version, all or nothing: any refused row refuses everything unless
 * `allowRejects` sets refused rows aside. Files that change nothing make no version.
 */
export async function importFiles(
	db: Database,
	sources: readonly ByteSource[],
	options: ImportOptions
): Promise<ImportReport> {
	db.exec('BEGIN IMMEDIATE');
	try {
		const version = openVersion(db, options.operation ?? 'import', '', options.at);
		const reference = readReference(db, version, { fresh: true });
		const run: Run = {
			db,
			version,
			options,
			blocks: new Blocks(db),
			sums: new LineSums(),
			reference,
			decisionsChanged: false,
			refused: false
		};
		const files: FileOutcome[] = [];
		for (const source of sources) files.push(await importFile(run, source));

		const changed = files.filter((file) => file.added + file.withdrawn > 0 || file.summary.rejected > 0);
		if (run.refused || changed.length === 0) {
			db.exec('ROLLBACK');
			return { outcome: run.refused ? 'refused' : 'unchanged', version: null, files, effect: [] };
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
		if (options.dryRun) {
			db.exec('ROLLBACK');
			return { outcome: 'dry-run', version: null, files, effect };
		}
		db.exec('COMMIT');
		return { outcome: 'done', version, files, effect };
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

async function* watched(
	source: ByteSource,
	onProgress: ImportOptions['onProgress']
): AsyncGenerator<Uint8Array> {
	for await (const piece of source.open()) {
		yield piece;
		onProgress?.(piece.byteLength);
	}
}

async function importFile(run: Run, source: ByteSource): Promise<FileOutcome> {
	const { db, version, options } = run;
	const sha256 = await sha256Of(source);
	const fileId = await keepFile(db, sha256, source.open());
	const origin = { importId: openImport(db, { versionId: version, fileId, name: source.name }), version };
	const firstLine = nextLine(db);
	const writer = new LineWriter(db, origin.importId, version, run.sums);
	const reference = new Map<ReferenceTable, Record<string, unknown>[]>();
	let summary: FileSummary | null = null;
	const counted: ByteSource = { ...source, open: () => watched(source, options.onProgress) };
	for await (const part of readFile(counted, run.reference, options)) {
		if (part.kind === 'lines') writer.add(part);
		else if (part.kind === 'rejects') keepRejects(db, part.rows, origin);
		else if (part.kind === 'summary') summary = part;
		else reference.set(part.table, [...(reference.get(part.table) ?? []), ...part.rows]);
	}
	if (!summary) throw new Error(`no summary of ${source.name}`);

	const twice = run.blocks.claim(writer.blocks, source.name);
	const problems: Problem[] = twice ? [repeatedBlock(twice)] : [];
	const rejectsStop = summary.rejected > 0 && !options.allowRejects;
	if (summary.fatal || rejectsStop || problems.length > 0) run.refused = true;

	const lines = replaceBlocks(db, writer.blocks, run.sums, { ...origin, firstLine });
	const rows = { added: 0, withdrawn: 0, unchanged: 0 };
	for (const [table, values] of reference) {
		const change = writeReference(db, table, values as ReferenceRow<typeof table>[], {
			...origin,
			fileName: source.name
		});
		rows.added += change.added;
		rows.withdrawn += change.withdrawn;
		rows.unchanged += change.unchanged;
		if (table === 'sources' || table === 'arbitrages') run.decisionsChanged = true;
	}
	if (reference.size > 0) run.reference = readReference(db, version, { fresh: true });

	const conservation = conserve(summary, storedSums(db, origin.importId), lines.unchangedSums);
	const change = {
		added: lines.added + rows.added,
		unchanged: lines.unchanged + rows.unchanged,
		withdrawn: lines.withdrawn + rows.withdrawn
	};
	const told = { ...summary, problems: [...problems, ...summary.problems] };
	if (change.added + change.withdrawn + summary.rejected === 0) dropImport(db, origin.importId);
	else closeImport(db, origin.importId, summary.table, { ...told, ...change, conservation });
	return { name: source.name, sha256, summary: told, ...change, conservation };
}
