import { expect, test } from 'vitest';
import { asEnglish, inEnglish } from '#lib/words/english.fixture.ts';
import { amountAt, betweenAmounts, exactAt, inWords, listed, shortNames } from './year-words.ts';

const row = (id: string, libelle_fr: string, libelle_en: string, perimetre = 'mixte') => ({
	id,
	libelle_fr,
	libelle_en,
	perimetre
});
const ROWS = [
	row('bop137', 'BOP 137, prostitution et traite', 'BOP 137, prostitution and trafficking'),
	row('mae', 'Affaires étrangères, part traite', 'Foreign Affairs, trafficking share', 'dedie'),
	row('p101-03', 'Programme 101, action 03', 'Programme 101, action 03', 'contexte')
];

test('names are short where that says no more, in the language of the reader', () => {
	const names = () => ROWS.map(({ id }) => shortNames(ROWS)(id));
	expect(names()).toEqual(['BOP 137', 'Affaires étrangères', 'Programme 101, action 03']);
	expect(asEnglish(names)).toEqual(['BOP 137', 'Foreign Affairs', 'Programme 101, action 03']);
});

test('amounts, counts and lists in English', () => {
	expect(inEnglish(() => amountAt(100, 'prevu'))).toBe('€1 planned');
	expect(inEnglish(() => amountAt(546_987_800, 'plf'))).toBe('€5.47M entered in the budget bill');
	expect(inEnglish(() => exactAt(502_087_800, 'ouvert', 2018))).toBe('€5,020,878 made available for 2018');
	expect(inEnglish(() => exactAt(502_087_800, 'execution', 2018))).toBe('€5,020,878 spent in 2018');
	expect(inEnglish(() => betweenAmounts(0, 14_900_000))).toBe('between 0 and €149,000');
	expect(inEnglish(() => [1, 11, 12].map((count) => inWords(count, true)).join(' '))).toBe('one eleven 12');
	expect(inEnglish(() => listed(['A', 'B, action 2']))).toBe('A and “B, action 2”');
});
