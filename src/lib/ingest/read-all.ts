import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { FileSummary, ReadOptions, ReferenceBatch, RejectedRow } from '#lib/ingest/lines/batch.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { linesOf } from '#lib/ingest/lines/lines-of.ts';
import { readFile, type ByteSource } from './read-file.ts';

/** A whole small file, held in memory: for previews and tests. */
export interface ReadFile {
	readonly lines: readonly FundingLine[];
	readonly rejects: readonly RejectedRow[];
	readonly reference: readonly ReferenceBatch[];
	readonly summary: FileSummary;
}

/** Reads a file to its end and keeps everything. Memory grows with the file: large ones go through `readFile`. */
export async function readAll(
	source: ByteSource | string,
	reference: Reference,
	options: ReadOptions = {}
): Promise<ReadFile> {
	const from =
		typeof source === 'string' ? bytesSource('texte.csv', new TextEncoder().encode(source)) : source;
	const words: string[] = [];
	const lines: FundingLine[] = [];
	const rejects: RejectedRow[] = [];
	const batches: ReferenceBatch[] = [];
	for await (const part of readFile(from, reference, options)) {
		if (part.kind === 'lines') lines.push(...linesOf(part, words));
		else if (part.kind === 'rejects') rejects.push(...part.rows);
		else if (part.kind === 'reference') batches.push(part);
		else return { lines, rejects, reference: batches, summary: part };
	}
	throw new Error('a reading ended without its summary');
}
