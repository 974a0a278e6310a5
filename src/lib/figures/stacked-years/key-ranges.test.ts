import { expect, test } from 'vitest';
import { rangesAcross } from '#lib/drawing/drawing.ts';
import { rangeEntries } from '#lib/figures/shell/key-signs.ts';
import { placeStackedBars } from '#lib/figures/formes-par-annee/place.ts';
import { REFERENCE, makeYear } from './reference-figure.fixture.ts';

const keyed = (forme: 'TRAV' | 'DOM', bas: number, centimes: number, haut: number) =>
	({ forme, etape: 'lfi', centimes, deduit: 0, nonDetaille: false, cle: { bas, haut } }) as const;
const year = {
	...makeYear(2018, []),
	parts: [
		{ forme: 'SEX', etape: 'lfi', centimes: 200_000_000, deduit: 0, nonDetaille: false },
		keyed('TRAV', 10_000_000, 20_000_000, 40_000_000),
		keyed('DOM', 0, 5_000_000, 10_000_000),
		{ forme: 'NV', etape: 'lfi', centimes: 100_000_000, deduit: 0, nonDetaille: false }
	],
	total: 325_000_000
} as const;

test('two ranges of one bar stand side by side, centred on it', () => {
	expect(rangesAcross(1, 60)).toEqual([0]);
	expect(rangesAcross(2, 60)).toEqual([-5, 5]);
	expect(rangesAcross(4, 20)).toEqual([-7.5, -2.5, 2.5, 7.5]);
	expect(rangesAcross(0, 60)).toEqual([]);
});

test.for([360, 1120])('at %i px no range of a key hides another, and the key says what they are', (width) => {
	const drawing = placeStackedBars({ ...REFERENCE, annees: [year] }, width);
	const stems = drawing.rules
		.filter((rule) => rule.kind === 'fourchette')
		.map(({ points }) => points.map(([x, y]) => (width < 600 ? y : x))[2]);
	expect(stems).toHaveLength(2);
	expect(Math.abs((stems[0] ?? 0) - (stems[1] ?? 0))).toBeGreaterThanOrEqual(9);
	expect(rangeEntries(drawing).map((entry) => entry.text)).toEqual([
		'ce qu’une clé suppose, au moins et au plus'
	]);
	expect(rangeEntries({ rules: [] })).toEqual([]);
});
