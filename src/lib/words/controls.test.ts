import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import {
	competingFinding,
	controlsFinding,
	ISSUES_EN_MOTS,
	workedSentences,
	type WorkedExample
} from './controls.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const counts = (egal: number, non_detaille: number, depasse: number, croise: number) => ({
	egal,
	non_detaille,
	excedent: depasse > 0 ? 1 : 0,
	depasse: Math.max(0, depasse - 1),
	croise,
	seul: 9
});

test.for([
	[counts(0, 0, 0, 0), 'Aucun total publié n’a ici de détail à lui comparer'],
	[counts(1, 0, 0, 0), 'Le seul total publié avec ses détails leur est égal'],
	[counts(0, 1, 0, 0), 'Le seul total publié avec ses détails n’est pas détaillé jusqu’au bout'],
	[counts(0, 0, 1, 0), 'Le seul total publié avec ses détails est dépassé par eux'],
	[counts(0, 0, 0, 1), 'Le seul total publié avec ses détails recoupe un autre total'],
	[counts(3, 0, 0, 0), 'Sur 3 totaux publiés avec leurs détails, tous leur sont égaux'],
	[
		counts(8, 1, 0, 0),
		'Sur 9 totaux publiés avec leurs détails, 8 leur sont égaux et un n’est détaillé qu’en partie'
	],
	[
		counts(1200, 2, 1, 3),
		'Sur 1 206 totaux publiés avec leurs détails, 1 200 leur sont égaux, 2 ne sont détaillés qu’en partie, un est dépassé par eux et 3 en recoupent un autre'
	]
] as const)('the finding counts the ends: %j', ([given, sentence]) => {
	expect(plain(controlsFinding(given))).toBe(sentence);
});

const lfi2017: WorkedExample = {
	libelle: 'BOP 137',
	exercice: 2017,
	etape: 'lfi',
	retenu: { source: 'Direction du budget, fichier', centimes: 682_794_500, preuve: 'A' },
	autres: [{ source: 'Sénat, rapport', centimes: 626_475_500, preuve: 'B' }],
	details: 662_844_500,
	sourcesDetails: ['Sénat, rapport'],
	motif: 'car la preuve la plus forte l’emporte'
};

describe('the worked example', () => {
	test('explains the finance act for 2017', () => {
		expect(workedSentences(lfi2017).map(plain)).toEqual([
			'Pour BOP 137, 2017, loi de finances initiale (LFI), les totaux publiés sont de 6 827 945 € (Direction du budget, fichier, preuve A) et 6 264 755 € (Sénat, rapport, preuve B).',
			'Le détail publié s’élève à 6 628 445 € (Sénat, rapport).',
			'Les totaux se contredisent : 6 827 945 € sont retenus, car la preuve la plus forte l’emporte. Les autres valeurs restent affichées ; rien n’est moyenné (R4).',
			'Le total retenu est au-dessus de ses détails : les détails comptent, et les 199 500 € restants sont « non détaillés », sans forme de traite (R3).',
			'Si le total de 6 264 755 € était retenu, ses détails le dépasseraient de 363 690 € : il compterait seul, sans forme de traite.'
		]);
	});
	test('and the same once the other total is retained', () => {
		const [kept, other] = [lfi2017.autres[0] ?? lfi2017.retenu, lfi2017.retenu];
		const told = workedSentences({ ...lfi2017, retenu: kept, autres: [other] }).map(plain);
		expect(told.slice(3)).toEqual([
			'Les détails dépassent de 363 690 € le total retenu : le total compte seul, sans forme de traite, et les détails sont listés sans être comptés (R3).',
			'Si le total de 6 827 945 € était retenu, 199 500 € seraient « non détaillés ».'
		]);
	});
});

test.for([
	[0, 'Aucune valeur publiée n’en contredit une autre'],
	[1, 'Une quantité a plusieurs valeurs publiées'],
	[4, '4 quantités ont plusieurs valeurs publiées']
] as const)('%d contested quantités', ([count, sentence]) => {
	expect(plain(competingFinding(count))).toBe(sentence);
});

describe('in English', () => {
	test.for([
		[counts(0, 0, 0, 0), 'No published total here has details to be compared with'],
		[counts(1, 0, 0, 0), 'The only total published with its details is equal to them'],
		[counts(0, 1, 0, 0), 'The only total published with its details is not fully itemised'],
		[counts(0, 0, 1, 0), 'The only total published with its details is exceeded by them'],
		[counts(0, 0, 0, 1), 'The only total published with its details overlaps another total'],
		[counts(3, 0, 0, 0), 'Of 3 totals published with their details, all are equal to them'],
		[
			counts(1200, 2, 1, 3),
			'Of 1,206 totals published with their details, 1,200 are equal to them, 2 are only partly itemised, one is exceeded by them and 3 overlap another'
		]
	] as const)('the finding counts the ends: %j', ([given, sentence]) => {
		expect(inLanguage('en', () => controlsFinding(given))).toBe(sentence);
	});

	test('the finance act for 2017 is explained', () => {
		const example = { ...lfi2017, motif: 'as the strongest evidence prevails' };
		expect(inLanguage('en', () => workedSentences(example))).toEqual([
			'For BOP 137, 2017, initial budget act (LFI), the published totals are €6,827,945 (Direction du budget, fichier, evidence grade A) and €6,264,755 (Sénat, rapport, evidence grade B).',
			'The published details add up to €6,628,445 (Sénat, rapport).',
			'The totals contradict each other: €6,827,945 is retained, as the strongest evidence prevails. The other values remain shown; nothing is averaged (R4).',
			'The retained total is above its details: the details count, and the remaining €199,500 is “not itemised”, without a form of trafficking (R3).',
			'If the total of €6,264,755 were retained, its details would exceed it by €363,690: it would count alone, without a form of trafficking.'
		]);
	});

	test('contested quantities are counted', () =>
		inLanguage('en', () => {
			expect([0, 1, 4].map(competingFinding)).toEqual([
				'No published value contradicts another',
				'One quantity has several published values',
				'4 quantities have several published values'
			]);
			expect(ISSUES_EN_MOTS.seul).toBe('no known detail');
		}));
});
