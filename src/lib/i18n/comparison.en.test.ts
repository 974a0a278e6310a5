import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ETAPES, STATUTS } from '#lib/domain/vocabulary.ts';
import {
	announcedDeck,
	executionDeck,
	executionFinding,
	stagesFinding,
	variationFinding,
	whyExcluded,
	whyNoRate
} from './comparison.ts';
import { inEnglish } from './english.fixture.ts';

const rated = (exercice: number, depense: number, vote = 1000) => ({ exercice, taux: { depense, vote } });
const none = (exercice: number) => ({ exercice, taux: null });

test.for([
	[[], 'No full planned amount to set against an amount spent'],
	[[none(2018)], 'Execution cannot be read for the only year with a full planned amount'],
	[
		[none(2017), none(2018)],
		'Execution cannot be read for either of the two years with a full planned amount'
	],
	[
		[rated(2016, 627)],
		'Execution can be read for the only year with a full planned amount: 62.7% spent in 2016'
	],
	[
		[rated(2016, 0), rated(2017, 404)],
		'Execution can be read for both years with a full planned amount: 0% spent in 2016, 40.4% in 2017'
	],
	[
		[rated(2016, 627), none(2017), none(2018)],
		'Execution can be read for only one year out of three: 62.7% spent in 2016'
	],
	[
		[rated(2013, 500), rated(2014, 900), rated(2015, 200), rated(2016, 700), none(2017)],
		'Execution can be read for only four years out of five: from 20.0% spent in 2015 to 90.0% in 2014'
	]
] as const)('in English, %j', ([years, expected]) => {
	expect(inEnglish(() => executionFinding(years))).toBe(expected);
});

describe('under the finding, in English', () => {
	test('says which years count, which are spent alone, which are a part', () => {
		expect(inEnglish(() => executionDeck('X', [2013, 2014, 2015], [2011, 2012], [2020, 2021, 2022]))).toBe(
			'X: three years have a full planned amount, 2013 to 2015. In 2011 and 2012, execution is published with no voted amount to set against it in our sources. From 2020 to 2022, part of the scheme can no longer be isolated.'
		);
		expect(inEnglish(() => executionDeck('X', [2018], [], [2013, 2015, 2016, 2017]))).toBe(
			'X: one year has a full planned amount, 2018. In the years 2013 and 2015 to 2017, part of the scheme can no longer be isolated.'
		);
		expect(inEnglish(() => executionDeck('X', [], [], []))).toBe(
			'X: no year has a full planned amount in our sources.'
		);
	});

	test('says what of an announcement is detailed', () => {
		const parts = [{ nom: 'central services', centimes: 51_000_000 }];
		expect(inEnglish(() => announcedDeck(2018, 300_000_000, parts, 249_000_000))).toBe(
			'In 2018, €3,000,000 announced, of which €510,000 (central services); €2,490,000 not itemised.'
		);
		expect(inEnglish(() => announcedDeck(2018, 100, [], 0))).toBe('In 2018, €1 announced.');
	});
});

test('two stages in English: the last year that has both, or none', () => {
	const pair = { exercice: 2018, libelle: 'X', dedans: 300_000_000, dehors: 502_087_800 };
	const names = ['announced amount', 'voted amount'] as const;
	expect(inEnglish(() => stagesFinding([{ ...pair, etapes: ['annonce', 'lfi'] }], names))).toBe(
		'In 2018, €3.00M announced, set against €5.02M voted (X)'
	);
	expect(inEnglish(() => stagesFinding([], names))).toBe(
		'No year has both announced amount and voted amount in our sources'
	);
	for (const etape of ETAPES) inEnglish(() => stagesFinding([{ ...pair, etapes: [etape, etape] }], names));
});

describe('two years, in English', () => {
	const change = (ecart: number, postes: [string, number | null][] = []) => ({
		libelle: 'X',
		ecart,
		apres: 500,
		postes: postes.map(([poste, amount]) => ({ poste, ecart: amount }))
	});
	const AFIS = change(-300, [
		['AFIS', -200],
		['B', -100]
	]);

	test.for([
		[[change(-300)], -300, 'In 2018, €3 less than in 2017 (X)'],
		[[change(300), change(100)], 400, 'In 2018, €4 more than in 2017 (the two comparable schemes)'],
		[[change(0)], 0, 'As much in 2018 as in 2017: €5 (X)'],
		[[AFIS], -300, 'In 2018, €3 less than in 2017 (X), mainly for the item “AFIS”'],
		[[], null, 'Between 2017 and 2018, no scheme can be compared'],
		[[change(1), change(2)], null, 'Between 2017 and 2018, two schemes are read one by one']
	] as const)('%j', ([changes, total, sentence]) => {
		expect(inEnglish(() => variationFinding([2017, 2018], changes, total))).toBe(sentence);
	});

	test('says why a dispositif is left out', () => {
		const at = (exercice: number, statut: 'sans_objet' | 'non_publie') => ({ exercice, statut });
		const absent = (...absences: ReturnType<typeof at>[]) =>
			inEnglish(() => whyExcluded({ cause: 'absence', absences }));
		expect(absent(at(2017, 'non_publie'))).toBe('Amount: not published in 2017.');
		expect(absent(at(2017, 'sans_objet'), at(2018, 'sans_objet'))).toBe(
			'Amount: not applicable in 2017 and in 2018.'
		);
		expect(inEnglish(() => whyExcluded({ cause: 'rupture', texte: 'Merged.' }))).toBe(
			'Break in series, not comparable between the two years: merged.'
		);
		for (const cause of ['etape', 'couverture', 'quarantaine', 'sans_indice'])
			expect(inEnglish(() => whyExcluded({ cause }))).toMatch(/^[A-Z].*\.$/);
	});
});

test('every reason for no rate is an English sentence', () => {
	for (const statut of STATUTS)
		for (const cause of [
			'execution',
			'vote',
			'non-vote',
			'couverture',
			'vote-nul',
			'sans_indice',
			'quarantaine'
		])
			expect(inEnglish(() => whyNoRate({ cause, statut }))).toMatch(/^[A-Z].*\.$/);
});

test('an English finding is whole, whatever years are rated', () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.nat(2000)), { maxLength: 15 }), (spent) => {
			const years = spent.map((depense, index) =>
				depense === null ? none(2011 + index) : rated(2011 + index, depense)
			);
			expect(inEnglish(() => executionFinding(years))).toMatch(/^(?:Execution|No) .*[\p{L}\d]$/u);
		})
	);
});
