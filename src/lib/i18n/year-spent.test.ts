import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { othersSpent, spentFinding, type SpentSaid } from './year-spent.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const row = (change: Partial<SpentSaid> = {}): SpentSaid => ({
	libelle: 'BOP 137',
	taux: { depense: 312_388_700, vote: 498_396_000 },
	prevu: 498_396_000,
	depense: 312_388_700,
	sansIndice: false,
	...change
});

test.for([
	['one rate', [row()], 'En 2016, 62,7 % des crédits votés ont été dépensés (BOP 137)'],
	[
		'nothing spent, as published',
		[row({ taux: { depense: 0, vote: 100 } })],
		'En 2016, 0 % des crédits votés ont été dépensés (BOP 137)'
	],
	[
		'two rates',
		[row(), row({ libelle: 'MAE', taux: { depense: 50, vote: 100 } })],
		'En 2016, l’exécution se calcule pour deux dispositifs : 62,7 % (BOP 137), 50,0 % (MAE)'
	],
	['both sides but no rate', [row({ taux: null })], 'En 2016, le taux d’exécution ne se calcule pas'],
	[
		'a vote alone',
		[row({ taux: null, depense: null })],
		'En 2016, aucune dépense ne se lit en face des crédits votés ou proposés'
	],
	[
		'a spending alone',
		[row({ taux: null, prevu: null })],
		'En 2016, une dépense se lit sans montant voté en face'
	],
	['nothing', [], 'En 2016, ni vote ni dépense dans nos sources'],
	[
		'no price index',
		[row({ taux: null, depense: null, prevu: null, sansIndice: true })],
		'En 2016, pas de valeur en euros constants : aucun indice des prix pour cette année'
	]
] as const)('%s', ([, rows, sentence]) => {
	expect(spaced(spentFinding(2016, rows))).toBe(sentence);
});

test('the others, kind by kind', () => {
	expect(
		spaced(
			othersSpent([
				{ statut: 'non_publie', libelles: ['Programme 101', 'Affaires étrangères'] },
				{ statut: 'sans_objet', libelles: ['AGRASC'] }
			])
		)
	).toBe(
		'Dépense des autres dispositifs : non publié (Programme 101 et Affaires étrangères) ; sans objet (AGRASC).'
	);
	expect(othersSpent([])).toBe('');
});

test.for([
	[[row()], 'In 2016, 62.7% of the funding voted was spent (BOP 137)'],
	[[row({ taux: { depense: 0, vote: 100 } })], 'In 2016, 0% of the funding voted was spent (BOP 137)'],
	[
		[row(), row({ libelle: 'MAE', taux: { depense: 50, vote: 100 } })],
		'In 2016, the execution rate can be calculated for two schemes: 62.7% (BOP 137), 50.0% (MAE)'
	],
	[[row({ taux: null })], 'In 2016, the execution rate cannot be calculated'],
	[
		[row({ taux: null, depense: null })],
		'In 2016, no amount spent can be read against the funding voted or proposed'
	],
	[
		[row({ taux: null, prevu: null })],
		'In 2016, an amount spent can be read with no voted amount to set against it'
	],
	[[], 'In 2016, neither a vote nor spending in our sources'],
	[
		[row({ taux: null, depense: null, prevu: null, sansIndice: true })],
		'In 2016, no value in constant euros: there is no price index for this year'
	]
] as const)('in English, %j', ([rows, sentence]) => {
	expect(inEnglish(() => spentFinding(2016, rows))).toBe(sentence);
});

test('the others in English, kind by kind', () => {
	const silent = [
		{ statut: 'non_publie', libelles: ['Programme 101', 'Foreign Affairs'] },
		{ statut: 'sans_indice', libelles: ['Action 05, support'] }
	] as const;
	expect(inEnglish(() => othersSpent(silent))).toBe(
		'Spending of the other schemes: not published (Programme 101 and Foreign Affairs); no price index (“Action 05, support”).'
	);
});
