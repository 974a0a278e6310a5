import { put, type Canvas } from '#lib/drawing/pen.ts';

/** How high and wide the box of a number is. */
export const BREAK_BOX = 17;
const TEXT = 13;

/** The number of each break in a box at `top`, over its line: its sentence bears it under the drawing. */
export function placeBreakNumbers(canvas: Canvas, gaps: readonly number[], top: number): void {
	for (const [index, x] of gaps.entries()) {
		const box = { x: x - BREAK_BOX / 2, y: top, width: BREAK_BOX, height: BREAK_BOX };
		const fin = { fond: 'papier', contour: 'fin' } as const;
		canvas.bars.push({ ...box, ...fin, key: `rupture-${index}`, id: '', part: -1, centimes: 0 });
		const lines = [String(index + 1)];
		put(canvas, {
			key: `numero-${index}`,
			lines,
			x,
			top: top + 0.5,
			size: TEXT,
			weight: 600,
			anchor: 'middle'
		});
	}
}
