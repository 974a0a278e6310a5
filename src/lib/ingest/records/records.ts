import Papa from 'papaparse';
import type { Delimiter } from '#lib/ingest/lines/batch.ts';
import { LINE_SEPARATOR, withLineBreaks } from './line-separator.ts';
import { QuoteScanner } from './quote-scanner.ts';

/** Long enough that the parser's fixed cost per call is nothing, short enough not to be a large object (see `decodeText`). */
const BLOCK_CHARS = 1 << 15;

/** Whole records and the physical line on which each starts. */
export interface Block {
	readonly rows: string[][];
	readonly lignes: Int32Array;
	/** The physical line after the last record. */
	readonly end: number;
	/** Rows in which a quote stands where none should, by index. */
	readonly strayQuotes: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

function newlinesIn(row: readonly string[]): number {
	let lines = 0;
	for (const cell of row) {
		for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
	}
	return lines;
}

/**
 * One parser per delimiter, for every block of every file. `Papa.parse` makes a chain of objects for each call, which
 * outlives the rows and has the collector copy them: reading then takes twice as long.
 */
const PARSERS: Readonly<Record<Delimiter, Papa.Parser>> = {
	';': new Papa.Parser({ delimiter: ';', newline: '\n' }),
	',': new Papa.Parser({ delimiter: ',', newline: '\n' }),
	'\t': new Papa.Parser({ delimiter: '\t', newline: '\n' })
};

/** Parses text that ends with an end of line outside quotes. */
export function parseBlock(text: string, delimiter: Delimiter, firstLine: number): Block {
	const hasQuotes = text.includes('"');
	const { data, errors } = PARSERS[delimiter].parse(text, 0, false) as Papa.ParseResult<string[]>;
	// What follows the last end of line is not a record.
	data.pop();
	const lignes = new Int32Array(data.length);
	let line = firstLine;
	for (let index = 0; index < data.length; index += 1) {
		lignes[index] = line;
		line += 1;
		if (hasQuotes) line += newlinesIn(data[index] ?? []);
	}
	if (text.includes(LINE_SEPARATOR)) {
		for (const row of data) row.forEach((cell, index) => (row[index] = withLineBreaks(cell)));
	}
	const strayQuotes = errors.length === 0 ? NONE : new Set(errors.map((error) => error.row ?? 0));
	return { rows: data, lignes, end: line, strayQuotes };
}

/**
 * Cuts pieces of text between records and parses them, so that memory does not grow with the file. `quotes: false`
 * promises that no quote stands anywhere.
 */
export async function* readRecords(
	pieces: AsyncIterable<string>,
	delimiter: Delimiter,
	quotes: boolean,
	blockChars = BLOCK_CHARS
): AsyncGenerator<Block> {
	const scanner = quotes ? new QuoteScanner(delimiter) : null;
	let pending = '';
	let offset = 0;
	let line = 1;
	for await (const piece of pieces) {
		pending += piece;
		scanner?.add(piece);
		if (pending.length < blockChars) continue;
		const cut = scanner ? scanner.safe - offset : pending.lastIndexOf('\n') + 1;
		if (cut === 0) continue;
		const block = parseBlock(pending.slice(0, cut), delimiter, line);
		pending = pending.slice(cut);
		offset += cut;
		line = block.end;
		yield block;
	}
	if (pending !== '') yield parseBlock(pending.endsWith('\n') ? pending : `${pending}\n`, delimiter, line);
}

/** The physical line of a quote that is never closed, `null` when every quoted cell ends. */
export async function findUnclosedQuote(
	pieces: AsyncIterable<string>,
	delimiter: Delimiter
): Promise<number | null> {
	const scanner = new QuoteScanner(delimiter);
	for await (const piece of pieces) scanner.add(piece);
	return scanner.end();
}
