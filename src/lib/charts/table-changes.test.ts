import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import { tableChanges } from './table-changes.ts';

const table = (...lignes: TableCell[][]): FigureTable => ({
	legende: 'essai',
	colonnes: [
		{ cle: 'exercice', titre: 'Exercice', genre: 'entier', enTete: true },
		{ cle: 'montant', titre: 'Montant', genre: 'euros' },
		{ cle: 'taux', titre: 'Taux', genre: 'pourcent' },
		{ cle: 'statut', titre: 'Statut', genre: 'code', libelles: { publie: 'publié', absent: 'absent' } },
		{ cle: 'note', titre: 'Note', genre: 'texte' }
	],
	lignes
});
const told = (before: FigureTable, after: FigureTable) =>
	tableChanges(before, after).map(({ ligne, colonne, avant, apres, ecart }) =>
		`${ligne} ${colonne} : ${avant} > ${apres} (${ecart})`.replaceAll('\u00A0', ' ')
	);

test('the numbers and codes that differ are told with their row and by how much', () => {
	const before = table([2017, 682_794_500, 554, 'publie', 'x'], [2018, 100, null, 'publie', '']);
	const after = table([2017, 626_475_500, 0, 'publie', 'y'], [2018, null, null, 'absent', '']);
	expect(told(before, after)).toEqual([
		'2017 Montant : 6 827 945 € > 6 264 755 € (-56319000)',
		'2017 Taux : 55,4 % > 0,0 % (null)',
		'2018 Montant : 1 € > aucune valeur (null)',
		'2018 Statut : publié > absent (null)'
	]);
});
test('a row that enters is told from nothing; the same rows in another order are no change', () => {
	const one = [2017, 100, null, 'publie', ''];
	const two = [2018, 200, null, 'publie', ''];
	expect(told(table(one), table(two, one))).toEqual([
		'2018 Montant : aucune valeur > 2 € (null)',
		'2018 Statut : aucune valeur > publié (null)'
	]);
	expect(told(table(one, two), table(two, one))).toEqual([]);
});

test('in English numbers have points and commas, and nothing is no value', () => {
	const before = table([2017, 682_794_500, 554, 'publie', 'x']);
	const after = table([2017, 626_475_500, null, 'publie', 'y']);
	expect(inLanguage('en', () => told(before, after))).toEqual([
		'2017 Montant : €6,827,945 > €6,264,755 (-56319000)',
		'2017 Taux : 55.4% > no value (null)'
	]);
});
