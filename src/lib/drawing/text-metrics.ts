/** Regular, or the 600 of totals and names. */
export type Graisse = 400 | 600;

// Advance widths in hundredths of an em of DejaVu Sans and DejaVu Sans Bold, the widest fonts of the stack: what fits
// in them fits in Source Sans 3, Segoe UI, Roboto and Arial.
const REGULAR = widths({
	30: "'ijlIJîï",
	34: ' ,./:;\\|\u00A0‘’',
	41: '-()[]tfr!',
	54: '"“”*_`°–szc?ç',
	61: 'LFkvxyPTYao«»àâô',
	64: 'eéèêbdghnpquSEûùÉ$0123456789{}€',
	70: 'KAVÀBRXZC',
	78: 'UHNDG&',
	84: 'OQw#+<=>^~−≥≤M',
	100: '%mæW@…œ'
});
const BOLD = widths({
	35: "'ijlîï \u00A0",
	38: 'IJ/\\|,.‘’',
	42: ':;-',
	49: 'f!()[]tr',
	60: '_`°–"*?zcçs',
	68: 'LvxykaàâEFTe“”«»éèêÉ',
	72: 'oô$0123456789€hnu{}ûùSYbdgpq',
	77: 'CPZBAKRVXÀ',
	85: 'UGDOQ#+<=>HN^~−≥≤',
	100: '&w%@M…',
	110: 'mæœW'
});

/** By code of the character, 0 where it has no width of its own here. */
function widths(groups: Readonly<Record<number, string>>): Uint8Array {
	const table = new Uint8Array(0x2300);
	for (const [width, characters] of Object.entries(groups))
		for (const character of characters) table[character.charCodeAt(0)] = Number(width);
	return table;
}

const MARKS = /^\p{M}$/u;

/** Width in whole hundredths of an em: that of two texts together is the sum of theirs. */
function hundredthsOf(text: string, weight: Graisse): number {
	const table = weight === 600 ? BOLD : REGULAR;
	let sum = 0;
	for (let at = 0; at < text.length; at += 1) {
		const known = table[text.charCodeAt(at)];
		if (known) {
			sum += known;
			continue;
		}
		const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
		at += character.length - 1;
		if (!MARKS.test(character)) sum += 105;
	}
	return sum;
}

/** Width in pixels of one line, never less than what a browser draws. A character of no table counts a full em. */
export const textWidth = (text: string, size: number, weight: Graisse = 400): number =>
	(hundredthsOf(text, weight) * size) / 100;

/** Cuts what is too long for one line and says so with an ellipsis; characters are never cut in two. */
export function ellipsize(text: string, maxWidth: number, size: number, weight: Graisse = 400): string {
	if (textWidth(text, size, weight) <= maxWidth) return text;
	let [sum, kept] = [hundredthsOf('…', weight), 0];
	for (const character of text) {
		sum += hundredthsOf(character, weight);
		if (kept > 0 && (sum * size) / 100 > maxWidth) break;
		kept += character.length;
	}
	return `${text.slice(0, kept).trimEnd()}…`;
}

/** « action 21 », « Programme 101 »: the number of a line of the budget stays with its word. */
const glueNumbers = (text: string) =>
	/ \d/.test(text) ? text.replace(/\b(actions?|programme|BOP) (?=\d)/giu, '$1\u00A0') : text;

const words = (text: string) =>
	glueNumbers(text)
		.split(/[ \t\n\r]+/)
		.filter((part) => part !== '');

/** Words one after the other, as many as fit on each line. */
function fill(words: readonly string[], maxWidth: number, size: number, weight: Graisse): string[] {
	const lines: string[] = [];
	const space = hundredthsOf(' ', weight);
	let filled = 0;
	for (const word of words) {
		const own = hundredthsOf(word, weight);
		const longer = filled + space + own;
		const fits = lines.length > 0 && (longer * size) / 100 <= maxWidth;
		if (fits) lines[lines.length - 1] += ` ${word}`;
		else lines.push(word);
		filled = fits ? longer : own;
	}
	return lines;
}

/**
 * Breaks a text at its ordinary spaces into lines of at most `maxWidth`; a word alone wider than that is cut with an
 * ellipsis. With `maxLines`, the last line ends with an ellipsis when there was more to say.
 */
export function wrapText(
	text: string,
	maxWidth: number,
	size: number,
	weight: Graisse = 400,
	maxLines = Infinity
): string[] {
	const lines = fill(words(text), maxWidth, size, weight);
	const kept = lines.slice(0, maxLines);
	const rest = lines.slice(maxLines);
	if (rest.length > 0) kept.push(`${kept.pop() ?? ''} ${rest[0] ?? ''}…`);
	return kept.map((piece) => ellipsize(piece, maxWidth, size, weight));
}

/**
 * Breaks a text as `wrapText` does, but cuts nothing away: words that belong together and are wider than the line together
 * part first (« Programme » / « 137 »), and a word that is wider alone goes on over the next lines.
 */
export function wrapWhole(text: string, maxWidth: number, size: number, weight: Graisse = 400): string[] {
	const fits = (piece: string) => textWidth(piece, size, weight) <= maxWidth;
	const pieces = words(text)
		.flatMap((word) => (fits(word) ? [word] : word.split(/(?<=\p{L}|\d)\u00A0(?=\p{L}|\d)/u)))
		.flatMap((word) => {
			if (fits(word)) return [word];
			const parts = [''];
			let filled = 0;
			for (const character of word) {
				const own = hundredthsOf(character, weight);
				filled += own;
				if ((filled * size) / 100 <= maxWidth) parts[parts.length - 1] += character;
				else {
					parts.push(character);
					filled = own;
				}
			}
			return parts.filter((part) => part !== '');
		});
	return fill(pieces, maxWidth, size, weight);
}

/** The widest of some lines. */
export function linesWidth(lines: readonly string[], size: number, weight: Graisse = 400): number {
	return (lines.reduce((widest, line) => Math.max(widest, hundredthsOf(line, weight)), 0) * size) / 100;
}
