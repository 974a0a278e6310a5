import { quoteCell } from '#lib/domain/csv-cell.ts';
import { guardFormula } from '#lib/domain/formula-text.ts';
import { writeEuros } from '#lib/domain/money.ts';
import { REFERENCE_TABLES, type Reference, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { isInHundredths } from '#lib/ingest/cells/reference-cells.ts';

/** What a row says in a column, as a file writes it. */
export function writtenCell(table: ReferenceTable, column: string, value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value !== 'number') return guardFormula(String(value));
	return isInHundredths(table, column) ? writeEuros(value).replace('.', ',') : String(value);
}

/** A vocabulary as the file that brought it: semicolons, decimal comma. Our own import reads it back unchanged. */
export const referenceCsv = (reference: Reference, table: ReferenceTable): string =>
	rowsCsv(table, reference[table]);

/** Some rows of a vocabulary as a file of it. */
export function rowsCsv(table: ReferenceTable, rows: readonly object[]): string {
	const columns = Object.keys(REFERENCE_TABLES[table].row.shape);
	const written = (rows as readonly Readonly<Record<string, unknown>>[]).map((row) =>
		columns.map((column) => quoteCell(writtenCell(table, column, row[column]), /[";\n\r]/)).join(';')
	);
	return [columns.join(';'), ...written, ''].join('\n');
}
