import { expect, test } from 'vitest';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import {
	byRespondents,
	hiddenCounts,
	needsFinding,
	noPerPerson,
	perPersonWords,
	sumOfShares,
	surveysFinding,
	underwent,
	type NeedsYear
} from './finding.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const enquete = { repondants: 53, base: 'accompagnees' } as const;
const line = (forme: 'SEX' | 'MEND' | 'DELIT', part: number | null, montant: number | null) => ({
	formes: [forme],
	part,
	montant
});
const LABOUR = { formes: ['TRAV', 'DOM'], part: 1_700, montant: null } as const;
const found = (year: Partial<NeedsYear>, scope: Parameters<typeof scopeWith>[0] = {}) =>
	needsFinding(scopeWith(scope), { exercice: 2018, enquete, paye: true, lignes: [], ...year });
const surveys = (...repondants: (number | null)[]) =>
	surveysFinding(
		scopeWith(),
		repondants.map((count, index) => ({ exercice: 2018 + index, repondants: count }))
	);

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'the largest group of victims for whom no amount is identified',
		() => found({ lignes: [line('SEX', 7_400, 100), LABOUR, line('MEND', 300, null)] }),
		'En 2018, 17 % des victimes accompagnées par 53 associations étaient exploitées par le travail ; aucun montant prévu n’est identifié pour elles',
		'In 2018, 17% of the victims assisted by 53 organisations were exploited for their labour; no amount planned is identified for them'
	],
	[
		'a published zero is no amount',
		() => found({ lignes: [line('MEND', 1_000, 0)] }, { dispositifs: ['MAE'], etape: 'annonce' }),
		'MAE : en 2018, 10 % des victimes accompagnées par 53 associations étaient contraintes à mendier ; aucun montant annoncé n’est identifié pour elles',
		'MAE: in 2018, 10% of the victims assisted by 53 organisations were forced to beg; no amount announced is identified for them'
	],
	[
		'those whom one organisation met',
		() => found({ enquete: { repondants: 1, base: 'detectees' }, lignes: [line('DELIT', 50, null)] }),
		'En 2018, 0,5 % des victimes repérées par une association étaient contraintes à commettre des délits ; aucun montant prévu n’est identifié pour elles',
		'In 2018, 0.5% of the victims identified by one organisation were forced to commit offences; no amount planned is identified for them'
	],
	[
		'every form has an amount',
		() => found({ lignes: [line('SEX', 7_400, 100)] }),
		'En 2018, chaque forme subie par les victimes accompagnées par 53 associations a un montant prévu identifié',
		'In 2018, every form undergone by the victims assisted by 53 organisations has an identified amount planned'
	],
	[
		'the form asked has an amount',
		() => found({ lignes: [line('SEX', 7_400, 237_600_000)] }, { formes: ['SEX'] }),
		'En 2018, parmi les victimes accompagnées par 53 associations, 74 % étaient exploitées sexuellement (2,38 M€ prévus)',
		'In 2018, among the victims assisted by 53 organisations, 74% were sexually exploited (€2.38M planned)'
	],
	[
		'no share is published',
		() => found({ lignes: [line('SEX', null, 100)] }),
		'En 2018, aucune part par forme n’est publiée pour les victimes accompagnées par 53 associations',
		'In 2018, no share by form is published for the victims assisted by 53 organisations'
	],
	[
		'no share of the form asked',
		() => found({ lignes: [] }, { formes: ['TRAV', 'DOM'] }),
		'En 2018, aucune part n’est publiée pour l’exploitation par le travail ni pour la servitude domestique, parmi les victimes accompagnées par 53 associations',
		'In 2018, no share is published for labour exploitation or domestic servitude among the victims assisted by 53 organisations'
	],
	[
		'no money counts',
		() => found({ paye: false, lignes: [line('SEX', 7_400, null)] }, { etape: 'lfi' }),
		'En 2018, aucun montant voté en loi de finances initiale dans nos sources à mettre en regard des victimes accompagnées par 53 associations',
		'In 2018, no amount voted in the initial budget act in our sources to set against the victims assisted by 53 organisations'
	],
	[
		'no survey was read',
		() => found({ exercice: 2023, enquete: null }),
		'Aucune enquête lue pour 2023 : les besoins ne peuvent être mis en regard des moyens',
		'No survey read for 2023: needs cannot be compared with funding'
	],
	[
		'no number of respondents',
		() => found({ enquete: { ...enquete, repondants: null }, lignes: [line('SEX', 100, null)] }),
		'En 2018, 1 % des victimes accompagnées par des associations dont nos sources ne disent pas le nombre étaient exploitées sexuellement ; aucun montant prévu n’est identifié pour elles',
		'In 2018, 1% of the victims assisted by organisations whose number our sources do not give were sexually exploited; no amount planned is identified for them'
	],
	[
		'several surveys are no series',
		() => surveys(53, 37, 26),
		'2018 à 2020 : de 26 à 53 associations répondantes, les enquêtes ne font pas une série',
		'2018 to 2020: from 26 to 53 responding organisations, the surveys do not make a series'
	],
	[
		'as many respondents each time',
		() => surveys(44, 44),
		'2018 et 2019 : 44 associations répondantes chaque fois, les enquêtes ne font pas une série',
		'2018 and 2019: 44 responding organisations each time, the surveys do not make a series'
	],
	[
		'one respondent each time',
		() => surveys(1, 1),
		'2018 et 2019 : 1 association répondante chaque fois, les enquêtes ne font pas une série',
		'2018 and 2019: 1 responding organisation each time, the surveys do not make a series'
	],
	[
		'no known number',
		() => surveys(null, null),
		'2018 et 2019 : sans nombre d’associations répondantes connu, les enquêtes ne font pas une série',
		'2018 and 2019: with no known number of responding organisations, the surveys do not make a series'
	],
	[
		'none counted them',
		() => byRespondents('detectees', 0),
		'repérées par aucune association',
		'identified by 0 organisations'
	],
	[
		'labour and domestic together',
		() => underwent(['TRAV', 'DOM']),
		'étaient exploitées par le travail',
		'were exploited for their labour'
	],
	[
		'several forms',
		() => underwent(['MEND', 'DELIT', 'ORG']),
		'relevaient de 3 formes regroupées',
		'came under 3 forms grouped together'
	],
	[
		'no form',
		() => underwent([]),
		'relevaient d’une forme que l’enquête ne dit pas',
		'came under a form that the survey does not state'
	],
	[
		'shares that round',
		() => sumOfShares(9_900, true) ?? '',
		'Les parts publiées font 99 % : arrondis.',
		'The published shares add up to 99%: rounding.'
	],
	[
		'shares that leave some out',
		() => sumOfShares(9_500, false) ?? '',
		'Les parts publiées font 95 % ; nos sources ne détaillent pas le reste.',
		'The published shares add up to 95%; our sources do not detail the rest.'
	],
	[
		'hidden counts say the threshold, never the form',
		() => hiddenCounts(5, ['A', 'B']),
		'Un effectif est inférieur à 5 personnes : ces formes sont regroupées, pour qu’on ne puisse pas le déduire (A et B).',
		'One count is below 5 people: these forms are grouped, so that it cannot be deduced (A and B).'
	],
	[
		'no share is shown',
		() => hiddenCounts(5, []),
		'Un effectif est inférieur à 5 personnes : aucune part n’est montrée, pour qu’on ne puisse pas le déduire.',
		'One count is below 5 people: no share is shown, so that it cannot be deduced.'
	],
	[
		'per person, at most',
		() => perPersonWords('X', 60, 'X', { bas: 150, haut: 167 }),
		'X : au moins 1,50 € par personne, pour 60 personnes X, au plus 1,67 € si tout le non attribué lui revenait.',
		'X: at least €1.50 per person, for 60 people X, at most €1.67 if everything not attributed were for it.'
	],
	[
		'per person, exactly',
		() => perPersonWords('X', 1, 'X', { bas: 150, haut: 150 }),
		'X : au moins 1,50 € par personne, pour 1 personne X.',
		'X: at least €1.50 per person, for 1 person X.'
	],
	[
		'per person, the most unknown',
		() => perPersonWords('X', 2, 'X', { bas: 150, haut: null }),
		'X : au moins 1,50 € par personne, pour 2 personnes X, au plus inconnu.',
		'X: at least €1.50 per person, for 2 people X, maximum unknown.'
	],
	[
		'per person, not at all',
		() => noPerPerson(),
		'Euros par personne : non calculables ; il faudrait, pour les mêmes formes, un montant rattaché et un nombre de victimes publié.',
		'Euros per person: cannot be calculated; for the same forms, both an attributed amount and a published number of victims would be needed.'
	]
])('needs beside means: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test('shares that make a hundred need no word', () => {
	expect(sumOfShares(10_000, true)).toBeNull();
});

test('what victims underwent is told in the past, whatever the forms', () => {
	fc.assert(
		fc.property(fc.subarray([...FORMES_ATTRIBUEES]), (formes) => {
			const [french, english] = inBothLanguages(() => underwent(formes));
			expect(french).toMatch(/^(?:étaient|subissaient|relevaient) /);
			expect(english).toMatch(/^(?:were|underwent|came under) /);
		})
	);
});
