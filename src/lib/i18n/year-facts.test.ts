import { describe, expect, test } from 'vitest';
import {
	amountFact,
	payersFact,
	rateFact,
	withoutFormFact,
	type AmountSaid,
	type Fact
} from './year-facts.ts';

const spaced = (fact: Fact) =>
	[fact.libelle, fact.valeur, fact.detail].map((text) => text.replaceAll('\u00A0', ' '));
const amount = (change: Partial<AmountSaid> = {}): AmountSaid => ({
	etape: 'prevu',
	total: 546_987_800,
	statut: 'publie',
	partiel: false,
	etapes: ['lfi', 'annonce'],
	nature: 'cp',
	natureNonPrecisee: 0,
	horsPersonnel: true,
	base: null,
	silences: '',
	...change
});

describe('an amount', () => {
	test.for([
		['whole', {}, ['Prévu', '5 469 878 €', 'LFI et annonces ; crédits de paiement ; hors personnel']],
		[
			'partial, in part of a nature that the source does not say',
			{ partiel: true, etapes: ['plf'], natureNonPrecisee: 260_000_000 },
			[
				'Prévu',
				'au moins 5 469 878 €',
				'PLF ; crédits de paiement, dont 2 600 000 € sans nature précisée ; hors personnel'
			]
		],
		[
			'wholly of a nature that the source does not say, in constant euros',
			{ natureNonPrecisee: 546_987_800, base: 2025, horsPersonnel: false },
			['Prévu', '5 469 878 €', 'LFI et annonces ; AE ou CP non précisé ; euros constants de 2025']
		],
		[
			'at one stage',
			{ etape: 'execution', etapes: ['execution'], nature: 'np', horsPersonnel: false },
			['Exécuté', '5 469 878 €', 'nature non précisée par la source']
		],
		[
			'a published zero',
			{ total: 0, etapes: ['lfi'], horsPersonnel: false },
			['Prévu', '0 €', 'LFI ; crédits de paiement']
		]
	] as const)('%s', ([, change, words]) => {
		expect(spaced(amountFact(amount(change)))).toEqual(words);
	});

	test.for([
		['non_publie', 'non publié'],
		['absent', 'absent de nos sources'],
		['sans_objet', 'sans objet'],
		['non_importe', 'non importé (quarantaine)'],
		['sans_indice', 'sans indice des prix']
	] as const)('an absence (%s) is framed, never a zero', ([statut, words]) => {
		const fact = amountFact(amount({ total: null, statut, silences: 'tout' }));
		expect(fact).toMatchObject({ valeur: words, absent: true, detail: 'tout' });
	});
});

test('the rate, a rate of nothing, a rate over some dispositifs, and none', () => {
	expect(spaced(rateFact({ attribue: 237_600_000, total: 546_987_800 }, 546_987_800))).toEqual([
		'Taux d’attribution',
		'43,4 %',
		'2 376 000 € sur 5 469 878 €'
	]);
	expect(spaced(rateFact({ attribue: 0, total: 1000 }, 1000))[1]).toBe('0 %');
	expect(spaced(rateFact({ attribue: 500, total: 1000 }, 3000))[2]).toBe(
		'5 € sur 10 €, là où la couverture est complète'
	);
	expect(rateFact({ attribue: null, total: null }, 1000)).toMatchObject({
		valeur: 'non calculable',
		absent: true,
		detail: 'aucun dispositif n’a de total entier'
	});
	expect(rateFact({ attribue: null, total: null }, null).detail).toBe('pas de montant à partager');
});

describe('what has no form', () => {
	const said = {
		total: 546_987_800,
		nonAttribue: 309_387_800,
		annonce: 44_900_000,
		partiel: false,
		cles: false
	};
	test.for([
		[
			'in part announced',
			{},
			'3 093 878 €',
			'56,6 % du montant ; dont 449 000 € annoncés, dans aucun document budgétaire'
		],
		[
			'one euro announced',
			{ annonce: 100 },
			'3 093 878 €',
			'56,6 % du montant ; dont 1 € annoncé, dans aucun document budgétaire'
		],
		[
			'all announced',
			{ annonce: 309_387_800, partiel: true },
			'3 093 878 €',
			'annoncés, dans aucun document budgétaire'
		],
		['all of it', { nonAttribue: 546_987_800, annonce: 0 }, '5 469 878 €', 'tout le montant'],
		['before keys', { annonce: 0, cles: true }, '3 093 878 €', '56,6 % du montant ; avant les clés'],
		['nothing', { nonAttribue: 0, annonce: 0 }, 'aucun montant', 'tout a une forme'],
		[
			'nothing, of a part',
			{ nonAttribue: 0, annonce: 0, partiel: true },
			'aucun montant',
			'ce qui se lit a une forme ; le reste est inconnu'
		],
		['no amount', { total: null }, 'sans montant', '']
	] as const)('%s', ([, change, valeur, detail]) => {
		expect(spaced(withoutFormFact({ ...said, ...change })).slice(1)).toEqual([valeur, detail]);
	});
});

test('who pays: one, several, some without a programme, nobody', () => {
	expect(spaced(payersFact({ ministeres: ['Justice'], programmes: ['101'], sansProgramme: 0 }))).toEqual([
		'Qui paie',
		'1 payeur',
		'Justice ; programme 101'
	]);
	expect(
		spaced(
			payersFact({
				ministeres: ['DGCS', 'Justice', 'Affaires étrangères'],
				programmes: ['101', '137'],
				sansProgramme: 1
			})
		)
	).toEqual([
		'Qui paie',
		'3 payeurs',
		'DGCS, Justice et Affaires étrangères ; programmes 101 et 137 ; un dispositif sans programme nommé'
	]);
	expect(spaced(payersFact({ ministeres: ['A', 'B'], programmes: [], sansProgramme: 2 }))[2]).toBe(
		'A et B ; deux dispositifs sans programme nommé'
	);
	expect(payersFact({ ministeres: [], programmes: [], sansProgramme: 0 })).toMatchObject({
		valeur: 'sans montant',
		absent: true
	});
});
