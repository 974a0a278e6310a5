/** A cell of tab-separated text: quoted only when it has to be. */
const cellOf = (text: string): string => {
	const one = text.replace(/[\u00A0\u202F ]+/g, ' ').trim();
	return /[\t\n\r"]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one;
};

/** Rows as tab-separated text. */
export const tabbed = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => `${row.map(cellOf).join('\t')}\r\n`).join('');

/** Whether a text is a table: two rows or more, of which two have a tab, a semicolon or a comma between cells. */
export const looksTabular = (text: string): boolean =>
	text.split(/\r\n|\r|\n/).filter((line) => /[\t;]|,.*,/.test(line)).length >= 2;

/** The rows of the first table of a fragment of a page; cells that span are followed by blank ones. */
export function rowsOfTable(fragment: ParentNode): string[][] {
	const table = fragment.querySelector('table');
	if (!table) return [];
	return [...table.rows].map((row) =>
		[...row.cells].flatMap((cell) => [
			cell.textContent,
			...Array.from({ length: Math.min(cell.colSpan, 200) - 1 }, () => '')
		])
	);
}

/** What a paste holds, as text to be read like a file; `null` when it holds no table. What spreadsheets copy comes first. */
export function pastedText(plain: string, html: string, parse: (html: string) => ParentNode): string | null {
	if (plain.includes('\t') && looksTabular(plain)) return plain;
	const rows = html === '' ? [] : rowsOfTable(parse(html));
	if (rows.length >= 2) return tabbed(rows);
	return looksTabular(plain) ? plain : null;
}
