import { expect, test } from 'vitest';
import { ETAPES, FORMES } from '#lib/domain/vocabulary.ts';
import { pointOfRow, readDataPoint, sheetAddresses, writeDataPoint, type DataPoint } from './data-point.ts';
import { fc } from '../../../../tests/property-seed.ts';

const IDS = ['bop137', 'p101-03', 'subventions-locales'];
const isDispositif = (id: string) => IDS.includes(id);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const points = fc
	.record({
		exercice: fc.integer({ min: 1990, max: 2100 }),
		dispositif: maybe(fc.constantFrom(...IDS)),
		etape: maybe(fc.constantFrom(...ETAPES)),
		formes: maybe(fc.uniqueArray(fc.constantFrom(...FORMES), { minLength: 1 })),
		poste: maybe(fc.string({ unit: 'binary' }))
	})
	.map(
		(point) =>
			Object.fromEntries(Object.entries(point).filter(([, v]) => v !== undefined)) as unknown as DataPoint
	);

test('whatever an item is called, a point is read again from its address', () => {
	fc.assert(
		fc.property(points, (point) => {
			expect(readDataPoint(writeDataPoint(point), isDispositif)).toEqual(point);
		})
	);
});

test('an address has one form, and nothing else is read', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const read = readDataPoint(text, isDispositif);
			if (read !== null) expect(writeDataPoint(read)).toBe(text);
		})
	);
	for (const text of [
		'',
		'2018.',
		'18',
		'2018.sex',
		'2018.SEX.bop137',
		'2018.inconnu',
		'2018.lfi.plf',
		'1989',
		'2101'
	])
		expect(readDataPoint(text, isDispositif), text).toBeNull();
});

test('addresses keep what chooses the money, and leave what chooses the years', () => {
	const at = sheetAddresses(
		'flux',
		new URLSearchParams('etape=lfi&de=2013&a=2018&forme=SEX&dispositif=bop137,p101&utm=x')
	);
	expect(at('2018.NV+MULTI')).toBe('/figures/flux/2018.NV+MULTI?etape=lfi&dispositif=bop137,p101');
	expect(at('2018~A/B ?')).toBe('/figures/flux/2018~A%2FB%20%3F?etape=lfi&dispositif=bop137,p101');
});

test('a row of several years, or of a part, has no point', () => {
	expect(pointOfRow({ dispositif: 'bop137' })).toBeNull();
	expect(pointOfRow({ exercice: 2018, part: 'non-detaille' })).toBeNull();
	expect(pointOfRow({ exercice: 2018, forme: 'TRAV|DOM', etape: '' })).toEqual({
		exercice: 2018,
		formes: ['TRAV', 'DOM']
	});
});
