import { expect, test } from 'vitest';
import { dispositifFinding, type DispositifFound } from './dispositif-finding.ts';
import { inBothLanguages, scopeWith } from './scope.fixture.ts';

const COMPLETE = { couverture: 'complete', exercices: [2013, 2014, 2015] } as const;
const found = (change: Partial<DispositifFound> = {}, scope: Parameters<typeof scopeWith>[0] = {}) =>
	dispositifFinding(scopeWith({ dispositifs: ['BOP 137'], ...scope }), {
		libelle: 'BOP 137',
		couvertures: [COMPLETE, { couverture: 'partielle', exercices: [2016] }],
		seul: null,
		ailleurs: true,
		...change
	});
const ONE = { seul: 14_900_000, couvertures: [{ couverture: 'non_declaree', exercices: [2018] }] } as const;

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'complete, then partial',
		() => found(),
		'BOP 137 : montants prévus complets de 2013 à 2015, partiels en 2016',
		'BOP 137: amounts planned are complete from 2013 to 2015, partial in 2016'
	],
	[
		'one amount, only announced, whose coverage is not declared',
		() => found(ONE, { perimetre: 'dedie', etape: 'annonce', auMoins: true }),
		'BOP 137 : un seul montant connu, au moins 149 000 € annoncés contre la traite, en 2018',
		'BOP 137: a single known amount, at least €149,000 announced against trafficking, in 2018'
	],
	[
		'a label with a colon',
		() =>
			found({ libelle: 'P, action 03 : aide' }, { dispositifs: ['P, action 03 (aide)'], etape: 'execution' }),
		'P, action 03 (aide) : montants dépensés complets de 2013 à 2015, partiels en 2016',
		'P, action 03 (aide): amounts spent are complete from 2013 to 2015, partial in 2016'
	],
	[
		'nothing at this stage',
		() => found({ couvertures: [] }, { etape: 'lfi' }),
		'BOP 137 : aucun montant voté en loi de finances initiale dans nos sources',
		'BOP 137: no amount voted in the initial budget act in our sources'
	],
	[
		'no line',
		() => found({ couvertures: [], ailleurs: false }),
		'BOP 137 : aucune ligne dans nos sources',
		'BOP 137: no line in our sources'
	]
])('a dispositif: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});
