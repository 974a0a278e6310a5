import { quoteCell, SPREADSHEET_SPLITS } from '#lib/domain/csv-cell.ts';

/** A cell, quoted when a spreadsheet would break it at any delimiter that it proposes: ours are among them. */
export function csvCell(text: string): string {
	return quoteCell(text, SPREADSHEET_SPLITS);
}

export function csvRow(cells: readonly string[], delimiter: string): string {
	return cells.map(csvCell).join(delimiter);
}

/** A text that a spreadsheet will not run as a formula: one that could be is led by an apostrophe. */
export function inertText(text: string): string {
	return /^[=@\t\r]/.test(text) || /^[+-](?![\d\s\u00A0\u202F.,]*$)/.test(text) ? `'${text}` : text;
}
