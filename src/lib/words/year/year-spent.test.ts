import { expect, test } from 'vitest';
import { othersSpent, spentFinding, type SpentSaid } from './year-spent.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const row = (change: Partial<SpentSaid> = {}): SpentSaid => ({
	libelle: 'BOP 137',
	taux: { depense: 312_388_700, vote: 498_396_000 },
	prevu: 498_396_000,
	depense: 312_388_700,
	sansIndice: false,
	...change
});

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'one rate',
		() => spentFinding(scopeWith(), 2016, [row()]),
		'En 2016, 62,7 % des crédits votés ont été dépensés (BOP 137)',
		'In 2016, 62.7% of the funding voted was spent (BOP 137)'
	],
	[
		'nothing spent, as published',
		() => spentFinding(scopeWith(), 2016, [row({ taux: { depense: 0, vote: 100 } })]),
		'En 2016, 0 % des crédits votés ont été dépensés (BOP 137)',
		'In 2016, 0% of the funding voted was spent (BOP 137)'
	],
	[
		'two rates',
		() => spentFinding(scopeWith(), 2016, [row(), row({ libelle: 'MAE', taux: { depense: 50, vote: 100 } })]),
		'En 2016, part du voté qui a été dépensée : 62,7 % (BOP 137) et 50,0 % (MAE)',
		'In 2016, share of the vote that was spent: 62.7% (BOP 137) and 50.0% (MAE)'
	],
	[
		'both sides but no rate',
		() => spentFinding(scopeWith({ dispositifs: ['BOP 137'] }), 2016, [row({ taux: null })]),
		'BOP 137 : en 2016, la dépense ne peut être rapportée au vote',
		'BOP 137: in 2016, spending cannot be set against the vote'
	],
	[
		'a vote alone',
		() => spentFinding(scopeWith(), 2016, [row({ taux: null, depense: null })]),
		'En 2016, aucune dépense n’est connue en face des crédits votés ou proposés',
		'In 2016, no amount spent is known against the funding voted or proposed'
	],
	[
		'a spending alone',
		() => spentFinding(scopeWith(), 2016, [row({ taux: null, prevu: null })]),
		'En 2016, une dépense est connue, sans montant voté en face',
		'In 2016, an amount spent is known, with no voted amount to set against it'
	],
	[
		'a zero beside a vote without spending',
		() =>
			spentFinding(scopeWith(), 2018, [
				row({ taux: null, depense: null }),
				row({ libelle: 'AGRASC', taux: null, prevu: null, depense: 0 })
			]),
		'En 2018, aucune dépense n’est connue en face des crédits votés ou proposés',
		'In 2018, no amount spent is known against the funding voted or proposed'
	],
	[
		'a zero alone',
		() => spentFinding(scopeWith(), 2018, [row({ taux: null, prevu: null, depense: 0 })]),
		'En 2018, la dépense connue est de 0 €, sans montant voté en face',
		'In 2018, the amount spent that is known is €0, with no voted amount to set against it'
	],
	[
		'nothing',
		() => spentFinding(scopeWith(), 2016, []),
		'En 2016, ni vote ni dépense dans nos sources',
		'In 2016, neither a vote nor spending in our sources'
	],
	[
		'no price index',
		() =>
			spentFinding(scopeWith(), 2016, [row({ taux: null, depense: null, prevu: null, sansIndice: true })]),
		'En 2016, pas de valeur en euros constants : aucun indice des prix pour cette année',
		'In 2016, no value in constant euros: there is no price index for this year'
	],
	[
		'the others, kind by kind',
		() =>
			othersSpent([
				{ statut: 'non_publie', libelles: ['Programme 101', 'MAE'] },
				{ statut: 'sans_indice', libelles: ['Action 05, X'] }
			]),
		'Dépense des autres dispositifs : non publié (Programme 101 et MAE) ; sans indice des prix (« Action 05, X »).',
		'Spending of the other schemes: not published (Programme 101 and MAE); no price index (“Action 05, X”).'
	]
])('what became of the vote: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test('nothing is said of no other', () => {
	expect(othersSpent([])).toBe('');
});
