/**
 * What no cell may hold bare in a file for spreadsheets. LibreOffice proposes to split a CSV at commas, semicolons and tabs
 * at once (seen in 7.4): `1234,50` would become 1234 and 50. Quoted, it is one cell, and still a number.
 */
export const SPREADSHEET_SPLITS = /[",;\t\n\r]/;

/** A cell of CSV, quoted when it holds what would split it. */
export function quoteCell(text: string, splits: RegExp): string {
	return splits.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
