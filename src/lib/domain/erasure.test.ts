import { expect, test } from 'vitest';
import { Erasure } from './erasure.ts';
import { fold } from './fold.ts';
import { fc } from '../../../tests/property-seed.ts';

test('a text leaves a numbered mark, in prose, in names and in ids', () => {
	const erasure = new Erasure('Jeanne Martin', 7);
	expect(erasure.prose('Aide à JEANNE  MARTIN, puis Jeanne-Martin')).toBe(
		'Aide à [effacé 7], puis [effacé 7]'
	);
	expect(erasure.name('Association Jeanne Martin')).toBe('Association effacé 7');
	expect(erasure.key('rapport-jeanne-martin')).toBe('rapport-efface-7');
	expect(erasure.key('Rapport Jeanne Martin')).toBe('Rapport [effacé 7-2]');
	expect(erasure.within({ a: ['Jeanne Martin', 3, null], code: 'jeanne-martin', b: { c: 'x' } })).toEqual({
		a: ['[effacé 7]', 3, null],
		code: 'jeanne-martin',
		b: { c: 'x' }
	});
});

test('a SIREN is one with spaces or without', () => {
	const erasure = new Erasure('781 626 817', 7);
	expect(erasure.siren).toBe('781626817');
	expect(erasure.prose('SIREN 781626817, ou 781 626\u00A0817')).toBe('SIREN [effacé 7], ou [effacé 7]');
	expect(new Erasure('1781626817', 7).siren).toBeNull();
});

test('a telephone number is one however it is cut', () => {
	const erasure = new Erasure('06 12 34 56 78', 7);
	expect(erasure.prose('Tél. 0612345678, 06.12.34.56.78 ou 06-12-34-56-78.')).toBe(
		'Tél. [effacé 7], [effacé 7] ou [effacé 7].'
	);
	for (const other of ['06 12 34 56 79', '06 12 34\t56 78', '06 12\n34 56 78', '0612;345678'])
		expect([other, erasure.says(other), erasure.prose(other)]).toEqual([other, false, other]);
});

test('an address says a text under the signs of addresses', () => {
	const erasure = new Erasure('Zélie Quorbin', 7);
	for (const address of [
		'https://exemple.fr/Z%C3%A9lie%20Quorbin',
		'https://exemple.fr/?nom=zelie+quorbin',
		'https://exemple.fr/zelie.quorbin/',
		'https://exemple.fr/zelie_quorbin',
		'https://exemple.fr/Z%C3%A9lie-Quorbin%'
	])
		expect([address, erasure.saysAddress(address)]).toEqual([address, !address.endsWith('%')]);
	expect(erasure.saysAddress('https://exemple.fr/quorbin')).toBe(false);
});

test('a name inside longer words is known as such', () => {
	expect(new Erasure('781626817', 7).isPartly('SIREN 781 626 817, et')).toBe(false);
	expect(new Erasure('781626817', 7).isPartly('SIRET 78162681700012')).toBe(true);
	const erasure = new Erasure('Martin', 7);
	expect(
		['M. Martin', 'Saint-Martin', 'Martinez', 'Martin et Martinez'].map((text) => erasure.isPartly(text))
	).toEqual([...[false, false, true, true]]);
});

const piece = fc.constantFrom('Jeanne', 'JEANNE', ' Martin', '-martin', ' ', 'é', 'x', ', ');
const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

test('names that differed, folded, still differ; those that did not are one', () => {
	fc.assert(
		fc.property(fc.array(text, { maxLength: 8 }), (names) => {
			const erasure = new Erasure('jeanne martin', 7);
			const erased = names.map((name) => erasure.name(name));
			for (const [at, one] of names.entries())
				for (const [other, two] of names.entries())
					expect(fold(erased[at] ?? '') === fold(erased[other] ?? '')).toBe(fold(one) === fold(two));
			expect(erased.some((name) => erasure.says(name))).toBe(false);
		})
	);
});

test('ids that differed still differ', () => {
	fc.assert(
		fc.property(fc.uniqueArray(text, { maxLength: 8 }), (ids) => {
			const erasure = new Erasure('jeanne martin', 7);
			const erased = ids.map((id) => erasure.key(id));
			expect(new Set(erased).size).toBe(ids.length);
			expect(erased.some((id) => erasure.says(id))).toBe(false);
		})
	);
});
