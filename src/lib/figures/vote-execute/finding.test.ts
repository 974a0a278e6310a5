import { expect, test } from 'vitest';
import {
	announcedDeck,
	executionDeck,
	executionFinding,
	stagesAmount,
	stagesFinding,
	whyNoRate,
	type Pair,
	type Rated
} from './finding.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Scope } from '#lib/words/scope.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const rated = (exercice: number, depense: number, vote = 1000) => ({
	exercice,
	depensee: true,
	taux: { depense, vote }
});
const none = (exercice: number) => ({ exercice, depensee: false, taux: null });
const unrated = (exercice: number) => ({ exercice, depensee: true, taux: null });
const BUDGET = ['lfi', 'plf'] as const;
const executionOf = (scope: Scope, years: readonly Rated[], prevues: readonly Etape[] = BUDGET) =>
	executionFinding(scope, years, prevues);
const BOTH: Pair = {
	exercice: 2018,
	libelle: 'X',
	dedans: 300_000_000,
	dehors: 502_087_800,
	etapes: ['annonce', 'lfi']
};

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'some years, of one dispositif',
		() =>
			executionOf(scopeWith({ dispositifs: ['BOP 137'] }), [
				none(2013),
				none(2014),
				none(2015),
				rated(2016, 627),
				rated(2017, 404),
				none(2018)
			]),
		'BOP 137 : depuis 2013, la dépense n’est connue que pour 2016 (62,7 % du voté) et 2017 (40,4 %)',
		'BOP 137: since 2013, spending is known only for 2016 (62.7% of the amount voted) and 2017 (40.4%)'
	],
	[
		'some of the years asked',
		() => executionOf(scopeWith({ a: 2017 }), [none(2015), rated(2016, 627), rated(2017, 404)]),
		'De 2015 à 2017, la dépense n’est connue que pour 2016 (62,7 % du voté) et 2017 (40,4 %)',
		'From 2015 to 2017, spending is known only for 2016 (62.7% of the amount voted) and 2017 (40.4%)'
	],
	[
		'every year',
		() => executionOf(scopeWith(), [rated(2016, 0), rated(2017, 404)]),
		'La dépense est connue pour 2016 (0 % du voté) et 2017 (40,4 %)',
		'Spending is known for 2016 (0% of the amount voted) and 2017 (40.4%)'
	],
	[
		'many years',
		() =>
			executionOf(scopeWith(), [
				rated(2013, 500),
				rated(2014, 900),
				rated(2015, 200),
				rated(2016, 700),
				none(2017)
			]),
		'Depuis 2013, la dépense n’est connue que pour quatre années, de 20,0 % du voté en 2015 à 90,0 % en 2014',
		'Since 2013, spending is known only for four years, from 20.0% of the amount voted in 2015 to 90.0% in 2014'
	],
	[
		'spending known without a vote',
		() => executionOf(scopeWith(), [none(2013), unrated(2014), rated(2015, 500)]),
		'Depuis 2013, la dépense ne se rapporte au vote que pour 2015 (50,0 % du voté)',
		'Since 2013, spending can be set against the vote only for 2015 (50.0% of the amount voted)'
	],
	[
		'no year, of those asked',
		() => executionOf(scopeWith({ de: 2018, a: 2025 }), [2018, 2019, 2020, 2021].map(none)),
		'De 2018 à 2021, aucune dépense n’est connue en face des crédits votés ou proposés',
		'From 2018 to 2021, no spending is known against the funding voted or proposed'
	],
	[
		'one year, none',
		() => executionOf(scopeWith(), [none(2018)]),
		'En 2018, aucune dépense n’est connue en face des crédits votés ou proposés',
		'In 2018, no spending is known against the funding voted or proposed'
	],
	[
		'only spending',
		() => executionOf(scopeWith(), [unrated(2018)]),
		'En 2018, aucune dépense connue ne peut être rapportée à un vote',
		'In 2018, no known spending can be set against a vote'
	],
	[
		'nothing',
		() => executionOf(scopeWith(), []),
		'Aucun montant voté à mettre en face d’un montant dépensé',
		'No voted amount to set against an amount spent'
	],
	[
		'nothing spent, beside what is announced too',
		() => executionOf(scopeWith(), [none(2018)], ['lfi', 'plf', 'annonce']),
		'En 2018, aucune dépense n’est connue en face des crédits prévus',
		'In 2018, no spending is known against the funding planned'
	],
	[
		'which years count, are spent alone, are a part',
		() => executionDeck('X', stagesAmount(BUDGET), [2013, 2014, 2015], [2011, 2012], [2020, 2021, 2022]),
		'X : montant voté (LFI) ou proposé (PLF) complet pour trois années, 2013 à 2015. En 2011 et 2012, la dépense est publiée sans montant voté à mettre en face dans nos sources. De 2020 à 2022, une partie du dispositif n’est pas isolée.',
		'X: full amount voted (LFI) or proposed (PLF) for three years, 2013 to 2015. In 2011 and 2012, spending is published with no voted amount to set against it in our sources. From 2020 to 2022, part of the scheme is not isolated.'
	],
	[
		'no year counts',
		() => executionDeck('X', stagesAmount(BUDGET), [], [2011], [2013, 2015, 2016, 2017]),
		'X : aucune année n’a de montant voté (LFI) ou proposé (PLF) complet dans nos sources. En 2011, la dépense est publiée sans montant voté à mettre en face dans nos sources. En 2013 et de 2015 à 2017, une partie du dispositif n’est pas isolée.',
		'X: no year has the full amount voted (LFI) or proposed (PLF) in our sources. In 2011, spending is published with no voted amount to set against it in our sources. In 2013 and from 2015 to 2017, part of the scheme is not isolated.'
	],
	[
		'two stages: the last year that has both',
		() => stagesFinding(scopeWith(), [{ ...BOTH, exercice: 2016 }, BOTH], ['A', 'B']),
		'En 2018, 3,00 M€ annoncés pour 5,02 M€ votés contre la prostitution et la traite',
		'In 2018, €3.00M announced set against €5.02M voted against prostitution and trafficking'
	],
	[
		'two stages that no year has',
		() => stagesFinding(scopeWith(), [], [stagesAmount(['execution']), stagesAmount(['plf'])]),
		'Aucune année n’a à la fois un montant exécuté et un montant du projet de loi (PLF) dans nos sources',
		'No year has both an executed amount and an amount of the budget bill (PLF) in our sources'
	],
	[
		'an announcement and its details',
		() => announcedDeck(2018, 300_000_000, [{ nom: 'N', centimes: 51_000_000 }], 249_000_000),
		'En 2018, 3 000 000 € annoncés, dont 510 000 € (N) ; 2 490 000 € non détaillés.',
		'In 2018, €3,000,000 announced, of which €510,000 (N); €2,490,000 not itemised.'
	],
	[
		'an announcement without details',
		() => announcedDeck(2018, 20_000, [], 0),
		'En 2018, 200 € annoncés.',
		'In 2018, €200 announced.'
	]
])('voted and spent: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test('every reason for no rate is a sentence', () => {
	expect(whyNoRate(null)).toBeNull();
	expect(inBothLanguages(() => whyNoRate({ cause: 'execution', statut: 'non_publie' }) ?? '')).toEqual([
		'Montant dépensé : non publié.',
		'Amount spent: not published.'
	]);
	for (const cause of ['vote', 'non-vote', 'couverture', 'vote-nul', 'sans_indice', 'quarantaine'])
		for (const said of inBothLanguages(() => whyNoRate({ cause }) ?? '')) expect(said).toMatch(/\.$/);
});
