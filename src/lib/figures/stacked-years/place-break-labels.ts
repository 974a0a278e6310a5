import type { Box } from '#lib/drawing/box.ts';
import { leadingOf, setText, type PlacedText } from '#lib/drawing/drawing.ts';
import { textWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { BREAK_BOX } from './place-break-numbers.ts';
import { breakWord, colon } from '#lib/figures/shell/words.ts';

const TITLE = 14;
const TEXT = 13;
const WIDEST = 250;
const NARROWEST = 104;
const MOST_LINES = 5;
const AWAY = 8;
const TOP = 2;
/** Sentences of more breaks than this would make a staircase over the chart: they go under it, by their numbers. */
export const MOST_SENTENCES = 2;
// Under this a sentence between two lines would be a column of single words.
const ROOM_TO_NEXT = 118;

/** The label of one break, above the chart beside its dotted line, which starts at `lineTop`. */
export interface BreakLabel {
	readonly texts: readonly PlacedText[];
	readonly box: Box;
	readonly lineTop: number;
	/** The sentence when it found no room beside the line, where only its number stands. */
	readonly below: string | null;
}

const numbered = (number: number, sentences: readonly string[]) =>
	`${number}. ${breakWord()}${colon()} ${sentences.join(' ')}`;

/** The room of the number of each break, over its line; its sentence is told below. */
export function numberedBreaks(
	gaps: readonly number[],
	sentences: readonly (readonly string[])[]
): BreakLabel[] {
	return gaps.map((x, index) => ({
		texts: [],
		box: { x: x - BREAK_BOX / 2, y: TOP, width: BREAK_BOX, height: BREAK_BOX },
		lineTop: TOP + BREAK_BOX,
		below: numbered(index + 1, sentences[index] ?? [])
	}));
}

/**
 * Sets each label to the right of its line from the top of the chart, lower where one above would be crossed. A
 * sentence that would need too narrow a column becomes a numbered note.
 */
export function placeBreakLabels(
	gaps: readonly number[],
	sentences: readonly (readonly string[])[],
	right: number
): BreakLabel[] {
	const placed: BreakLabel[] = [];
	for (const [index, x] of gaps.entries()) {
		const left = x + AWAY;
		const text = (sentences[index] ?? []).join(' ');
		const next = gaps[index + 1] ?? right;
		// Between two lines when there is room there, else over the next line, which then starts lower.
		const roomToNext = next - AWAY - left;
		const width = Math.min(WIDEST, roomToNext >= ROOM_TO_NEXT || next === right ? roomToNext : right - left);
		const lines = width < NARROWEST ? [] : wrapText(text, width, TEXT);
		const fits = lines.length > 0 && lines.length <= MOST_LINES && !lines.some((line) => line.endsWith('…'));
		const number = placed.filter((label) => label.below !== null).length + 1;
		const title = fits ? breakWord() : String(number);
		const height = leadingOf(TITLE) + (fits ? lines.length * leadingOf(TEXT) : 0);
		const reach = Math.max(
			textWidth(title, TITLE, 600),
			...(fits ? lines : []).map((line) => textWidth(line, TEXT))
		);
		// A line starts under the labels that reach over it; then so does its own label.
		const above = placed.filter((label) => label.box.x + label.box.width > x - 4);
		const top = Math.max(TOP, ...above.map((label) => label.box.y + label.box.height + 6));
		const key = `rupture-${index}`;
		placed.push({
			texts: [
				setText({ key, lines: [title], x: left, top, size: TITLE, weight: 600 }),
				...(fits
					? [
							setText({
								key: `${key}-texte`,
								lines,
								x: left,
								top: top + leadingOf(TITLE),
								size: TEXT,
								tone: 'encre2'
							})
						]
					: [])
			],
			box: { x: left, y: top, width: reach, height },
			lineTop: top,
			below: fits ? null : numbered(number, sentences[index] ?? [])
		});
	}
	return placed;
}
