import { expect, test } from 'vitest';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { boundsFinding, boundsWords, keyWords, mergedName, type BoundsSaid } from './finding-bounds.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

type Pair = readonly [number | null, number | null];
/** Every form, with the bounds of some. */
const all = (other: Pair, own: Partial<Record<FormeAttribuee, Pair>> = {}): BoundsSaid[] =>
	FORMES_ATTRIBUEES.map((forme) => {
		const [bas, haut] = own[forme] ?? other;
		return { forme, bornes: { bas, haut } };
	});
const found = (formes: BoundsSaid[]) => boundsFinding(scopeWith(), 2018, formes);

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'one form has money, the others may have',
		() => found(all([0, 309_387_800], { SEX: [237_600_000, 546_987_800] })),
		'En 2018, contre l’exploitation sexuelle, entre 2,38 et 5,47 M€ prévus ; contre chaque autre forme, entre 0 et 3,09 M€',
		'In 2018, against sexual exploitation, between €2.38M and €5.47M planned; against each other form, between 0 and €3.09M'
	],
	[
		'no form has money',
		() => found(all([0, 498_396_000])),
		'En 2018, contre chacune des onze formes, entre 0 et 4,98 M€ prévus : aucun montant n’est rattaché',
		'In 2018, against each of the eleven forms, between 0 and €4.98M planned: no amount is attributed'
	],
	[
		'the most is not known',
		() => found(all([0, null], { SEX: [118_800_000, null] })),
		'En 2018, contre l’exploitation sexuelle, au moins 1,19 M€ prévus ; le maximum de chaque forme est inconnu',
		'In 2018, against sexual exploitation, at least €1.19M planned; the maximum of each form is unknown'
	],
	[
		'nothing is known but that there may be',
		() => found(all([0, null])),
		'En 2018, aucun montant prévu n’est rattaché à une forme ; le maximum de chacune est inconnu',
		'In 2018, no amount planned is attributed to a form; the maximum of each is unknown'
	],
	[
		'two forms',
		() => found(all([0, 1000], { SEX: [5000, 6000], DOM: [2000, 3000] })),
		'En 2018, contre l’exploitation sexuelle, entre 50 € et 60 € prévus ; une autre forme a un montant rattaché',
		'In 2018, against sexual exploitation, between €50 and €60 planned; one other form has an attributed amount'
	],
	[
		'three forms',
		() => found(all([0, 1000], { SEX: [5000, 6000], DOM: [2000, 3000], ORG: [100, 1100] })),
		'En 2018, contre l’exploitation sexuelle, entre 50 € et 60 € prévus ; deux autres formes ont un montant rattaché',
		'In 2018, against sexual exploitation, between €50 and €60 planned; two other forms have an attributed amount'
	],
	[
		'nothing is left without form',
		() => found(all([0, 0], { SEX: [118_800_000, 118_800_000] })),
		'En 2018, contre l’exploitation sexuelle, 1,19 M€ prévus ; contre chaque autre forme, rien qui puisse lui revenir',
		'In 2018, against sexual exploitation, €1.19M planned; against each other form, nothing that could be for it'
	],
	[
		'some forms named together may have more',
		() => found(all([0, 1000], { SEX: [5000, 8000], TRAV: [0, 3000] })),
		'En 2018, contre l’exploitation sexuelle, entre 50 € et 80 € prévus ; contre chaque autre forme, au plus 30 €',
		'In 2018, against sexual exploitation, between €50 and €80 planned; against each other form, at most €30'
	],
	[
		'nothing at all',
		() => found(all([null, null])),
		'En 2018, aucun montant prévu à répartir entre les formes de traite',
		'In 2018, no amount planned to share out between the forms of trafficking'
	],
	[
		'exact, between',
		() => boundsWords({ bas: 237_600_000, haut: 546_987_800 }),
		'entre 2 376 000 et 5 469 878 €',
		'between €2,376,000 and €5,469,878'
	],
	[
		'exact, from nothing',
		() => boundsWords({ bas: 0, haut: 309_387_800 }),
		'entre 0 et 3 093 878 €',
		'between 0 and €3,093,878'
	],
	[
		'exact, at least',
		() => boundsWords({ bas: 118_800_000, haut: null }),
		'au moins 1 188 000 €, maximum inconnu',
		'at least €1,188,000, maximum unknown'
	],
	[
		'exact, unknown',
		() => boundsWords({ bas: 0, haut: null }),
		'aucun montant rattaché, maximum inconnu',
		'no amount attributed, maximum unknown'
	],
	[
		'exact, nothing',
		() => boundsWords({ bas: 0, haut: 0 }),
		'aucun montant identifié',
		'no amount identified'
	],
	[
		'exact, one value',
		() => boundsWords({ bas: 118_800_000, haut: 118_800_000 }),
		'1 188 000 €',
		'€1,188,000'
	],
	['exact, no amount', () => boundsWords({ bas: null, haut: null }), 'aucun montant', 'no amount'],
	[
		'a key stands apart',
		() => keyWords({ bas: 21_248_780, central: 42_497_560, haut: 84_995_120 }),
		'par clé 424 975,60 €, de 212 487,80 à 849 951,20',
		'by key €424,975.60, from €212,487.80 to €849,951.20'
	],
	[
		'merged forms are counted',
		() => mergedName(6, false),
		'Chacune des six autres formes',
		'Each of the six other forms'
	],
	['all forms merged', () => mergedName(11, true), 'Chacune des onze formes', 'Each of the eleven forms']
])('the bounds of a year: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});
