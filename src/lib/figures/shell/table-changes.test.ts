import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import { tableChanges } from './table-changes.ts';

const table = (...lignes: TableCell[][]): FigureTable => ({
	legende: 'essai',
	colonnes: [
		{ id: 'exercice', titre: 'Exercice', genre: 'entier', enTete: true },
		{ id: 'montant', titre: 'Montant', genre: 'euros', etat: 'statut' },
		{ id: 'taux', titre: 'Taux', genre: 'pourcent' },
		{ id: 'statut', titre: 'Statut', genre: 'code', libelles: { publie: 'publié', absent: 'absent' } },
		{ id: 'note', titre: 'Note', genre: 'texte' }
	],
	identites: lignes.map(([exercice]) => ({ exercice: Number(exercice) })),
	lignes
});
const told = (before: FigureTable, after: FigureTable) =>
	tableChanges(before, after).map(({ ligne, colonne, avant, apres, ecart }) =>
		`${ligne} ${colonne} : ${avant} > ${apres} (${ecart})`.replaceAll('\u00A0', ' ')
	);

test('the numbers and codes that differ are told with their row and by how much', () => {
	const before = table([2017, 682_794_500, 554, 'publie', 'x'], [2018, 100, null, 'publie', '']);
	const after = table([2017, 626_475_500, 0, 'publie', 'y'], [2018, 100, null, 'absent', '']);
	expect(told(before, after)).toEqual([
		'2017 Montant : 6 827 945 € > 6 264 755 € (-56319000)',
		'2017 Taux : 55,4 % > 0,0 % (null)',
		'2018 Statut : publié > absent (null)'
	]);
});

test('an amount that comes or goes is told once, by the kind of nothing that its row says', () => {
	const before = table([2018, 100, null, 'publie', '']);
	const after = table([2018, null, null, 'absent', '']);
	expect(told(before, after)).toEqual(['2018 Montant : 1 € > absent (null)']);
	expect(told(after, before)).toEqual(['2018 Montant : absent > 1 € (null)']);
});

test('a row that enters is told by its numbers; one without any is no change; nor is another order', () => {
	const one = [2017, 100, null, 'publie', ''];
	const two = [2018, 200, null, 'publie', ''];
	expect(told(table(one), table(two, one))).toEqual(['2018 Montant : aucune valeur > 2 € (null)']);
	expect(told(table(one), table(one, [2018, null, null, 'absent', '']))).toEqual([]);
	expect(told(table(one, two), table(two, one))).toEqual([]);
});

const postes = (
	...rows: (readonly [identite: string, label: string, cents: number | null])[]
): FigureTable => ({
	legende: 'essai',
	colonnes: [
		{ id: 'poste', titre: 'Poste', genre: 'texte', enTete: true },
		{ id: 'montant', titre: 'Montant', genre: 'euros' }
	],
	identites: rows.map(([poste]) => ({ dispositif: 'bop137', poste })),
	lignes: rows.map(([, label, cents]) => [label, cents])
});

test('rows are matched by what they speak of, not by their labels nor by their place', () => {
	const before = postes(['AFIS', 'AFIS', 100], ['Crédits', 'Crédits', 200]);
	const renamed = postes(['crédits', 'Crédits nationaux', 200], ['AFIS', 'Aide financière', 100]);
	expect(told(before, renamed)).toEqual([]);
	const twins = postes(['AFIS', 'AFIS', 100], ['AFIS', 'AFIS', 200]);
	expect(told(twins, postes(['AFIS', 'AFIS', 200], ['AFIS', 'AFIS', 100]))).toEqual([]);
	expect(told(twins, postes(['AFIS', 'AFIS', 200], ['AFIS', 'AFIS', 150]))).toEqual([
		'AFIS Montant : 1 € > 1,50 € (50)'
	]);
});

test('the values of a list are compared whatever their rank in it', () => {
	const rivals = (...cells: (number | null)[]): FigureTable => ({
		legende: 'essai',
		colonnes: [
			{ id: 'exercice', titre: 'Exercice', genre: 'entier', enTete: true },
			...cells.map((_, rank) => ({
				id: `autre_${rank}`,
				titre: `Autre ${rank}`,
				genre: 'euros' as const,
				liste: 'Autre valeur'
			}))
		],
		identites: [{ exercice: 2017 }],
		lignes: [[2017, ...cells]]
	});
	expect(told(rivals(100, 300), rivals(300, null, 100))).toEqual([]);
	expect(told(rivals(100), rivals(200, 100))).toEqual(['2017 Autre valeur : 1 € > 1 €, 2 € (null)']);
});

test('in English numbers have points and commas, and nothing is no value', () => {
	const before = table([2017, 682_794_500, 554, 'publie', 'x']);
	const after = table([2017, 626_475_500, null, 'publie', 'y']);
	expect(inLanguage('en', () => told(before, after))).toEqual([
		'2017 Montant : €6,827,945 > €6,264,755 (-56319000)',
		'2017 Taux : 55.4% > no value (null)'
	]);
});
