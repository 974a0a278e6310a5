import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { countedWords, versionsTitle, type CountedAmount } from './version-words.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const changed: CountedAmount = { avant: 100, apres: 90 };
const entered: CountedAmount = { avant: null, apres: 100 };
const left: CountedAmount = { avant: 100, apres: null };
const same: CountedAmount = { avant: 100, apres: 100 };

test('the first version counts, and changes nothing', () => {
	expect(countedWords(1, Array<CountedAmount>(151).fill(entered))).toBe(
		'la base s’ouvre sur 151 montants comptés'
	);
	expect(countedWords(1, [entered])).toBe('la base s’ouvre sur 1 montant compté');
	expect(countedWords(1, [])).toBe('aucun montant compté ne change');
});

test.for<[CountedAmount[], string]>([
	[[same], 'aucun montant compté ne change'],
	[[changed], '1 montant compté change'],
	[[entered, entered, same], '2 montants comptés entrent'],
	[[left], '1 montant compté est retiré'],
	[[changed, changed, entered, left, left], '2 montants comptés changent, 1 entre, 2 sont retirés']
])('%j: %s', ([amounts, words]) => {
	expect(plain(countedWords(2, amounts))).toBe(words);
});

test('the title of the versions', () => {
	expect(versionsTitle(1)).toBe('Les données en sont à leur première version');
	expect(versionsTitle(12)).toBe('Les données en sont à leur version 12');
});

test('in English', () =>
	inLanguage('en', () => {
		expect(versionsTitle(1)).toBe('The data is at its first version');
		expect(countedWords(2, [changed, entered, entered, left])).toBe(
			'1 counted amount changes, 2 enter, 1 is withdrawn'
		);
		expect(countedWords(1, [entered, entered])).toBe('the database opens with 2 counted amounts');
	}));
