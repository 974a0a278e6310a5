import type { Bands } from '#lib/drawing/bands.ts';
import { grow, type Box } from '#lib/drawing/box.ts';
import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { findFreeSpot } from '#lib/drawing/free-spot.ts';
import type { Canvas } from '#lib/drawing/pen.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { humpSentence } from './humps.ts';
import { isDrawn, type Figure } from './read-figure.ts';

const TEXT = 13;
// Farther off a name would be read as that of another bar.
const FARTHEST = 90;

/** Names what makes a hump over its columns, whose labels start at `heads`; without room there, a sentence tells it below. */
export function placeHumpNames(
	{ figure, bands }: { readonly figure: Figure; readonly bands: Bands },
	heads: readonly number[],
	region: Box,
	occupied: Box[],
	canvas: Canvas
): void {
	for (const [rank, hump] of figure.bosses.entries()) {
		const own = figure.years.flatMap((year, index) =>
			isDrawn(year) && hump.exercices.includes(year.exercice) ? [index] : []
		);
		const x1 = (bands.centers[own[0] ?? 0] ?? 0) - bands.bar / 2;
		const x2 = (bands.centers[own.at(-1) ?? 0] ?? 0) + bands.bar / 2;
		const top = Math.min(...own.map((index) => heads[index] ?? 0));
		const size = { width: textWidth(hump.nom, TEXT, 600), height: leadingOf(TEXT) };
		const clear = occupied.map((box) => grow(box, 3));
		const brackets = canvas.rules.filter(({ kind }) => kind === 'accolade').map(({ points }) => points);
		const spot = findFreeSpot(size, region, clear, (box) => {
			// Over a bracket it would be read as the name of all its years.
			const over = brackets.some(
				([[x1, foot] = [0, 0], , , [x2] = [0]]) => box.y < foot && box.x < x2 && box.x + box.width > x1
			);
			const beyond = Math.max(0, x1 - box.x, box.x + box.width - x2);
			const away = beyond * 3 + Math.abs(box.y + box.height - top);
			return over || away > FARTHEST ? Infinity : away;
		});
		if (spot === null) {
			canvas.below.push(humpSentence(hump));
			continue;
		}
		const { x, y } = spot.box;
		canvas.texts.push(
			setText({ key: `bosse-${rank}`, lines: [hump.nom], x, top: y, size: TEXT, weight: 600 })
		);
		occupied.push(spot.box);
	}
}
