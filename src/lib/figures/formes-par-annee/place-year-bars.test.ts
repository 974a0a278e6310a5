import { expect, test } from 'vitest';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { anyFigure } from '#lib/figures/stacked-years/figures.fixture.ts';
import { REFERENCE, makeYear } from '#lib/figures/stacked-years/reference-figure.fixture.ts';
import { placeYearBars } from './place-year-bars.ts';
import { fc } from '../../../../tests/property-seed.ts';

test('every year has its bar, all to one scale, its amount with its unit', () => {
	const annees = [
		makeYear(2017, [['SEX', 'lfi', 2_000_000]]),
		makeYear(2018, [
			['TRAV', 'lfi', 3_000_000],
			['NV', 'lfi', 1_000_000]
		])
	];
	const { barres, legende } = placeYearBars({ ...REFERENCE, annees }, 320);
	const [first, second] = barres.map(({ drawing }) =>
		drawing.parts.reduce((sum, part) => sum + part.width, 0)
	);
	expect((second ?? 0) / (first ?? NaN)).toBeCloseTo(2, 6);
	expect(barres[1]?.drawing.texts.map(({ lines }) => lines[0])).toContain('4,00\u00A0M€');
	expect(legende.map(({ key }) => key)).toEqual(['SEX', 'TRAV', 'NV', 'lfi']);
});

test('any years: no label is cut or on another, and no year is without a shape', () => {
	fc.assert(
		fc.property(anyFigure, (data) => {
			const barres = inEachLanguage(() => placeYearBars({ ...data, mesure: 'montant' }, 320).barres);
			const years = data.annees.map(({ exercice }) => exercice);
			expect(barres.map(({ exercice }) => exercice)).toEqual([...years, ...years]);
			for (const { drawing } of barres) {
				expect(labelFaults(drawing)).toEqual([]);
				expect(drawing.rules.some(({ key }) => key === 'base')).toBe(true);
			}
		}),
		{ numRuns: 60 }
	);
});
