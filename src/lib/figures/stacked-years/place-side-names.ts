import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, rule, type Canvas } from '#lib/drawing/pen.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { Figure } from './read-figure.ts';
import { linesWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { nameOf } from '#lib/figures/shell/words.ts';

const NAME = 14;
/** Widths tried for a name, until all stand one under the other. */
export const SIDE_WIDTHS = [150, 230, 320] as const;
const LEADER = 18;
const SHORTEST = 5;
const BETWEEN = 4;

/** Names that the last year can carry at its right: its marks that are thick enough to point at. */
export interface SideNames {
	readonly names: readonly { readonly marque: Marque; readonly lines: readonly string[] }[];
	/** Room that they need at the right of the last year. */
	readonly width: number;
}

/** The names of the marks of the last year on lines of at most `widest`, `null` when it has no bar. */
export function sideNames(figure: Figure, widest: number): SideNames | null {
	const last = figure.years.at(-1);
	if (last === undefined || last.parts.length === 0) return null;
	const names = figure.marks
		.filter((marque) => last.parts.some((part) => part.marque === marque))
		.map((marque) => ({ marque, lines: wrapText(nameOf(marque, figure.libelles), widest, NAME, 600, 3) }));
	if (names.length === 0) return null;
	return { names, width: LEADER + Math.max(...names.map(({ lines }) => linesWidth(lines, NAME, 600))) };
}

/**
 * Sets the names at `left`, each at the height of its mark in the last year or as near as the others let it, with a thin
 * line to the mark. Names of marks too thin to point at are left to the key, and all of them when the height is too short.
 */
export function placeSideNames(
	names: SideNames['names'],
	exercice: number,
	left: number,
	top: number,
	bottom: number,
	canvas: Canvas
): void {
	const own = canvas.parts.filter((part) => part.id === String(exercice));
	const wanted = names
		.flatMap(({ marque, lines }) => {
			const thickest = own
				.filter((part) => part.marque === marque && part.height >= SHORTEST)
				.sort((a, b) => b.height - a.height)[0];
			if (!thickest) return [];
			const at = thickest.y + thickest.height / 2;
			return [
				{
					marque,
					lines,
					at,
					from: thickest.x + thickest.width,
					height: lines.length * leadingOf(NAME) + BETWEEN
				}
			];
		})
		.sort((a, b) => a.at - b.at);
	if (wanted.reduce((sum, item) => sum + item.height, 0) > bottom - top) return;
	// Down from the top so that none overlaps, then back up from the bottom.
	const tops = wanted.map((item) => item.at - item.height / 2);
	let limit = top;
	for (const [index, item] of wanted.entries()) {
		tops[index] = Math.max(tops[index] ?? top, limit);
		limit = (tops[index] ?? top) + item.height;
	}
	limit = bottom;
	for (const [index, item] of [...wanted.entries()].reverse()) {
		tops[index] = Math.min(tops[index] ?? top, limit - item.height);
		limit = tops[index] ?? top;
	}
	for (const [index, { marque, lines, at, from, height }] of wanted.entries()) {
		const y = tops[index] ?? top;
		rule(
			canvas,
			`renvoi-${marque}`,
			'renvoi',
			[from + 3, at],
			[left + 2, at],
			[left + LEADER - 5, y + (height - BETWEEN) / 2]
		);
		put(canvas, {
			key: `nom-${marque}`,
			lines,
			x: left + LEADER,
			top: y,
			size: NAME,
			weight: 600,
			tone: marque
		});
		canvas.named.push(marque);
	}
}
