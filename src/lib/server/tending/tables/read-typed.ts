import { quoteCell } from '#lib/domain/csv-cell.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { REFERENCE_TABLES, type Reference, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { rowsCsv } from '#lib/ingest/reference/reference-csv.ts';
import { readAll } from '#lib/ingest/read-all.ts';

/** The cells of a row as they were typed, by column. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong with what was typed: in a cell of one of the rows, or, without a column, with a row or with all of them. */
export interface Refusal {
	/** Which of the typed rows, 0 for the first; `null` when no row alone is meant. */
	readonly rang: number | null;
	readonly colonne: string | null;
	/** A French sentence. */
	readonly message: string;
}

/** The rows that were typed, or why they are refused: never both. */
export type TypedRows =
	| { readonly rows: readonly object[]; readonly refusals?: undefined }
	| { readonly rows?: undefined; readonly refusals: readonly Refusal[] };

const ADDRESS = /^Ligne \d+(?:, colonne [A-Z]+(?: \([^)]*\))?)?\s*:\s*/u;
const HEADER_ROWS = 1;

/** A sentence of the reading of a file, without the place in the file: the field stands beside it. */
export function withoutAddress(message: string): string {
	const phrase = message.replace(ADDRESS, '');
	return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** Columns whose rows go together: rules look at all the rows of one key, of one reading sheet. */
const SHEETS: Partial<Record<ReferenceTable, string>> = { cles: 'id', lectures: 'fiche' };

/** The column that gathers the rows of a vocabulary into sheets, `null` where each row stands alone. */
export const sheetColumn = (table: ReferenceTable): string | null => SHEETS[table] ?? null;

/** The rows of a vocabulary that the rules read together with those typed. */
function companions(
	table: ReferenceTable,
	typed: readonly Typed[],
	others: readonly object[]
): readonly object[] {
	const column = sheetColumn(table);
	if (column === null) return [];
	const sheets = new Set(typed.map((row) => (row[column] ?? '').trim()));
	return others.filter((row) => sheets.has(String((row as Record<string, unknown>)[column])));
}

/**
 * Reads what was typed exactly as a file of the vocabulary would be read: written as its bytes, then read by the same code.
 * `others` are the rows that stay.
 */
export async function readTyped(
	table: ReferenceTable,
	typed: readonly Typed[],
	others: readonly object[],
	reference: Reference
): Promise<TypedRows> {
	const columns = Object.keys(REFERENCE_TABLES[table].row.shape);
	const before = companions(table, typed, others);
	const cells = typed.map((row) =>
		columns
			.map((column) => (row[column] ?? '').replace(/\s*[\r\n]+\s*/g, ' ').trim())
			.map((cell) => quoteCell(cell, /[";]/))
			.join(';')
	);
	const text = `${rowsCsv(table, before)}${cells.join('\n')}\n`;
	const from = HEADER_ROWS + before.length + 1;
	const {
		reference: batches,
		rejects,
		summary
	} = await readAll(text, reference, {
		encoding: 'utf-8',
		delimiter: ';'
	});
	const told = (problem: Problem): Refusal => ({
		rang: problem.ligne !== null && problem.ligne >= from ? problem.ligne - from : null,
		colonne: columns.find((column) => column === problem.champ) ?? null,
		message: withoutAddress(problem.message)
	});
	const blocking = [...rejects.flatMap((row) => row.problemes), ...summary.problems].filter(
		(problem) => problem.severite === 'bloquant'
	);
	const refusals = [...new Map(blocking.map((problem) => [problem.message, told(problem)])).values()];
	if (refusals.length > 0) return { refusals };
	const rows = batches.flatMap((batch) =>
		batch.rows.filter((_, index) => (batch.lignes[index] ?? 0) >= from)
	);
	if (rows.length === typed.length) return { rows };
	const message = fr`Cette saisie se lirait comme une ligne vide ou comme une remarque : son premier champ est vide, ou commence par « # ».`;
	return { refusals: [{ rang: null, colonne: null, message }] };
}
