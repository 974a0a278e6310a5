import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_TAUX, describeRates, placeRates, type YearRate } from './place.ts';
import { fc } from '../../../../tests/property-seed.ts';

const rate = (exercice: number, attribue: number | null, total: number | null): YearRate => ({
	exercice,
	attribue,
	total
});
const RATES: YearRate[] = [
	rate(2016, 0, 498_396_000),
	rate(2017, 378_537_600, 682_794_500),
	rate(2018, 237_600_000, 546_987_800),
	rate(2019, 198_000_000, 460_487_800),
	...[2020, 2021, 2022, 2023, 2024, 2025].map((exercice) => rate(exercice, null, null))
];

test('whole bars with the attributed part, and one frame for the years without a rate', () => {
	const { parts, texts, slots } = placeRates(RATES, 'SEX', 700);
	const of2018 = parts.filter((part) => part.id === '2018');
	expect(of2018.map((part) => part.marque)).toEqual(['SEX', 'NV']);
	expect((of2018[0]?.height ?? 0) / ((of2018[0]?.height ?? 0) + (of2018[1]?.height ?? 0))).toBeCloseTo(
		0.4344,
		3
	);
	expect(texts.find((text) => text.key === '2018-taux')?.lines).toEqual(['43,4\u00A0%']);
	expect(texts.find((text) => text.key === '2016-taux')?.lines).toEqual(['0\u00A0%']);
	expect(slots).toHaveLength(1);
	expect(texts.map((text) => text.lines.join(' '))).toContain('Taux non calculable');
});

test('columns when wide, rows when narrow', () => {
	expect(LARGEURS_TAUX.map((width) => placeRates(RATES, 'ATTRIBUE', width).layout)).toEqual([
		'lignes',
		'lignes',
		'colonnes'
	]);
});

test('any rates: labels are whole and apart', () => {
	const year = fc.oneof(
		fc.constant({ attribue: null, total: null }),
		fc.record({ attribue: fc.nat(1e9), total: fc.integer({ min: 0, max: 1e12 }) })
	);
	fc.assert(
		fc.property(fc.array(year, { maxLength: 30 }), fc.constantFrom(...LARGEURS_TAUX), (years, width) => {
			const rates = years.map((item, index) => ({ ...item, exercice: 2000 + index }));
			expect(inEachLanguage(() => labelFaults(placeRates(rates, 'ATTRIBUE', width)))).toEqual([]);
		})
	);
});

test('describes each year', () => {
	expect(describeRates(RATES)).toContain(
		'2018\u00A0: 43,4\u00A0%, 2019\u00A0: 43,0\u00A0%, 2020\u00A0: non calculable'
	);
});

test('in English each year has its rate, or none', () => {
	expect(inLanguage('en', () => describeRates(RATES))).toMatch(
		/^Share of the total attributed to a form, by year\. 2016: 0%, .*2018: 43\.4%, 2019: 43\.0%, 2020: not computable/
	);
});
