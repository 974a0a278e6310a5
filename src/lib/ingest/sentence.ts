const NBSP = '\u00A0';

function typeset(text: string): string {
	return text
		.replace(/ ([:;?!»%€])/g, `${NBSP}$1`)
		.replace(/« /g, `«${NBSP}`)
		.replace(/(\p{L})'(?=[\p{L}«]|$)/gu, '$1’');
}

/**
 * Writes a French sentence with its typography (no-break spaces, apostrophes). What is put in is left as it is, so that
 * a cell is quoted exactly.
 */
export function fr(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
	return strings.reduce((sentence, part, index) => {
		const value = index === 0 ? '' : values[index - 1];
		return `${sentence}${value ?? ''}${typeset(part)}`;
	}, '');
}

/** A count in words' company: `1 234`, `12`. */
export function count(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/** A cell as quoted in a sentence: one line, and not so long that the sentence is lost. */
export function quoted(cell: string): string {
	const line = cell.replace(/\s*\n\s*/g, ' ⏎ ');
	return `«${NBSP}${line.length > 80 ? `${line.slice(0, 79)}…` : line}${NBSP}»`;
}
