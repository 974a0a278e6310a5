import { describe, expect, test } from 'vitest';
import {
	contexteYearFinding,
	dispositifsDeck,
	formsDeck,
	silencesSaid,
	yearFinding,
	type YearSaid
} from './year-finding.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const year = (change: Partial<YearSaid> = {}): YearSaid => ({
	exercice: 2018,
	total: 546_987_800,
	attribue: 237_600_000,
	nonAttribue: 309_387_800,
	complete: true,
	sansIndice: false,
	depense: null,
	...change
});

describe('the finding of a year', () => {
	test.for([
		[
			'a part without form',
			{},
			'En 2018, 5,47 M€ prévus ; 56,6 % ne peuvent être rattachés à aucune forme de traite'
		],
		[
			'nothing tied to a form',
			{ nonAttribue: 546_987_800 },
			'En 2018, 5,47 M€ prévus ; aucune part ne peut être rattachée à une forme de traite'
		],
		[
			'everything tied to a form',
			{ nonAttribue: 0 },
			'En 2018, 5,47 M€ prévus, tous rattachés à une forme de traite'
		],
		[
			'one euro, singular',
			{ total: 100, nonAttribue: 0 },
			'En 2018, 1 € prévu, rattaché à une forme de traite'
		],
		[
			'a partial coverage',
			{ complete: false },
			'En 2018, au moins 5,47 M€ prévus ; le montant entier ne se lit pas dans nos sources'
		],
		['a published zero', { total: 0, nonAttribue: 0 }, 'En 2018, zéro euro prévu : un zéro publié'],
		[
			'a credit taken back',
			{ total: -500_000, nonAttribue: 0 },
			'En 2018, −5 000 € prévus : des montants sont repris'
		],
		[
			'more without form than in all',
			{ total: 100_000, nonAttribue: 150_000 },
			'En 2018, 1 000 € prévus, dont 1 500 € sans forme : des montants sont repris'
		],
		['no amount', { total: null }, 'En 2018, aucun montant prévu dans nos sources'],
		[
			'no amount planned, some spent',
			{ total: null, depense: 228_797_600 },
			'En 2018, aucun montant prévu dans nos sources ; 2,29 M€ dépensés'
		],
		[
			'no price index',
			{ total: null, sansIndice: true },
			'En 2018, pas de valeur en euros constants : aucun indice des prix pour cette année'
		]
	] as const)('with %s', ([, change, sentence]) => {
		expect(spaced(yearFinding(year(change), 'prevu', null))).toBe(sentence);
	});

	test('names the stage asked and the year of constant euros', () => {
		expect(spaced(yearFinding(year({ nonAttribue: 0 }), 'execution', 2025))).toBe(
			'En 2018, 5,47 M€ dépensés (euros constants de 2025), tous rattachés à une forme de traite'
		);
		expect(spaced(yearFinding(year({ total: null }), 'lfi', null))).toBe(
			'En 2018, aucun montant voté en loi de finances initiale dans nos sources'
		);
	});

	test('counts the dispositifs of the contexte and never adds them', () => {
		expect([0, 1, 3].map((count) => spaced(contexteYearFinding(2018, count)))).toEqual([
			'En 2018, aucun dispositif du contexte n’a de montant dans nos sources',
			'En 2018, un seul dispositif du contexte a un montant ; il se lit à part',
			'En 2018, trois dispositifs du contexte ont un montant ; ils se lisent un par un'
		]);
	});
});

describe('what follows the finding', () => {
	test.for([
		[[], 'Aucun montant n’est rattaché à une forme de traite.'],
		[
			[{ forme: 'SEX', centimes: 237_600_000 }],
			'2 376 000 € sont rattachés à l’exploitation sexuelle ; aucun montant n’est identifié pour les dix autres formes.'
		],
		[
			[{ forme: 'DOM', centimes: 100 }],
			'1 € est rattaché à la servitude domestique ; aucun montant n’est identifié pour les dix autres formes.'
		],
		[
			[
				{ forme: 'SEX', centimes: 20_000 },
				{ forme: 'ORG', centimes: 10_000 }
			],
			'200 € sont rattachés à l’exploitation sexuelle et 100 € au prélèvement d’organes ; aucun montant n’est identifié pour les neuf autres formes.'
		]
	] as const)('forms %j', ([formes, sentence]) => {
		expect(spaced(formsDeck(year(), formes))).toBe(sentence);
	});

	test('nothing is said of forms where nothing counts', () => {
		expect(formsDeck(year({ total: null }), [])).toBe('');
	});

	test.for([
		[
			1,
			[
				{ statut: 'non_publie', libelles: ['Programme 101', 'Affaires étrangères'] },
				{ statut: 'sans_objet', libelles: ['AGRASC'] }
			],
			'Un dispositif sur quatre a un montant dans nos sources. Non publié : Programme 101 et Affaires étrangères ; sans objet : AGRASC.'
		],
		[
			3,
			[{ statut: 'absent', libelles: ['AGRASC'] }],
			'Trois dispositifs sur quatre ont un montant dans nos sources. Absent de nos sources : AGRASC.'
		],
		[2, [], 'Les deux dispositifs suivis ont un montant.'],
		[1, [], ''],
		[0, [{ statut: 'absent', libelles: ['AGRASC'] }], 'Absent de nos sources : AGRASC.'],
		[
			0,
			[{ statut: 'non_importe', libelles: ['A', 'B'] }],
			'Aucun des deux dispositifs suivis n’a de montant à cette étape. Non importé (quarantaine) : A et B.'
		]
	] as const)('%i with an amount', ([count, silent, sentence]) => {
		expect(spaced(dispositifsDeck(count, silent))).toBe(sentence);
	});

	test('a name that holds a comma is quoted in a list', () => {
		expect(spaced(silencesSaid([{ statut: 'sans_indice', libelles: ['A', 'B, action 2'] }]))).toBe(
			'sans indice des prix : A et « B, action 2 »'
		);
	});
});
