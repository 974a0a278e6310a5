import { quoteCell } from '#lib/domain/csv-cell.ts';
import { guardFormula } from '#lib/domain/formula-text.ts';
import { writeEuros } from '#lib/domain/money.ts';
import { REFERENCE_TABLES, type Reference, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { isInHundredths } from './table-schema.ts';

function cellOf(table: ReferenceTable, column: string, value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value !== 'number') return guardFormula(String(value));
	return isInHundredths(table, column) ? writeEuros(value).replace('.', ',') : String(value);
}

/** A vocabulary as the file that brought it: semicolons, decimal comma. Our own import reads it back unchanged. */
export function referenceCsv(reference: Reference, table: ReferenceTable): string {
	const columns = Object.keys(REFERENCE_TABLES[table].row.shape);
	const rows = (reference[table] as readonly Readonly<Record<string, unknown>>[]).map((row) =>
		columns.map((column) => quoteCell(cellOf(table, column, row[column]), /[";\n\r]/)).join(';')
	);
	return [columns.join(';'), ...rows, ''].join('\n');
}
