import { expect, test } from 'vitest';
import { formeDeck, formeFinding, formeSummary, knownInPart, openFinding, openMeaning } from './formes.ts';
import { inBothLanguages, scopeWith } from './scope.fixture.ts';

const year = (exercice: number, bas: number | null, haut: number | null) => ({
	exercice,
	bornes: { bas, haut }
});
const PAID = [
	year(2016, 0, 500_000),
	year(2017, 237_600_000, 546_987_800),
	year(2018, 100_000, 200_000),
	year(2020, 118_800_000, null),
	year(2021, 118_800_000, null)
];
const OPEN = [year(2018, 309_387_800, 309_387_800)];
const TOTALS = new Map([[2018, 546_987_800]]);

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'in the year wanted',
		() => formeFinding(scopeWith(), 'SEX', PAID, 2017),
		'En 2017, entre 2,38 et 5,47 M€ prévus contre l’exploitation sexuelle',
		'In 2017, between €2.38M and €5.47M planned against sexual exploitation'
	],
	[
		'in the year wanted, at least, deduced',
		() => formeFinding(scopeWith({ deduit: 'tout' }), 'SEX', PAID, 2020),
		'En 2020, au moins 1,19 M€ prévus contre l’exploitation sexuelle (déduits par nous)',
		'In 2020, at least €1.19M planned against sexual exploitation (deduced by us)'
	],
	[
		'else in the last whose bounds are known',
		() => formeFinding(scopeWith(), 'SEX', PAID, 2016),
		'En 2018, entre 1 000 € et 2 000 € prévus contre l’exploitation sexuelle',
		'In 2018, between €1,000 and €2,000 planned against sexual exploitation'
	],
	[
		'of one dispositif, spent',
		() =>
			formeFinding(
				scopeWith({ etape: 'execution', dispositifs: ['BOP 137'] }),
				'SEX',
				[year(2017, 5_000_000, 5_000_000)],
				null
			),
		'BOP 137 : en 2017, 50 000 € dépensés contre l’exploitation sexuelle',
		'BOP 137: in 2017, €50,000 spent against sexual exploitation'
	],
	[
		'nothing, over its years',
		() =>
			formeFinding(scopeWith(), 'TRAV', [year(2016, 0, 5), year(2017, 0, null), year(2018, 0, null)], null),
		'De 2016 à 2018, aucun montant prévu n’est identifié pour l’exploitation par le travail',
		'From 2016 to 2018, no amount planned is identified for labour exploitation'
	],
	[
		'nothing at all',
		() => formeFinding(scopeWith(), 'MEND', [], null),
		'Aucun montant prévu dans nos sources pour la mendicité forcée',
		'No amount planned in our sources for forced begging'
	],
	[
		'its deck says since when, and where the most is not known',
		() => formeDeck(PAID, 2017),
		'Montants rattachés à cette forme, preuve à l’appui : 2017, 2018, 2020 et 2021. Le maximum est inconnu (2020 et 2021) : nos sources n’isolent qu’une partie de l’argent.',
		'Amounts attributed to this form, with evidence: 2017, 2018, 2020 and 2021. The maximum is unknown (2020 and 2021): our sources isolate only a part of the money.'
	],
	[
		'its deck says what might be its',
		() => formeDeck([year(2016, 0, 500_000)], null),
		'En 2016, au plus 5 000 € non attribués pourraient concerner cette forme, ou d’autres.',
		'In 2016, at most €5,000 not attributed might be for this form, or for others.'
	],
	[
		'one amount',
		() => formeDeck([year(2018, 10, 20)], null),
		'Un montant rattaché à cette forme, preuve à l’appui : 2018.',
		'One amount attributed to this form, with evidence: 2018.'
	],
	[
		'in a list: the least and the most, with their years',
		() => formeSummary(PAID),
		'entre 1 000 € (2018) et 2 376 000 € (2017)',
		'between €1,000 (2018) and €2,376,000 (2017)'
	],
	[
		'in a list: what is deduced is said',
		() =>
			formeSummary([year(2020, 118_800_000, null), { ...year(2021, 118_800_000, null), statut: 'deduit' }]),
		'1 188 000 € (2020 et 2021) ; déduit par nous : 2021',
		'€1,188,000 (2020 and 2021); deduced by us: 2021'
	],
	[
		'its deck says what is deduced',
		() => formeDeck([year(2017, 10, 20), { ...year(2018, 10, 20), statut: 'deduit' }], null),
		'Montants rattachés à cette forme, preuve à l’appui : 2017 et 2018 ; déduit par nous : 2018.',
		'Amounts attributed to this form, with evidence: 2017 and 2018; deduced by us: 2018.'
	],
	[
		'in a list: one amount',
		() => formeSummary([year(2018, 237_600_000, null)]),
		'2 376 000 € (2018)',
		'€2,376,000 (2018)'
	],
	[
		'in a list: none',
		() => formeSummary([year(2018, 0, 10)]),
		'aucun montant identifié',
		'no amount identified'
	],
	[
		'no form, with its share of the total',
		() => openFinding(scopeWith(), 'NV', OPEN, TOTALS, 2018),
		'En 2018, 3,09 M€ prévus, 56,6 % du total, ne sont rattachés à aucune forme par leur source',
		'In 2018, €3.09M planned, 56.6% of the total, is not attributed to any form by its source'
	],
	[
		'no form, and what of it was only announced',
		() => openFinding(scopeWith({ annonce: 44_900_000 }), 'NV', OPEN, TOTALS, 2018),
		'En 2018, 3,09 M€ prévus (dont 449 000 € seulement annoncés), 56,6 % du total, ne sont rattachés à aucune forme par leur source',
		'In 2018, €3.09M planned (of which €449,000 only announced), 56.6% of the total, is not attributed to any form by its source'
	],
	[
		'no form, of what is known',
		() => openFinding(scopeWith({ auMoins: true }), 'NV', OPEN, TOTALS, 2018),
		'En 2018, 3,09 M€ prévus, 56,6 % de ce qui est connu, ne sont rattachés à aucune forme par leur source',
		'In 2018, €3.09M planned, 56.6% of what is known, is not attributed to any form by its source'
	],
	[
		'several forms',
		() => openFinding(scopeWith(), 'MULTI', OPEN, new Map(), 2018),
		'En 2018, 3,09 M€ prévus nomment plusieurs formes sans répartition publiée',
		'In 2018, €3.09M planned name several forms without a published split'
	],
	[
		'nothing without a form',
		() => openFinding(scopeWith(), 'NV', [], TOTALS, 2018),
		'Aucun montant prévu sans forme dans nos sources',
		'No amount planned without a form in our sources'
	],
	[
		'nothing of several forms',
		() => openFinding(scopeWith(), 'MULTI', [], TOTALS, 2018),
		'Aucun montant prévu ne nomme plusieurs formes sans les répartir, dans nos sources',
		'No amount planned names several forms without splitting it between them, in our sources'
	]
])('a form: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test('nothing is said of a form that nothing may be for', () => {
	expect(formeDeck([year(2016, 0, 0)], null)).toBe('');
});

test.for(['NV', 'MULTI'] as const)('what it means to have no form: %s', (forme) => {
	const [french, english] = inBothLanguages(() => openMeaning(forme).replaceAll('\u00A0', ' '));
	expect(french).toContain('jamais réparti d’office');
	expect(english).toContain('never split by default');
	expect(french).not.toContain('recevoir');
});

test('who is not known in full, by name and years, is why a maximum is unknown', () => {
	const runs = [
		{ nom: 'BOP 137', exercices: [2020, 2021, 2022] },
		{ nom: 'AGRASC', exercices: [2019] }
	];
	expect(inBothLanguages(() => knownInPart(runs))).toEqual([
		'Inconnu, car l’argent n’est pas connu en entier : BOP 137 (2020 à 2022) et AGRASC (2019).',
		'Unknown, as the money is not known in full: BOP 137 (2020 to 2022) and AGRASC (2019).'
	]);
	expect(knownInPart([])).toBe('');
});
