import { isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import { readSelectionMark } from '#lib/domain/lines-selection.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Reference, ReferenceRow, ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { FileSummary, ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { isReadWhole } from '#lib/ingest/whole-read.ts';
import { fr } from '#lib/domain/typography.ts';
import { findFile, openKeptFile, TransactionLost } from '#lib/server/store/files.ts';
import { closeImport, dropImport, keepRejects, openImport, storedSums } from '#lib/server/store/imports.ts';
import type { LineSums } from '#lib/server/store/line-sums.ts';
import { LineWriter, nextLine, relaxLineIndex } from '#lib/server/store/line-writer.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Operation } from '#lib/server/store/versions.ts';
import { keepCorrections } from '#lib/server/store/signed/corrections.ts';
import { readReference, writeReference } from '#lib/server/store/reference.ts';
import { completeBlocks, forgottenBlocks, replaceBlocks } from '#lib/server/store/replace-blocks.ts';
import { conserve, type Conservation } from './conservation.ts';
import { sha256Of } from './disk-source.ts';
import {
	completedImport,
	moveQuarantine,
	quarantineProblem,
	waitingRows,
	type Completed
} from './quarantine-file.ts';
import {
	FileChanged,
	readWatched,
	summed,
	type PieceRead,
	type WatchedPart
} from './reading/read-watched.ts';
import { repeatedBlock, type Blocks } from './repeated-blocks.ts';
import { startOf } from './file-start.ts';
import { selectionAnnounced, selectLines } from './selection-file.ts';
import { sourceRespelt } from './source-respelt.ts';
import { doubtfulUnits } from './questions/table-rules.ts';

/** How a file is read: in this thread, or in another one. */
export type FileReader = (
	source: ByteSource,
	reference: Reference,
	options: ReadOptions
) => AsyncIterable<WatchedPart>;

export interface FileOptions extends ReadOptions {
	/** Another way of reading than in this thread. */
	readonly reader?: FileReader;
	readonly operation?: Operation;
}

/** A file, and what is decided of its reading alone. */
export interface ImportSource extends ByteSource {
	readonly reading?: ReadOptions | undefined;
}

/** What became of one file. */
export interface FileOutcome {
	readonly name: string;
	readonly sha256: string;
	readonly summary: FileSummary;
	readonly added: number;
	readonly unchanged: number;
	readonly withdrawn: number;
	/** Refused rows newly set aside, and rows of earlier quarantines that this file mends. */
	readonly quarantined: number;
	readonly mended: number;
	/** Its original bytes are for everybody: all that they say is published. */
	readonly published: boolean;
	/** R14: what the file holds and where each cent went. */
	readonly conservation: Conservation;
}

/** A command under way: one transaction, one version, one or more files. */
export interface Run {
	readonly db: Database;
	readonly version: number;
	readonly reading: ReadOptions;
	readonly reader?: FileReader | undefined;
	readonly operation?: Operation | undefined;
	readonly blocks: Blocks;
	readonly sums: LineSums;
	reference: Reference;
	/** Sources or arbitrations moved: what they decided has to be decided again. */
	decisionsChanged: boolean;
	refused: boolean;
}

interface Origin {
	readonly importId: number;
	readonly version: number;
	readonly firstLine: number;
}

/** Writes what a file says into the version under way; `run.refused` is set when the command must not be kept. */
export async function importFile(run: Run, source: ImportSource): Promise<FileOutcome> {
	const { reader = readWatched } = run;
	const reading: ReadOptions = { ...run.reading, ...source.reading };
	// Asked first: another thread reads while the bytes are looked at.
	const parts = reader(source, run.reference, reading)[Symbol.asyncIterator]();
	try {
		return await importParts(run, source, reading, parts);
	} finally {
		await parts.return?.();
	}
}

async function importParts(
	run: Run,
	source: ImportSource,
	reading: ReadOptions,
	parts: AsyncIterator<WatchedPart>
): Promise<FileOutcome> {
	const { db, version, operation } = run;
	const { corrections = [] } = reading;
	let sum = 0;
	const watched: ByteSource = { ...source, open: () => summed(source.open(), (of) => (sum = of)) };
	const sha256 = await sha256Of(watched);
	const start = await startOf(source, reading.feuille);
	const completes = completedImport(start);
	const selection = readSelectionMark(start);
	const erasedBy = findFile(db, sha256)?.erasedBy ?? null;
	const { id: fileId, keep } = openKeptFile(db, sha256);
	const importId = openImport(db, { versionId: version, fileId, name: source.name });
	const origin: Origin = { importId, version, firstLine: nextLine(db) };
	const index = relaxLineIndex(db, source.size);
	const writer = new LineWriter(db, importId, version, run.sums, index.relaxed);
	const { summary, reference, read } = await readInto(run, source.name, parts, writer, origin);
	index.restore();
	if (read.some((other) => other !== sum)) throw new FileChanged(source.name);

	const unselected = selection === null ? null : selectLines(db, version, selection, run.reference);
	const problems = [
		...(erasedBy === null ? [] : [erasedBytes(erasedBy)]),
		...(unselected ? [unselected] : []),
		...tableProblems(run, source.name, writer, origin, summary, completes, reading.unit)
	];
	const blocking = problems.length > 0 || summary.fatal || (summary.rejected > 0 && !reading.allowRejects);
	if (blocking) run.refused = true;

	const forgotten = operation === 'data' ? forgottenBlocks(db, source.name, importId, writer.blocks) : [];
	const lines =
		completes === null
			? replaceBlocks(db, new Set([...writer.blocks, ...forgotten]), run.sums, {
					...origin,
					selected: selection !== null && unselected === null
				})
			: completeBlocks(db, writer.blocks, run.sums, origin);
	const rows = writeRows(run, reference, {
		...origin,
		fileName: completes === null ? source.name : null,
		shipped: operation === 'data'
	});
	const conservation = conserve(summary, storedSums(db, importId, origin.firstLine), lines.unchangedSums);
	const change = {
		added: lines.added + rows.added,
		unchanged: lines.unchanged + rows.unchanged,
		withdrawn: lines.withdrawn + rows.withdrawn
	};
	const waiting = moveQuarantine(db, source.name, origin, completes, change.added + change.withdrawn > 0);
	// A correction is told to everybody with what the file writes: only the name of a person makes the bytes say more.
	const hides = corrections.some(({ lu }) => isPrivatePerson(lu, null));
	// Last: another thread made the pieces meanwhile. What is stored and what is kept come from the same bytes, or nothing stays.
	if (keep !== null && !blocking && (await keepPieces(run, parts, keep)) !== sum)
		throw new FileChanged(source.name);
	const published = isReadWhole(summary) && !writer.namesPersons && !namesPersons(reference) && !hides;
	const told = {
		...summary,
		announcements: [
			...(selection === null ? [] : [selectionAnnounced(selection)]),
			...[...writer.sources.respelt].map(sourceRespelt),
			...summary.announcements
		],
		problems: [...problems, ...summary.problems]
	};
	if (change.added + change.withdrawn + waiting.quarantined + waiting.mended === 0) dropImport(db, importId);
	else {
		const of = { completes: completes?.importId ?? null, selection };
		const report = { ...told, ...change, conservation, ...of, published };
		closeImport(db, importId, summary.table, report);
		keepCorrections(db, importId, corrections);
	}
	return { name: source.name, sha256, summary: told, ...change, ...waiting, conservation, published };
}

/** Bytes that say what a version erased do not come back as they are. */
const erasedBytes = (version: number): Problem => ({
	code: 'octets-effaces',
	severite: 'bloquant',
	...{ ligne: null, colonne: null, lettre: null, champ: null, valeur: null, attendu: null },
	message: fr`Ce fichier contient ce que la version ${version} a effacé. Retirez-le du fichier, puis importez-le.`
});

type Rows = Map<ReferenceTable, Record<string, unknown>[]>;

const namesPersons = (reference: Rows): boolean =>
	[...reference.values()]
		.flat()
		.some(({ beneficiaire }) => typeof beneficiaire === 'string' && isPrivatePerson(beneficiaire, null));

/** Writes what a file says, up to the bytes that were read of it. */
async function readInto(
	{ db }: Run,
	name: string,
	parts: AsyncIterator<WatchedPart>,
	writer: LineWriter,
	origin: Origin
): Promise<{ summary: FileSummary; reference: Rows; read: readonly number[] }> {
	const reference: Rows = new Map();
	let summary: FileSummary | null = null;
	for (;;) {
		const { value: part, done } = await parts.next();
		if (!db.inTransaction) throw new TransactionLost();
		if (done === true || part.kind === 'piece' || part.kind === 'pieces')
			throw new Error(`no summary of ${name}`);
		if (part.kind === 'lines') writer.add(part);
		else if (part.kind === 'rejects') keepRejects(db, part.rows, origin);
		else if (part.kind === 'reference')
			reference.set(part.table, [...(reference.get(part.table) ?? []), ...part.rows]);
		else if (part.kind === 'summary') summary = part;
		else if (summary) return { summary, reference, read: part.crc32 };
	}
}

/** Keeps the pieces of a file, and gives their CRC-32. */
async function keepPieces(
	{ db }: Run,
	parts: AsyncIterator<WatchedPart>,
	keep: (piece: PieceRead) => void
): Promise<number | null> {
	for (;;) {
		const { value: part, done } = await parts.next();
		if (!db.inTransaction) throw new TransactionLost();
		if (done === true) return null;
		if (part.kind === 'pieces') return part.crc32;
		if (part.kind === 'piece') keep(part);
	}
}

/** What only the base can tell of a file: blocks stated twice, units in doubt, a quarantine that does not match. */
function tableProblems(
	{ db, blocks }: Run,
	name: string,
	writer: LineWriter,
	origin: Origin,
	summary: FileSummary,
	completes: Completed | null,
	unit: ReadOptions['unit']
): Problem[] {
	const twice = blocks.claim(writer.blocks, name);
	const mismatch =
		completes === null ? null : quarantineProblem(completes, waitingRows(db, completes), summary.rows);
	return [
		...(twice ? [repeatedBlock(twice)] : []),
		...(mismatch ? [mismatch] : []),
		...(unit === undefined ? doubtfulUnits(db, writer.blocks, origin.firstLine) : [])
	];
}

function writeRows(
	run: Run,
	reference: Rows,
	origin: Origin & { readonly fileName: string | null; readonly shipped: boolean }
) {
	const total = { added: 0, withdrawn: 0, unchanged: 0 };
	for (const [table, values] of reference) {
		const change = writeReference(run.db, table, values as ReferenceRow<typeof table>[], origin);
		total.added += change.added;
		total.withdrawn += change.withdrawn;
		total.unchanged += change.unchanged;
		if (table === 'sources' || table === 'arbitrages') run.decisionsChanged = true;
	}
	if (reference.size > 0) run.reference = readReference(run.db, run.version, { fresh: true });
	return total;
}
