import { expect, test } from 'vitest';
import { distance, overlap, type Box } from './box.ts';
import { findFreeSpot } from './free-spot.ts';
import { fc } from '../../../tests/property-seed.ts';

const side = fc.double({ min: 1, max: 90, noNaN: true });
const place = fc.double({ min: -20, max: 160, noNaN: true });
const box = fc.record({ x: place, y: place, width: side, height: side });

/** By trying every place of the grid. */
function tried(
	size: Pick<Box, 'width' | 'height'>,
	region: Box,
	occupied: readonly Box[],
	cost: (box: Box) => number
) {
	let best: { box: Box; cost: number } | null = null;
	for (let x = region.x; x <= region.x + region.width - size.width; x += 14)
		for (let y = region.y; y <= region.y + region.height - size.height; y += 8) {
			const here = { x, y, width: size.width, height: size.height };
			if (occupied.some((other) => overlap(here, other))) continue;
			const price = cost(here);
			if (best === null || price < best.cost - 1e-9) best = { box: here, cost: price };
		}
	return best;
}

test('the spot found is the one that trying every place finds', () => {
	fc.assert(
		fc.property(
			fc.record({ width: side, height: side }),
			fc.array(box, { maxLength: 8 }),
			box,
			(size, occupied, near) => {
				const region = { x: 0, y: 3, width: 200, height: 150 };
				const cost = (at: Box) => distance(at, near);
				expect(findFreeSpot(size, region, occupied, cost)).toEqual(tried(size, region, occupied, cost));
			}
		)
	);
});
