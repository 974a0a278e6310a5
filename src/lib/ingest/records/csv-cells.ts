import { guardCell } from '#lib/domain/formula-text.ts';
import { quoteCell, SPREADSHEET_SPLITS } from '#lib/domain/csv-cell.ts';

/** A cell, quoted when a spreadsheet would break it at any delimiter that it proposes: ours are among them. */
export function csvCell(text: string): string {
	return quoteCell(text, SPREADSHEET_SPLITS);
}

export function csvRow(cells: readonly string[], delimiter: string): string {
	return cells.map(csvCell).join(delimiter);
}

/** A row whose cells, amounts too, no spreadsheet runs as formulas. */
export const inertRow = (cells: readonly string[], delimiter: string): string =>
	csvRow(cells.map(guardCell), delimiter);
