import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { notSearched, searchTold, surveyNotRead, waitingRows } from './year-gaps.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

test('what has not been looked for is told as ours to do', () => {
	expect(plain(notSearched(2018, 'Programme 101', ['vote', 'execution']))).toBe(
		'Programme 101 : le montant voté pour 2018 et le montant dépensé en 2018.'
	);
	expect(plain(notSearched(2018, 'AGRASC', ['prevu']))).toBe('AGRASC : le montant prévu pour 2018.');
	expect(inLanguage('en', () => notSearched(2018, 'AGRASC', ['prevu', 'execution']))).toBe(
		'AGRASC: the amount planned for 2018 and the amount spent in 2018.'
	);
});

test('what has not been read: rows that wait, surveys', () => {
	expect(plain(waitingRows(2018, 'AGRASC', 1))).toBe(
		'AGRASC : une ligne sur 2018 d’un fichier importé attend d’être corrigée.'
	);
	expect(plain(waitingRows(2018, 'AGRASC', 12))).toBe(
		'AGRASC : 12 lignes sur 2018 d’un fichier importé attendent d’être corrigées.'
	);
	expect(plain(surveyNotRead(2023))).toBe(
		'Les victimes comptées par les associations en 2023 : nous n’avons lu aucune enquête sur cette année.'
	);
	inLanguage('en', () => {
		expect(waitingRows(2018, 'AGRASC', 1)).toBe(
			'AGRASC: one row on 2018 of an imported file is waiting to be corrected.'
		);
		expect(surveyNotRead(2023)).toBe(
			'Victims counted by organisations in 2023: we have read no survey of that year.'
		);
	});
});

test('a search says what it told, and never that the State does not publish', () => {
	expect(plain(searchTold('non_trouve'))).toBe(
		'Montant cherché, non trouvé par nous : il est peut-être publié.'
	);
	expect(searchTold('non_publie')).toBe('Le document lu ne le donne pas.');
	expect(inLanguage('en', () => searchTold('non_trouve'))).toBe(
		'Amount searched for, not found by us: it may be published.'
	);
});
