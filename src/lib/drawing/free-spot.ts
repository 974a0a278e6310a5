import { overlap, type Box } from './box.ts';

const STEP_X = 14;
const STEP_Y = 8;

/**
 * Finds where a rectangle fits inside `region` clear of `occupied`, at the least `cost`; `null` when it fits nowhere or
 * only at an infinite cost. Ties go to the left, then to the top. `cost` is told what it has to beat: what does not may be
 * called infinite.
 */
export function findFreeSpot(
	size: { readonly width: number; readonly height: number },
	region: Box,
	occupied: readonly Box[],
	cost: (box: Box, least: number) => number
): { box: Box; cost: number } | null {
	const near = occupied.filter((box) => overlap(box, region));
	const lastX = region.x + region.width - size.width;
	const lastY = region.y + region.height - size.height;
	let best: { box: Box; cost: number } | null = null;
	for (let x = region.x; x <= lastX; x += STEP_X) {
		const inColumn = near.filter((box) => box.x < x + size.width && box.x + box.width > x);
		for (let y = region.y; y <= lastY; y += STEP_Y) {
			const box = { x, y, width: size.width, height: size.height };
			const other = inColumn.find((one) => overlap(box, one));
			if (other) {
				// Down to where it ends, nothing fits either.
				while (y + STEP_Y < other.y + other.height - 1) y += STEP_Y;
				continue;
			}
			const price = cost(box, best?.cost ?? Infinity);
			if (price < Infinity && (best === null || price < best.cost - 1e-9)) best = { box, cost: price };
		}
	}
	return best;
}
