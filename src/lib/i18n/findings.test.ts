import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import {
	allocationDeck,
	allocationFinding,
	FORMES_EN_PHRASE,
	highestRate,
	identifiedForms,
	PARTICIPES
} from './findings.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');

type Year = Parameters<typeof allocationFinding>[0];
const sansHors = (formes: readonly FormeAttribuee[]) =>
	FORMES_ATTRIBUEES.filter((forme) => !formes.includes(forme));
const year = (change: Partial<Year> = {}): Year => ({
	exercice: 2018,
	total: 546_987_800,
	nonAttribue: 309_387_800,
	formes: [{ forme: 'SEX', centimes: 237_600_000 }],
	sans: sansHors(['SEX']),
	complete: true,
	...change
});

describe('the finding of a year', () => {
	test.for([
		[
			'a part without form',
			{},
			'En 2018, 56,6 % des 5,47 M€ prévus contre la traite ne peuvent être rattachés à aucune forme'
		],
		[
			'nothing without form',
			{ nonAttribue: 0 },
			'En 2018, les 5,47 M€ prévus contre la traite sont tous rattachés à une forme'
		],
		[
			'nothing but without form',
			{ nonAttribue: 546_987_800 },
			'En 2018, aucun des 5,47 M€ prévus contre la traite ne peut être rattaché à une forme'
		],
		[
			'a partial coverage',
			{ complete: false },
			'En 2018, au moins 5,47 M€ prévus contre la traite ; le montant entier ne se lit pas dans nos sources'
		],
		['a published zero', { total: 0, nonAttribue: 0 }, 'En 2018, zéro euro publié contre la traite'],
		[
			'a credit taken back',
			{ total: -500_000, nonAttribue: 0 },
			'En 2018, −5 000 € prévus contre la traite : un montant repris'
		],
		[
			'more without form than in all: money of a form was taken back',
			{ total: 100_000, nonAttribue: 150_000 },
			'En 2018, 1 000 € prévus contre la traite, dont 1 500 € non rattachés à une forme : des montants sont repris'
		],
		[
			'money without form taken back',
			{ total: 100_000, nonAttribue: -5_000 },
			'En 2018, 1 000 € prévus contre la traite, dont −50 € non rattachés à une forme : des montants sont repris'
		],
		[
			'less than a million',
			{ total: 14_900_000, nonAttribue: 7_450_000 },
			'En 2018, 50,0 % des 149 000 € prévus contre la traite ne peuvent être rattachés à aucune forme'
		]
	] as const)('with %s', ([, change, sentence]) => {
		expect(spaced(allocationFinding(year(change), 'prevu'))).toBe(sentence);
	});

	test('gives no share that is not between nothing and all', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), (total, nonAttribue) => {
				const sentence = allocationFinding(year({ total, nonAttribue }), 'prevu');
				const inside = nonAttribue > 0 && nonAttribue < total;
				expect(sentence.includes('%')).toBe(inside);
				expect(sentence).toMatch(/^En 2018, .*\p{L}$/u);
			})
		);
	});

	test('says the stage, in the plural that amounts take', () => {
		for (const etape of ETAPES_DEMANDEES) {
			expect(PARTICIPES[etape]).toMatch(/s( |$)/);
			expect(allocationFinding(year(), etape)).toContain(`M€ ${PARTICIPES[etape]} contre`);
		}
		expect(spaced(allocationFinding(year(), 'execution'))).toContain('5,47 M€ dépensés contre la traite');
	});
});

describe('what follows the finding', () => {
	const deck = (change: Partial<Year> = {}) =>
		spaced(
			allocationDeck(year(change))
				.map((piece) => piece.text)
				.join('')
		).trim();
	const named = 'pour le travail forcé, la servitude domestique, la mendicité forcée';

	test('one form: its amount, then what nothing is known for', () => {
		expect(deck()).toBe(
			'Sur 5 469 878 €, 2 376 000 € vont à l’exploitation sexuelle. ' +
				`Aucun montant n’est identifié ${named}, la contrainte à commettre des délits ni pour les six autres formes.`
		);
	});

	test('no form: said once, without a list', () => {
		expect(deck({ formes: [], sans: [...FORMES_ATTRIBUEES] })).toBe(
			'Sur 5 469 878 €, aucun montant n’est rattaché à une forme de traite.'
		);
	});

	test('several forms: commas, then « et », one verb', () => {
		const formes = (['SEX', 'TRAV', 'GPA'] as const).map((forme, index) => ({
			forme,
			centimes: 100 * (index + 2)
		}));
		expect(deck({ formes, sans: sansHors(['SEX', 'TRAV', 'GPA']) })).toBe(
			'Sur 5 469 878 €, 2 € vont à l’exploitation sexuelle, 3 € à l’exploitation par le travail et ' +
				'4 € à l’exploitation de la gestation pour autrui. Aucun montant n’est identifié pour la servitude ' +
				'domestique, la mendicité forcée, la contrainte à commettre des délits ni pour les cinq autres formes.'
		);
	});

	test.for([
		['one named', ['TRAV'], 'Aucun montant n’est identifié pour le travail forcé.'],
		['one unnamed', ['GPA'], 'Aucun montant n’est identifié pour une autre forme.'],
		['two unnamed', ['GPA', 'MARI'], 'Aucun montant n’est identifié pour les deux autres formes.'],
		[
			'one of each',
			['TRAV', 'GPA'],
			'Aucun montant n’est identifié pour le travail forcé ni pour une autre forme.'
		],
		['none', [], 'exploitation sexuelle.']
	] as const)('forms without money: %s', ([, sans, end]) => {
		expect(deck({ sans: [...sans] }).endsWith(end)).toBe(true);
	});

	test('bold pieces are the amounts and the absence', () => {
		const bold = allocationDeck(year()).filter((piece) => piece.strong);
		expect(bold.map((piece) => spaced(piece.text))).toEqual(['2 376 000 €', 'Aucun montant n’est identifié']);
	});

	test('is one or two whole sentences, whatever forms have money', () => {
		fc.assert(
			fc.property(fc.subarray([...FORMES_ATTRIBUEES]), (codes) => {
				const text = deck({
					formes: codes.map((forme) => ({ forme, centimes: 100_00 })),
					sans: sansHors(codes)
				});
				expect(text).toMatch(/^Sur .*[^ .]\.$/);
				expect(text).not.toMatch(/ {2}|undefined|,,| ,|\.\.|'/);
				for (const forme of codes) expect(text).toContain(FORMES_EN_PHRASE[forme].a);
				expect(text.match(/ vont /g)?.length ?? 0).toBe(codes.length === 0 ? 0 : 1);
			})
		);
	});
});

test('every form can be an object and a cause in a sentence', () => {
	for (const forme of FORMES_ATTRIBUEES) {
		expect(FORMES_EN_PHRASE[forme].a).toMatch(/^(à |au |aux )/);
		expect(FORMES_EN_PHRASE[forme].pour).toMatch(/^(le |la |l’|une )/);
	}
});

describe('the title of the figure', () => {
	test.for([
		[[], 2013, 2025, 'De 2013 à 2025, aucune forme de traite n’a de crédits identifiables'],
		[
			['SEX'],
			2013,
			2025,
			'De 2013 à 2025, une seule forme de traite a des crédits identifiables : l’exploitation sexuelle'
		],
		[
			['SEX', 'TRAV'],
			2018,
			2018,
			'En 2018, deux formes de traite ont des crédits identifiables : l’exploitation sexuelle et le travail forcé'
		]
	] as const)('%j from %i to %i', ([formes, first, last, title]) => {
		expect(spaced(identifiedForms(formes, first, last))).toBe(title);
	});
});

describe('the title of the rates', () => {
	const none = { attribue: null, total: null };
	test.for([
		['no year', [], 'Le taux d’attribution ne peut être calculé pour aucune année'],
		['no rate', [none], 'Le taux d’attribution ne peut être calculé pour aucune année'],
		[
			'a rate of zero',
			[none, { attribue: 0, total: 100 }],
			'Quand il se calcule, le taux d’attribution est nul'
		],
		[
			'rates of some years',
			[none, { attribue: 1, total: 4 }, { attribue: 1, total: 2 }],
			'Quand il se calcule, le taux d’attribution culmine à 50,0 %'
		],
		[
			'rates of every year',
			[{ attribue: 237_600_000, total: 546_987_800 }],
			'Le taux d’attribution culmine à 43,4 %'
		]
	] as const)('with %s', ([, rates, title]) => {
		expect(spaced(highestRate(rates))).toBe(title);
	});
});
