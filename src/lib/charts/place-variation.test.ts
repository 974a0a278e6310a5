import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeVariations } from './place-variation.ts';

test('bars leave one zero line, in proportion', () => {
	const { zero, bars } = placeVariations([-140_937_600, -19_519_100, 0, null], 203);
	expect(zero).toBeCloseTo(201.5, 6);
	expect(bars[0]).toEqual({ x: 1.5, width: 200 });
	expect(bars[1]?.width).toBeCloseTo((200 * 19_519_100) / 140_937_600, 6);
	expect(bars[2]).toEqual({ x: zero, width: 0 });
	expect(bars[3]).toBeNull();
});

test('gains go right, losses left', () => {
	const { zero, bars } = placeVariations([-100, 300], 403);
	expect(zero).toBeCloseTo(101.5);
	expect(bars[1]).toMatchObject({ x: zero, width: 300 });
});

test('nothing that moves, or nothing at all, keeps a zero line', () => {
	expect(placeVariations([0, null], 100)).toEqual({ zero: 50, bars: [{ x: 50, width: 0 }, null] });
	expect(placeVariations([], 100).zero).toBe(50);
});

test('any differences stay inside', () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.integer({ min: -1e13, max: 1e13 }))), (ecarts) => {
			const { zero, bars } = placeVariations(ecarts, 180);
			for (const bar of bars) {
				if (bar === null) continue;
				expect(bar.x).toBeGreaterThanOrEqual(0);
				expect(bar.x + bar.width).toBeLessThanOrEqual(180 + 1e-6);
				expect(Math.min(Math.abs(bar.x - zero), Math.abs(bar.x + bar.width - zero))).toBeLessThan(1e-6);
			}
		})
	);
});
