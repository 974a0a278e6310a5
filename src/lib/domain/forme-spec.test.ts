import { describe, expect, test } from 'vitest';
import { checkFormeSpec, isForme, splitByForme } from './forme-spec.ts';
import { MAX_CENTIMES } from './money.ts';
import { FORMES_ATTRIBUEES } from './vocabulary.ts';
import { fc } from '../../../tests/property-seed.ts';

describe('what a forme cell may say', () => {
	test.for([
		'NV',
		'MULTI',
		'SEX',
		'SEX|TRAV',
		'SEX:60|TRAV:40',
		'SEX:33.33|TRAV:33.33',
		'GPA:100',
		'SEX:0.01'
	])('%s is understood', (spec) => {
		expect(checkFormeSpec(spec)).toBeNull();
	});

	test.for([
		['', 'forme'],
		['sex', 'forme'],
		['XYZ', 'forme'],
		['SEX|', 'forme'],
		['SEX|SEX', 'forme'],
		['SEX:50|SEX:50', 'forme'],
		['NV|SEX', 'forme'],
		['MULTI:50|SEX:50', 'forme'],
		['SEX:60,5|TRAV:39,5', 'forme'],
		['SEX:-10', 'forme'],
		['SEX:33.333', 'forme'],
		['SEX:60|TRAV', 'parts'],
		['SEX:60|TRAV:41', 'parts'],
		['SEX:100.01', 'parts'],
		['SEX:0|TRAV:100', 'parts']
	] as const)('« %s » is refused for its %s', ([spec, reason]) => {
		expect(checkFormeSpec(spec)).toBe(reason);
	});

	test('the codes of forms are the thirteen, in capitals', () => {
		expect(['SEX', 'NV', 'MULTI'].map(isForme)).toEqual([true, true, true]);
		expect(['sex', '', 'SEX|TRAV', 'toString'].map(isForme)).toEqual([false, false, false, false]);
	});
});

describe('a line split by form', () => {
	test.for([
		{ spec: 'NV', parts: [['NV', '', 101]] },
		{ spec: 'MULTI', parts: [['MULTI', '', 101]] },
		{ spec: 'SEX', parts: [['SEX', '', 101]] },
		{ spec: 'SEX|TRAV', parts: [['MULTI', 'SEX|TRAV', 101]] },
		{
			spec: 'SEX:60|TRAV:40',
			parts: [
				['SEX', '', 61],
				['TRAV', '', 40]
			]
		},
		{
			spec: 'SEX:50|TRAV:20',
			parts: [
				['SEX', '', 51],
				['TRAV', '', 20],
				['NV', '', 30]
			]
		},
		{
			spec: 'DOM:25',
			parts: [
				['DOM', '', 25],
				['NV', '', 76]
			]
		}
	])('101 cents of « $spec »', ({ spec, parts }) => {
		expect(splitByForme(101, spec).map((part) => [part.forme, part.nommees, part.centimes])).toEqual(parts);
	});

	test('an unknown form is a broken promise', () => {
		expect(() => splitByForme(100, 'XYZ')).toThrow('unknown form: XYZ');
	});

	const published = fc
		.uniqueArray(fc.constantFrom(...FORMES_ATTRIBUEES), { minLength: 1, maxLength: 6 })
		.chain((codes) =>
			fc.tuple(
				fc.constant(codes),
				fc.array(fc.integer({ min: 1, max: Math.floor(10_000 / codes.length) }), {
					minLength: codes.length,
					maxLength: codes.length
				})
			)
		);

	test('adds up to the line to the cent, gives each form its share and leaves the rest without form', () => {
		fc.assert(
			fc.property(
				published,
				fc.integer({ min: -MAX_CENTIMES, max: MAX_CENTIMES }),
				([codes, hundredths], n) => {
					const spec = codes.map((code, index) => `${code}:${(hundredths[index] ?? 0) / 100}`).join('|');
					expect(checkFormeSpec(spec)).toBeNull();
					const parts = splitByForme(n, spec);
					expect(parts.reduce((sum, part) => sum + part.centimes, 0)).toBe(n + 0);
					const rest = 10_000 - hundredths.reduce((sum, share) => sum + share, 0);
					expect(parts.map((part) => part.forme)).toEqual([...codes, ...(rest === 0 ? [] : ['NV'])]);
					parts.forEach((part, index) => {
						const gap = BigInt(part.centimes) * 10_000n - BigInt(n) * BigInt(hundredths[index] ?? rest);
						expect(gap < 10_000n && gap > -10_000n).toBe(true);
					});
				}
			)
		);
	});
});
