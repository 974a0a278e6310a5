import { guardCell, isLiveFormula } from '#lib/domain/formula-text.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Delimiter, FileSummary } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { csvCell, inertRow } from '#lib/ingest/records/csv-cells.ts';
import { decodeText } from '#lib/ingest/bytes/encoding.ts';
import { encodeText } from '#lib/ingest/bytes/encode.ts';
import { withLineBreaks } from '#lib/ingest/records/line-separator.ts';
import { textSource } from '#lib/ingest/sheets/workbook.ts';
import { OWN_COLUMN } from '#lib/ingest/header/header.ts';
import { QuoteScanner } from '#lib/ingest/records/quote-scanner.ts';
import { parseBlock } from '#lib/ingest/records/records.ts';
import { correctionsTold } from './report.ts';
import { MISSING_CELL } from '#lib/ingest/header/row-shape.ts';

/** The column that we add to a file of problems; a file that comes back with it is read without it. */
export const PROBLEMS_COLUMN = '_problemes';

const NEWLINES = { LF: '\n', CRLF: '\r\n', CR: '\r', mixte: '\r\n' } as const;
const PIECE_CHARS = 1 << 16;

const isShort = (problems: readonly Problem[]) => problems.some(({ code }) => code === 'missing-cell');

/** What stands for the cells that a row lacks: blanks would make it look whole, so it stays refused until mended. */
function filling(headers: readonly string[], from: number, problems: readonly Problem[]): string[] {
	const short = isShort(problems);
	return headers.slice(from).map((header) => (short && header.trim() !== '' ? MISSING_CELL : ''));
}

const sentences = (problems: readonly Problem[]) => problems.map((problem) => problem.message).join(' | ');

/** The text of a file record by record, each as it is written and with the line on which it starts. */
async function* rawRecords(pieces: AsyncIterable<string>, delimiter: Delimiter) {
	const scanner = new QuoteScanner(delimiter);
	let pending = '';
	let offset = 0;
	let ligne = 1;
	let started = 1;
	let record = '';
	for await (const piece of pieces) {
		pending += piece;
		for (let end = pending.indexOf('\n'); end !== -1; end = pending.indexOf('\n')) {
			const line = pending.slice(0, end + 1);
			scanner.add(line);
			offset += line.length;
			record += line;
			pending = pending.slice(end + 1);
			ligne += 1;
			if (scanner.safe < offset) continue;
			yield { text: record.slice(0, -1), ligne: started };
			record = '';
			started = ligne;
		}
	}
	if (record + pending !== '') yield { text: record + pending, ligne: started };
}

/** The header of a file without the columns of ours. */
interface Outline {
	readonly headers: readonly string[];
	/** Position of a column of ours, -1 when there is none. */
	readonly own: number;
	readonly delimiter: Delimiter;
}

/** A quoted cell is closed by a quote before the delimiter or the end; any other runs up to the delimiter. */
const CELLS: Readonly<Record<Delimiter, RegExp>> = {
	';': /"(?:[^"]|"")*"[ ]*(?=;|$)|[^;]+/g,
	',': /"(?:[^"]|"")*"[ ]*(?=,|$)|[^,]+/g,
	'\t': /"(?:[^"]|"")*"[ ]*(?=\t|$)|[^\t]+/g
};

/** What a quoted cell says. */
const unquoted = (cell: string) => cell.trim().slice(1, -1).replaceAll('""', '"');

/**
 * A record as it is written, but for its cells that a spreadsheet may split, which are quoted, and those that it may run,
 * which are guarded: they read the same. One whose quotes are astray is left alone unless something in it may run.
 */
function unsplit(text: string, delimiter: Delimiter): string {
	if (text.includes('"')) {
		const { rows, strayQuotes } = parseBlock(`${text}\n`, delimiter, 1);
		const [cells = []] = rows;
		if (strayQuotes.size > 0) return cells.some(isLiveFormula) ? inertRow(cells, delimiter) : text;
	}
	return text.replace(CELLS[delimiter], (cell) => {
		if (!cell.includes('"')) return csvCell(guardCell(cell));
		return isLiveFormula(unquoted(cell)) ? csvCell(guardCell(unquoted(cell))) : cell;
	});
}

function widened(text: string, { headers, own, delimiter }: Outline, problems: readonly Problem[]): string {
	const [cells = []] = parseBlock(`${text}\n`, delimiter, 1).rows;
	const kept = own < 0 ? cells : cells.filter((_, index) => index !== own);
	const body = own < 0 ? unsplit(text, delimiter) : inertRow(kept, delimiter);
	return [body, ...filling(headers, kept.length, problems)].join(delimiter);
}

/**
 * The original rows, in their encoding and with their delimiter, and a column `_problemes` that says what is wrong with
 * each. They are as they were written, but for the quotes that keep `1234,50` one cell in a spreadsheet; the rows of a
 * workbook come as CSV. Corrected cells stand as the file writes them, and what is read there is said. `null` when the file could not be read as a table at all.
 */
export function annotateFile(source: ByteSource, summary: FileSummary): AsyncGenerator<Uint8Array> | null {
	const { encoding, delimiter, headerLine } = summary;
	if (encoding === null || delimiter === null) return null;
	const byLine = new Map<number, Problem[]>();
	for (const problem of [...correctionsTold(summary), ...summary.problems]) {
		if (problem.ligne === null || problem.ligne === headerLine) continue;
		const known = byLine.get(problem.ligne);
		if (known) known.push(problem);
		else byLine.set(problem.ligne, [problem]);
	}
	const text = textSource(source, summary.feuille);
	const newline = NEWLINES[summary.newline ?? 'LF'];
	const own = summary.headers.findIndex((header) => OWN_COLUMN.test(header.trim()));
	const outline = { headers: summary.headers.filter((_, index) => index !== own), own, delimiter };

	async function* pieces(): AsyncGenerator<string> {
		if (encoding === null || delimiter === null) return;
		let out = summary.bom || summary.feuille !== null ? '\uFEFF' : '';
		for await (const { text: record, ligne } of rawRecords(
			decodeText(text, encoding, { cr: 1 }),
			delimiter
		)) {
			const problems = byLine.get(ligne) ?? [];
			const told = ligne === headerLine ? PROBLEMS_COLUMN : sentences(problems);
			if (record.trim() === '' && told === '') out += record;
			else {
				const row = widened(record, outline, problems) + delimiter + csvCell(told);
				out += (summary.feuille === null ? row : withLineBreaks(row)).replaceAll('\n', newline);
			}
			out += newline;
			if (out.length >= PIECE_CHARS) {
				yield out;
				out = '';
			}
		}
		yield out;
	}
	return (async function* () {
		for await (const piece of pieces()) yield encodeText(piece, encoding);
	})();
}

/** A row in quarantine, as the file wrote it. */
export interface QuarantinedRow {
	readonly cellules: readonly string[];
	readonly problemes: readonly Problem[];
}

/**
 * Rows in quarantine as a file to mend and import again: the header of their file, `_problemes`, one row each. UTF-8 with
 * its mark. Piece by piece.
 */
export function* quarantineCsv(
	headers: readonly string[],
	rows: Iterable<QuarantinedRow>,
	delimiter: Delimiter = ';'
): Generator<string> {
	const kept = headers.flatMap((header, index) => (OWN_COLUMN.test(header.trim()) ? [] : [index]));
	const names = kept.map((index) => headers[index] ?? '');
	yield `\uFEFF${inertRow([...names, PROBLEMS_COLUMN], delimiter)}\r\n`;
	for (const { cellules, problemes } of rows) {
		const cells = kept.map((index) => cellules[index] ?? filling(headers, index, problemes)[0] ?? '');
		const extra = cellules.slice(headers.length);
		const beyond = extra.every((cell) => cell.trim() === '') ? [] : extra;
		yield `${inertRow([...cells, ...beyond, sentences(problemes)], delimiter)}\r\n`;
	}
}
