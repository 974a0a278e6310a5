const NBSP = '\u00A0';

/** A count in words' company: `1 234`, `12`. */
export function count(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/** A cell as quoted in a sentence: one line, and not so long that the sentence is lost. */
export function quoted(cell: string): string {
	const line = cell.replace(/\s*\n\s*/g, ' ⏎ ');
	return `«${NBSP}${line.length > 80 ? `${line.slice(0, 79)}…` : line}${NBSP}»`;
}
