import { fold } from './fold.ts';

const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/u;
const GAP = /[\s\u2010-\u2015-]/u;
const PART_OF_WORD = /[a-z0-9]/;

/** A text as compared, and of each of its characters where it starts and ends in the text. */
interface Mapped {
	readonly folded: string;
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** As `fold`, and more: what is not seen is nothing, a hyphen is a space. */
function mapped(text: string): Mapped {
	let folded = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let at = 0;
	for (const char of text) {
		const end = at + char.length;
		const told = UNSEEN.test(char) ? '' : GAP.test(char) ? ' ' : fold(char);
		if (told === '' || (told === ' ' && folded.endsWith(' '))) {
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
 * is made of whole words.
 */
export function replaceFolded(text: string, sought: string, mark: string, { words = false } = {}): string {
	const needle = mapped(sought).folded.trim();
	if (needle === '') return text;
	const { folded, starts, ends } = mapped(text);
	let out = '';
	let copied = 0;
	for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at)) {
		const last = at + needle.length - 1;
		const whole = !PART_OF_WORD.test(folded[at - 1] ?? '') && !PART_OF_WORD.test(folded[last + 1] ?? '');
		if (words && !whole) {
			at += 1;
			continue;
		}
		out += text.slice(copied, starts[at]) + mark;
		// What folds to several characters goes as a whole.
		copied = ends[last] ?? text.length;
		at = last + 1;
	}
	return copied === 0 && out === '' ? text : out + text.slice(copied);
}

/** Whether a text says another, whatever its case, accents, spaces and hyphens. */
export const saysFolded = (text: string, sought: string): boolean => {
	const needle = mapped(sought).folded.trim();
	return needle !== '' && mapped(text).folded.includes(needle);
};
