/** A cell, quoted when it would break its row. */
export function csvCell(text: string, delimiter: string): string {
	const plain =
		!text.includes('"') && !text.includes('\n') && !text.includes('\r') && !text.includes(delimiter);
	return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

export function csvRow(cells: readonly string[], delimiter: string): string {
	return cells.map((cell) => csvCell(cell, delimiter)).join(delimiter);
}

/** A text that a spreadsheet will not run as a formula: one that could be is led by an apostrophe. */
export function inertText(text: string): string {
	return /^[=@\t\r]/.test(text) || /^[+-](?![\d\s\u00A0\u202F.,]*$)/.test(text) ? `'${text}` : text;
}
