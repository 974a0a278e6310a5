import { expect, test } from 'vitest';
import { applyKey, keyMatches, readKeys, type AllocationKey } from './allocation-key.ts';
import { fc } from '../../../tests/property-seed.ts';

const ROW = {
	id: 'essai',
	dispositif: 'bop137',
	poste: 'Crédits déconcentrés',
	beneficiaire: '',
	de: 2018,
	a: 2018,
	methode: 'essai',
	auteur: 'collectif',
	source: '',
	date: '2026-11-22'
};

const key = (...parts: AllocationKey['parts']): AllocationKey => {
	const [read] = readKeys(parts.map((part) => ({ ...ROW, ...part })));
	if (!read) throw new Error('no key');
	return read;
};

test('10, 20 and 40 % of 2 124 878 euros, and the rest to the cent', () => {
	const split = applyKey(212_487_800, key({ forme: 'TRAV', bas: 1000, central: 2000, haut: 4000 }));
	expect(split).toEqual({
		parts: [{ forme: 'TRAV', bas: 21_248_780, central: 42_497_560, haut: 84_995_120 }],
		reste: 169_990_240
	});
});

test('a key speaks of its poste, without case nor accents, in its years', () => {
	const line = { dispositif: 'bop137', exercice: 2018, poste: 'credits deconcentres', beneficiaire: '' };
	const own = key({ forme: 'TRAV', bas: 0, central: 100, haut: 200 });
	expect(keyMatches(own, line)).toBe(true);
	expect(keyMatches(own, { ...line, exercice: 2017 })).toBe(false);
	expect(keyMatches(own, { ...line, poste: 'afis' })).toBe(false);
	expect(keyMatches(own, { ...line, dispositif: 'mae' })).toBe(false);
});

test('whatever the shares, the central parts and the rest add up to the line, and lie between their bounds', () => {
	const share = fc
		.tuple(fc.nat(2500), fc.nat(2500), fc.nat(2500))
		.map((numbers) => numbers.sort((a, b) => a - b));
	fc.assert(
		fc.property(fc.integer({ min: -1e12, max: 1e12 }), share, share, (centimes, one, two) => {
			const of = (forme: 'TRAV' | 'DOM', [bas = 0, central = 0, haut = 0]: number[]) => ({
				forme,
				bas,
				central,
				haut
			});
			const { parts, reste } = applyKey(centimes, key(of('TRAV', one), of('DOM', two)));
			expect(parts.reduce((sum, part) => sum + part.central, reste)).toBe(centimes);
			for (const part of parts) {
				const [low, high] = centimes < 0 ? [part.haut, part.bas] : [part.bas, part.haut];
				expect(part.central).toBeGreaterThanOrEqual(low - 1);
				expect(part.central).toBeLessThanOrEqual(high + 1);
			}
		})
	);
});
