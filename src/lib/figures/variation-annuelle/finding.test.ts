import { expect, test } from 'vitest';
import { variationFinding, whyExcluded, type Change } from './finding.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const change = (libelle: string, ecart: number, more: Partial<Change> = {}): Change => ({
	libelle,
	ecart,
	apres: 118_800_000,
	transfert: false,
	etape: 'lfi',
	postes: [],
	...more
});
const postes = (...all: [string, number | null][]) => ({
	postes: all.map(([poste, ecart]) => ({ poste, ecart }))
});
const two = [2017, 2018] as const;

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'less, mainly for one poste',
		() =>
			variationFinding(
				scopeWith(),
				two,
				[change('X', -180_706_733, postes(['AFIS', -140_937_600], ['B', -39_769_133]))],
				-180_706_733
			),
		'En 2018, 1 807 067 € de moins qu’en 2017 contre la prostitution et la traite (X), surtout pour le poste « AFIS »',
		'In 2018, €1,807,067 less than in 2017 against prostitution and trafficking (X), mainly for the item “AFIS”'
	],
	[
		'no poste makes most of it',
		() => variationFinding(scopeWith(), two, [change('X', -300, postes(['A', -150], ['B', -150]))], -300),
		'En 2018, 3 € de moins qu’en 2017 contre la prostitution et la traite (X)',
		'In 2018, €3 less than in 2017 against prostitution and trafficking (X)'
	],
	[
		'the poste is the whole',
		() => variationFinding(scopeWith(), two, [change('X', -300, postes(['A', -300]))], -300),
		'En 2018, 3 € de moins qu’en 2017 contre la prostitution et la traite (X)',
		'In 2018, €3 less than in 2017 against prostitution and trafficking (X)'
	],
	[
		'an announcement and a bill, apart',
		() =>
			variationFinding(
				scopeWith({ deduit: 5 }),
				[2022, 2023],
				[change('X', 15_000_000, { etape: 'plf' }), change('Y', 90_000_000, { etape: 'annonce' })],
				105_000_000
			),
		'En 2023, par rapport à 2022, contre la prostitution et la traite (montants en partie déduits par nous) : +150 000 € (inscrits au projet de loi, X) et +900 000 € (annoncés, Y)',
		'In 2023, compared with 2022, against prostitution and trafficking (amounts in part deduced by us): +€150,000 (entered in the budget bill, X) and +€900,000 (announced, Y)'
	],
	[
		'too many to give apart, in constant euros',
		() =>
			variationFinding(
				scopeWith({ base: 2025 }),
				two,
				['A', 'B', 'C', 'D'].map((name) => change(name, 10_000_000)),
				40_000_000
			),
		'En 2018, 400 000 € de plus qu’en 2017 contre la prostitution et la traite (quatre dispositifs comparables ; euros constants de 2025)',
		'In 2018, €400,000 more than in 2017 against prostitution and trafficking (four comparable schemes; constant 2025 euros)'
	],
	[
		'as much',
		() => variationFinding(scopeWith({ deduit: 'tout' }), [2020, 2021], [change('X', 0)], 0),
		'Autant en 2021 qu’en 2020 contre la prostitution et la traite (X ; montants déduits par nous) : 1,19 M€',
		'As much in 2021 as in 2020 against prostitution and trafficking (X; amounts deduced by us): €1.19M'
	],
	[
		'nothing compares',
		() => variationFinding(scopeWith(), [2019, 2020], [], null),
		'Entre 2019 et 2020, aucun dispositif ne se compare',
		'Between 2019 and 2020, no scheme can be compared'
	],
	[
		'nothing of one dispositif compares',
		() => variationFinding(scopeWith({ dispositifs: ['Programme 101'] }), two, [], null),
		'Programme 101 : entre 2017 et 2018, rien ne se compare',
		'Programme 101: between 2017 and 2018, nothing can be compared'
	],
	[
		'one of the contexte',
		() => variationFinding(scopeWith({ perimetre: 'contexte' }), two, [change('A', 1)], null),
		'Entre 2017 et 2018, un dispositif se compare',
		'Between 2017 and 2018, one scheme can be compared'
	],
	[
		'several of the contexte',
		() => variationFinding(scopeWith({ perimetre: 'contexte' }), two, [change('A', 1), change('B', 2)], null),
		'En 2018, par rapport à 2017, pour un objet plus large que la traite : +0,01 € (votés, A) et +0,02 € (votés, B)',
		'In 2018, compared with 2017, for a purpose wider than trafficking: +€0.01 (voted, A) and +€0.02 (voted, B)'
	],
	[
		'a rise that is partly a transfer',
		() =>
			variationFinding(scopeWith(), [2015, 2016], [change('A', 40_000_000, { transfert: true })], 40_000_000),
		'En 2016, 400 000 € de plus qu’en 2015 contre la prostitution et la traite (A) ; selon la source citée, une part vient de crédits transférés d’autres programmes',
		'In 2016, €400,000 more than in 2015 against prostitution and trafficking (A); according to the source cited, part of it comes from funding transferred from other programmes'
	],
	[
		'a fall that is partly a transfer',
		() =>
			variationFinding(
				scopeWith(),
				[2015, 2016],
				[change('A', -40_000_000, { transfert: true })],
				-40_000_000
			),
		'En 2016, 400 000 € de moins qu’en 2015 contre la prostitution et la traite (A) ; selon la source citée, une part va par transfert à d’autres programmes',
		'In 2016, €400,000 less than in 2015 against prostitution and trafficking (A); according to the source cited, part of it goes by transfer to other programmes'
	],
	[
		'left out: nothing published',
		() =>
			whyExcluded({
				cause: 'absence',
				absences: [
					{ exercice: 2017, statut: 'sans_objet' },
					{ exercice: 2018, statut: 'sans_objet' }
				]
			}),
		'Montant sans objet en 2017 et en 2018.',
		'Amount: not applicable in 2017 and in 2018.'
	],
	[
		'left out: a break',
		() => whyExcluded({ cause: 'rupture', texte: 'X.' }),
		'Rupture non comparable entre les deux années : x.',
		'Break in series, not comparable between the two years: x.'
	]
])('two years: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test.for(['etape', 'couverture', 'quarantaine', 'sans_indice'])('left out for %s: a sentence', (cause) => {
	for (const said of inBothLanguages(() => whyExcluded({ cause }))) expect(said).toMatch(/\.$/);
});
