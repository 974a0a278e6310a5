import { expect, test } from 'vitest';
import { searchedWords, standsWhole } from './searched-words.ts';
import { fc } from '../../../../../tests/property-seed.ts';

const word = (texte: string, exact = false) => ({ texte, exact, montant: null });

test('words are words, an amount with its unit or two groups is an amount, what is quoted is one', () => {
	expect(searchedWords('Crédits 15 137')).toEqual([word('credits'), word('15'), word('137')]);
	expect(searchedWords('137-15 "Associations  locales"')).toEqual([
		word('137-15'),
		word('associations locales', true)
	]);
	expect(searchedWords('2018 149 000 €')).toEqual([
		word('2018'),
		{ texte: '149 000', exact: false, montant: { euros: 149_000, centimes: null } }
	]);
	expect(searchedWords('" « € ')).toEqual([]);
});

test('an amount is found as the site writes it, in either language, whatever it is', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1e12, max: 1e12 }), (euros) => {
			const [wanted] = searchedWords(`${euros.toLocaleString('fr-FR')}\u00A0€`);
			expect(wanted?.montant?.euros).toBe(euros);
			const [english] = searchedWords(`€${Math.abs(euros).toLocaleString('en-GB')}`);
			expect(english?.montant?.euros).toBe(Math.abs(euros));
			const [cents] = searchedWords(`${euros.toLocaleString('fr-FR')},07 €`);
			if (euros !== 0) expect(cents?.montant?.centimes).toBe(100 * euros + 7 * Math.sign(euros));
		})
	);
});

test('a word said twice, or within another, is looked for once: a hundred letters ask no more than those that differ', () => {
	expect(searchedWords('traite tr e traite victimes')).toEqual([word('traite'), word('victimes')]);
	expect(searchedWords('2015 15 "aide aux" aide')).toEqual([word('2015'), word('aide aux', true)]);
	expect(searchedWords('a '.repeat(100))).toEqual([word('a')]);
});

test('any text can be searched', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
			for (const { texte } of searchedWords(text)) expect(texte).not.toBe('');
		})
	);
});

test('words stand whole between signs, not inside longer ones', () => {
	expect(standsWhole("l'afis, 2018", 'afis')).toBe(true);
	expect(standsWhole('afisa afis', 'afis')).toBe(true);
	expect(standsWhole('afisa xafis', 'afis')).toBe(false);
});
