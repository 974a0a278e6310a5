import { expect, test } from 'vitest';
import { layersOf } from './layers.ts';
import { fc } from '../../../../tests/property-seed.ts';

const sizes = fc.uniqueArray(
	fc.record({ width: fc.integer({ min: 200, max: 1600 }), height: fc.integer({ min: 60, max: 3000 }) }),
	{ minLength: 1, maxLength: 6, selector: ({ width }) => width }
);

test('every room shows one drawing, and every sheet one, read no smaller than any other would be', () => {
	fc.assert(
		fc.property(sizes, fc.integer({ min: 60, max: 240 }), (drawings, highest) => {
			const layers = layersOf(drawings, highest);
			for (const room of [1, 200, 640, 1120, 3000])
				expect(
					layers.filter(({ from, before }) => (from ?? 0) <= room && room < (before ?? Infinity))
				).toHaveLength(1);
			for (const [sheet, height] of [
				['papier', highest],
				['papier-bas', 110]
			] as const) {
				const [shown, ...others] = layers.filter(({ sheets }) => sheets.includes(sheet));
				expect(others).toEqual([]);
				const scale = (drawing: { width: number; height: number }) =>
					Math.min(0.25, 180 / drawing.width, height / drawing.height);
				for (const drawing of drawings)
					expect(scale(shown?.drawing ?? drawing)).toBeGreaterThanOrEqual(scale(drawing));
			}
		})
	);
});

test('a tall list of years is printed from its wide drawing, a low one from that of a sheet', () => {
	const sheetOf = (sizes: readonly (readonly [number, number])[], name: string) =>
		layersOf(sizes.map(([width, height]) => ({ width, height }))).find(({ sheets }) => sheets.includes(name))
			?.drawing.width;
	expect(
		sheetOf(
			[
				[288, 1834],
				[720, 1450],
				[1120, 698]
			],
			'papier'
		)
	).toBe(1120);
	expect(
		sheetOf(
			[
				[720, 612],
				[896, 381],
				[1120, 472]
			],
			'papier'
		)
	).toBe(720);
	expect(
		sheetOf(
			[
				[720, 612],
				[896, 381],
				[1120, 472]
			],
			'papier-bas'
		)
	).toBe(896);
});
