import { describe, expect, test } from 'vitest';
import {
	announcedDeck,
	executionDeck,
	executionFinding,
	stagesFinding,
	variationFinding,
	whyExcluded,
	whyNoRate
} from './comparison.ts';

const plain = (text: string | null) => (text ?? '').replaceAll('\u00A0', ' ').replaceAll('’', "'");
const rated = (exercice: number, depense: number, vote = 1000) => ({ exercice, taux: { depense, vote } });
const none = (exercice: number) => ({ exercice, taux: null });

test.for([
	[[], "Aucun montant prévu complet à mettre en face d'un montant dépensé"],
	[[none(2018)], "L'exécution ne se lit pas la seule année dont le montant prévu est complet"],
	[[none(2017), none(2018)], "L'exécution ne se lit aucune année sur deux"],
	[[rated(2016, 627)], "L'exécution se lit la seule année prévue : 62,7 % dépensés en 2016"],
	[
		[rated(2016, 0), rated(2017, 404)],
		"L'exécution se lit les deux années prévues : 0 % dépensés en 2016, 40,4 % en 2017"
	],
	[
		[rated(2016, 627), none(2017), none(2018)],
		"L'exécution ne se lit qu'une année sur trois : 62,7 % dépensés en 2016"
	],
	[
		[rated(2016, 627), rated(2017, 404), ...[2013, 2014, 2015, 2018, 2019].map(none)],
		"L'exécution ne se lit que deux années sur sept : 62,7 % dépensés en 2016, 40,4 % en 2017"
	],
	[
		[rated(2013, 500), rated(2014, 900), rated(2015, 200), rated(2016, 700), none(2017)],
		"L'exécution ne se lit que quatre années sur cinq : de 20,0 % dépensés en 2015 à 90,0 % en 2014"
	]
] as const)('%j', ([years, expected]) => {
	expect(plain(executionFinding(years))).toBe(expected);
});

describe('under the finding', () => {
	test('says which years count, which are spent alone, which are a part', () => {
		expect(plain(executionDeck('X', [2013, 2014, 2015], [2011, 2012], [2020, 2021, 2022]))).toBe(
			"X : trois années ont un montant prévu complet, 2013 à 2015. En 2011 et 2012, l'exécution est publiée sans montant voté à mettre en face dans nos sources. De 2020 à 2022, une partie du dispositif n'est plus isolable."
		);
		expect(plain(executionDeck('X', [2018], [], []))).toBe('X : une année a un montant prévu complet, 2018.');
		expect(plain(executionDeck('X', [], [2011], [2013, 2015, 2016, 2017]))).toBe(
			"X : aucune année n'a de montant prévu complet dans nos sources. En 2011, l'exécution est publiée sans montant voté à mettre en face dans nos sources. Années 2013 et 2015 à 2017, une partie du dispositif n'est plus isolable."
		);
	});

	test('says what of an announcement is detailed', () => {
		const parts = [{ nom: 'niveau central', centimes: 51_000_000 }];
		expect(plain(announcedDeck(2018, 300_000_000, parts, 249_000_000))).toBe(
			'En 2018, 3 000 000 € annoncés, dont 510 000 € (niveau central) ; 2 490 000 € non détaillés.'
		);
		expect(plain(announcedDeck(2018, 100, [], 0))).toBe('En 2018, 1 € annoncés.');
	});
});

test('two stages: the last year that has both, or none', () => {
	const pair = {
		exercice: 2018,
		libelle: 'X',
		dedans: 300_000_000,
		dehors: 502_087_800,
		etapes: ['annonce', 'lfi'] as const
	};
	const names = ['montant annoncé', 'montant voté'] as const;
	expect(plain(stagesFinding([{ ...pair, exercice: 2016 }, pair], names))).toBe(
		'En 2018, 3,00 M€ annoncés pour 5,02 M€ votés (X)'
	);
	expect(plain(stagesFinding([], names))).toBe(
		"Aucune année n'a à la fois montant annoncé et montant voté dans nos sources"
	);
});

describe('two years', () => {
	const change = (ecart: number, postes: [string, number | null][] = []) => ({
		libelle: 'X',
		ecart,
		apres: 500,
		postes: postes.map(([poste, amount]) => ({ poste, ecart: amount }))
	});
	const say = (changes: ReturnType<typeof change>[], total: number | null) =>
		plain(variationFinding([2017, 2018], changes, total));

	test('less, more, as much', () => {
		expect(say([change(-300)], -300)).toBe("En 2018, 3 € de moins qu'en 2017 (X)");
		expect(say([change(300), change(100)], 400)).toBe(
			"En 2018, 4 € de plus qu'en 2017 (les deux dispositifs comparables)"
		);
		expect(say([change(0)], 0)).toBe("Autant en 2018 qu'en 2017 : 5 € (X)");
	});

	test('read one by one, be they one', () => {
		expect(say([change(300)], null)).toBe('Entre 2017 et 2018, un dispositif se lit à part');
		expect(say([change(300), change(100)], null)).toBe(
			'Entre 2017 et 2018, deux dispositifs se lisent un par un'
		);
		expect(say([], null)).toBe('Entre 2017 et 2018, aucun dispositif ne se compare');
	});

	test('names the poste that makes most of it, only when one does', () => {
		expect(
			say(
				[
					change(-300, [
						['AFIS', -200],
						['B', -100]
					])
				],
				-300
			)
		).toContain('surtout pour le poste « AFIS »');
		expect(
			say(
				[
					change(-300, [
						['A', -150],
						['B', -150]
					])
				],
				-300
			)
		).not.toContain('surtout');
		expect(
			say(
				[
					change(-300, [
						['A', 900],
						['B', -600],
						['C', -600]
					])
				],
				-300
			)
		).not.toContain('surtout');
		expect(say([change(-300, [['A', -300]])], -300)).not.toContain('surtout');
		expect(
			say(
				[
					change(-300, [
						['A', null],
						['B', null]
					])
				],
				-300
			)
		).not.toContain('surtout');
	});

	test('nothing compares, or nothing may be added', () => {
		expect(say([], null)).toBe('Entre 2017 et 2018, aucun dispositif ne se compare');
		expect(say([change(1), change(2)], null)).toBe(
			'Entre 2017 et 2018, deux dispositifs se lisent un par un'
		);
	});

	test('says why a dispositif is left out', () => {
		const at = (exercice: number, statut: 'sans_objet' | 'non_publie') => ({ exercice, statut });
		const absent = (...absences: ReturnType<typeof at>[]) =>
			plain(whyExcluded({ cause: 'absence', absences }));
		expect(absent(at(2017, 'non_publie'))).toBe('Montant non publié en 2017.');
		expect(absent(at(2017, 'sans_objet'), at(2018, 'sans_objet'))).toBe(
			'Montant sans objet en 2017 et en 2018.'
		);
		expect(plain(whyExcluded({ cause: 'rupture', texte: 'Fondue.' }))).toContain(
			'comparable entre les deux années : fondue.'
		);
		for (const cause of ['etape', 'couverture', 'quarantaine', 'sans_indice'])
			expect(whyExcluded({ cause })).toMatch(/\.$/);
	});
});

test('every reason for no rate is a sentence', () => {
	expect(whyNoRate(null)).toBeNull();
	expect(plain(whyNoRate({ cause: 'execution', statut: 'non_publie' }))).toBe(
		'Montant dépensé : non publié.'
	);
	for (const cause of ['vote', 'non-vote', 'couverture', 'vote-nul', 'sans_indice', 'quarantaine'])
		expect(whyNoRate({ cause })).toMatch(/\.$/);
});
