import { fold } from './fold.ts';

const PART_OF_WORD = /[a-z0-9]/;
const GAPS = /[\s_-]+/g;
const BETWEEN_DIGITS = /[\s_.-]+/g;
/** A number that names somebody (SIREN, SIRET, telephone), however it is cut. */
const ONLY_DIGITS = /^\+?[\d\s._-]*\d$/;

/** Cells and rows are never one number. */
const apart = (text: string) => text.replace(/[\t\r\n]+/g, ';');

/** A text as compared, and of each of its characters where it starts and ends in the text. */
interface Mapped {
	readonly folded: string;
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** As `fold` compares, and a hyphen or an underscore is a space; among `digits`, spaces, dots and hyphens are nothing. */
function mapped(text: string, digits: boolean): Mapped {
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let at = 0;
	for (const char of text) {
		const end = at + char.length;
		const spaced = /\s/.test(char) ? (digits ? apart(char) : ' ') : fold(char).replace(GAPS, ' ');
		const told = digits ? spaced.replace(BETWEEN_DIGITS, '') : spaced;
		if (told === '' && spaced !== '') {
			// Between digits, and nothing.
		} else if (told === '' || (told === ' ' && folded.endsWith(' '))) {
			// A mark on the letter before it, or one more space: part of what it follows.
			if (ends.length > 0) ends[ends.length - 1] = end;
		} else {
			for (let index = 0; index < told.length; index += 1) {
				starts.push(at);
				ends.push(end);
			}
			folded += told;
		}
		at = end;
	}
	return { folded, starts, ends };
}

/**
 * A text with another in the place of every `sought`, whatever its case, accents, spaces and hyphens. `words`: only where it
 * is made of whole words. `mark` may look at what it replaces.
 */
export function replaceFolded(
	text: string,
	sought: string,
	mark: string | ((found: string) => string),
	{ words = false } = {}
): string {
	const digits = isNumber(sought);
	const needle = digits ? sought.replace(BETWEEN_DIGITS, '') : loose(sought);
	if (needle === '') return text;
	const { folded, starts, ends } = mapped(text, digits);
	let out = '';
	let copied = 0;
	for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at)) {
		const last = at + needle.length - 1;
		const [from, to] = [starts[at] ?? 0, ends[last] ?? text.length];
		// Among digits, the spaces around a number are no longer in what is compared.
		const [before, after] = digits ? [text[from - 1], text[to]] : [folded[at - 1], folded[last + 1]];
		if (words && (PART_OF_WORD.test(before ?? '') || PART_OF_WORD.test(after ?? ''))) {
			at += 1;
			continue;
		}
		const found = text.slice(from, to);
		out += text.slice(copied, from) + (typeof mark === 'string' ? mark : mark(found));
		// What folds to several characters goes as a whole.
		copied = to;
		at = last + 1;
	}
	return copied === 0 && out === '' ? text : out + text.slice(copied);
}

/** A text as it is sought. */
export const loose = (text: string): string => fold(text).replace(GAPS, ' ').trim();

/** Whether what is sought is made of digits: it is found whatever parts these. */
export const isNumber = (sought: string): boolean => ONLY_DIGITS.test(sought.trim());

/** Whether a text says another, whatever its case, accents, spaces and hyphens. */
export function saysFolded(text: string, sought: string): boolean {
	if (isNumber(sought))
		return fold(apart(text)).replace(BETWEEN_DIGITS, '').includes(sought.replace(BETWEEN_DIGITS, ''));
	const needle = loose(sought);
	return needle !== '' && loose(text).includes(needle);
}
