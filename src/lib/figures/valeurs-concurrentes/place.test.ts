import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_VALEURS, axisOf, placeNumberLine } from './place.ts';
import { fc } from '../../../../tests/property-seed.ts';

const VALUES = [
	{ centimes: 682_794_500, libelle: 'Direction du budget', retenue: true },
	{ centimes: 626_475_500, libelle: 'total imprimé, Sénat', retenue: false },
	{ centimes: 662_844_500, libelle: 'somme des lignes, Sénat', retenue: false }
];

test('values near one another get an axis that starts near them', () => {
	expect(axisOf(VALUES)).toEqual([600_000_000, 700_000_000]);
	expect(
		axisOf([
			{ centimes: 100, libelle: '', retenue: true },
			{ centimes: 900, libelle: '', retenue: false }
		])[0]
	).toBe(0);
});

test('the retained value is full, the others hollow, in the order of amounts', () => {
	const { diamonds } = placeNumberLine(VALUES, 700);
	expect(diamonds.map((diamond) => diamond.full)).toEqual([false, false, true]);
	const xs = diamonds.map((diamond) => diamond.x);
	expect([...xs].sort((a, b) => a - b)).toEqual(xs);
	// 0.2648, 0.6284 and 0.8279 of the way from 6 to 7 M€.
	expect(((xs[0] ?? 0) - 34) / (700 - 68)).toBeCloseTo(0.2648, 3);
});

test('the same amount from two sources is one mark with both labels', () => {
	const { diamonds, texts } = placeNumberLine(
		[...VALUES, { centimes: 626_475_500, libelle: 'presse', retenue: false }],
		700
	);
	expect(diamonds).toHaveLength(3);
	expect(texts.some((text) => text.lines.join(' ') === 'total imprimé, Sénat, presse')).toBe(true);
});

test('any values: labels are whole and apart at every width', () => {
	const value = fc.record({
		centimes: fc.oneof(fc.integer({ min: -1e9, max: 1e13 }), fc.integer({ min: 1e8, max: 1e8 + 9 })),
		libelle: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constant('Mot'.repeat(70))),
		retenue: fc.boolean()
	});
	fc.assert(
		fc.property(
			fc.array(value, { minLength: 1, maxLength: 9 }),
			fc.constantFrom(...LARGEURS_VALEURS),
			(values, width) => {
				expect(inEachLanguage(() => labelFaults(placeNumberLine(values, width)))).toEqual([]);
			}
		)
	);
});

test('in English the retained value is said so, and the axis is in euros', () => {
	const texts = inLanguage('en', () =>
		placeNumberLine(VALUES, LARGEURS_VALEURS[0]).texts.map((text) => text.lines.join(' '))
	);
	expect(texts.join(' ')).toContain('retained, Direction du budget');
	expect(texts).toContain('€7.0M');
});
