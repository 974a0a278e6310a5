import { expect, test } from 'vitest';
import {
	amountFact,
	payersFact,
	rateFact,
	withoutFormFact,
	type AmountSaid,
	type Fact
} from './year-facts.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

/** A fact on one line; an absence between brackets. */
const said = ({ libelle, valeur, absent, detail }: Fact) =>
	[libelle, absent ? `[${valeur}]` : valeur, detail].filter((text) => text !== '').join(' – ');
const amount = (change: Partial<AmountSaid> = {}) =>
	said(
		amountFact({
			portee: scopeWith(),
			etape: 'prevu',
			total: 546_987_800,
			etapes: ['lfi', 'annonce'],
			nature: 'cp',
			natureNonPrecisee: 0,
			horsPersonnel: true,
			muets: [],
			...change
		})
	);
const rate = (attribue: number | null, whole: number | null, total: number | null) =>
	said(rateFact({ attribue, total: whole }, total));
const open = (change: Partial<Parameters<typeof withoutFormFact>[0]> = {}) =>
	said(
		withoutFormFact({
			total: 546_987_800,
			nonAttribue: 309_387_800,
			annonce: 44_900_000,
			partiel: false,
			cles: false,
			...change
		})
	);
const payers = (ministeres: readonly string[], programmes: readonly string[], sansProgramme: number) =>
	said(payersFact({ ministeres, programmes, sansProgramme }));

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'an amount',
		() => amount(),
		'Prévu – 5 469 878 € – LFI et annonces ; crédits de paiement ; hors personnel',
		'Planned – €5,469,878 – LFI and announcements; payment appropriations; excluding staff'
	],
	[
		'in part, some announced, some of no said nature',
		() =>
			amount({
				portee: scopeWith({ auMoins: true, annonce: 44_900_000 }),
				etapes: ['plf'],
				natureNonPrecisee: 260_000_000
			}),
		'Prévu – au moins 5 469 878 € – PLF ; crédits de paiement, dont 2 600 000 € sans nature précisée ; hors personnel ; dont 449 000 € seulement annoncés',
		'Planned – at least €5,469,878 – PLF; payment appropriations, of which €2,600,000 with no nature stated; excluding staff; of which €449,000 only announced'
	],
	[
		'of no said nature, in constant euros, deduced',
		() =>
			amount({
				portee: scopeWith({ base: 2025, deduit: 'tout' }),
				natureNonPrecisee: 546_987_800,
				horsPersonnel: false
			}),
		'Prévu – 5 469 878 € – LFI et annonces ; AE ou CP non précisé ; euros constants de 2025 ; déduits par nous',
		'Planned – €5,469,878 – LFI and announcements; AE or CP not stated; constant 2025 euros; deduced by us'
	],
	[
		'at one stage',
		() => amount({ etape: 'execution', etapes: ['execution'], nature: 'np', horsPersonnel: false }),
		'Exécuté – 5 469 878 € – nature non précisée par la source',
		'Executed – €5,469,878 – nature not stated by the source'
	],
	[
		'a published zero',
		() => amount({ total: 0, etapes: ['lfi'], horsPersonnel: false }),
		'Prévu – 0 € – LFI ; crédits de paiement',
		'Planned – €0 – LFI; payment appropriations'
	],
	[
		'one kind of nothing, its names under it',
		() =>
			amount({
				etape: 'execution',
				total: null,
				muets: [{ statut: 'absent', libelles: ['BOP 137', 'MAE'] }]
			}),
		'Exécuté – [pas cherché] – BOP 137 et MAE',
		'Executed – [not searched for] – BOP 137 and MAE'
	],
	[
		'no price index',
		() => amount({ total: null, muets: [{ statut: 'sans_indice', libelles: ['BOP 137'] }] }),
		'Prévu – [sans indice des prix] – BOP 137',
		'Planned – [no price index] – BOP 137'
	],
	[
		'several kinds of nothing',
		() =>
			amount({
				etape: 'execution',
				total: null,
				muets: [
					{ statut: 'absent', libelles: ['BOP 137'] },
					{ statut: 'sans_objet', libelles: ['AGRASC'] }
				]
			}),
		'Exécuté – [aucun montant] – pas cherché : BOP 137 ; sans objet : AGRASC',
		'Executed – [no amount] – not searched for: BOP 137; not applicable: AGRASC'
	],
	[
		'a rate',
		() => rate(237_600_000, 546_987_800, 546_987_800),
		'Taux d’attribution – 43,4 % – 2 376 000 € sur 5 469 878 €',
		'Attribution rate – 43.4% – €2,376,000 out of €5,469,878'
	],
	[
		'a rate of nothing',
		() => rate(0, 1000, 1000),
		'Taux d’attribution – 0 % – rien sur 10 €',
		'Attribution rate – 0% – nothing out of €10'
	],
	[
		'a rate of nearly all',
		() => rate(99_999, 100_000, 100_000),
		'Taux d’attribution – plus de 99,9 % – 999,99 € sur 1 000 €',
		'Attribution rate – more than 99.9% – €999.99 out of €1,000'
	],
	[
		'a rate over some dispositifs',
		() => rate(500, 1000, 3000),
		'Taux d’attribution – 50,0 % – 5 € sur 10 €, là où la couverture est complète',
		'Attribution rate – 50.0% – €5 out of €10, where coverage is full'
	],
	[
		'no rate: no total is whole',
		() => rate(null, null, 1000),
		'Taux d’attribution – [non calculable] – aucun dispositif n’a de total entier',
		'Attribution rate – [cannot be calculated] – no scheme has a full total'
	],
	[
		'no rate: no amount',
		() => rate(null, null, null),
		'Taux d’attribution – [non calculable] – pas de montant à partager',
		'Attribution rate – [cannot be calculated] – no amount to share out'
	],
	[
		'no form, in part announced',
		() => open(),
		'Non attribué – 3 093 878 € – 56,6 % du montant ; dont 449 000 € annoncés, dans aucun document budgétaire',
		'Not attributed – €3,093,878 – 56.6% of the amount; of which €449,000 announced, in no budget document'
	],
	[
		'no form, all announced, of a part',
		() => open({ annonce: 309_387_800, partiel: true }),
		'Non attribué – 3 093 878 € – annoncés, dans aucun document budgétaire',
		'Not attributed – €3,093,878 – announced, in no budget document'
	],
	[
		'no form, all of it',
		() => open({ nonAttribue: 546_987_800, annonce: 0 }),
		'Non attribué – 5 469 878 € – tout le montant',
		'Not attributed – €5,469,878 – the whole amount'
	],
	[
		'no form, before keys',
		() => open({ annonce: 0, cles: true }),
		'Non attribué – 3 093 878 € – 56,6 % du montant ; avant les clés',
		'Not attributed – €3,093,878 – 56.6% of the amount; before allocation keys'
	],
	[
		'nothing without form',
		() => open({ nonAttribue: 0, annonce: 0 }),
		'Non attribué – aucun montant – tout a une forme',
		'Not attributed – no amount – everything has a form'
	],
	[
		'nothing without form, of a part',
		() => open({ nonAttribue: 0, annonce: 0, partiel: true }),
		'Non attribué – aucun montant – ce qui est connu a une forme ; le reste est inconnu',
		'Not attributed – no amount – what is known has a form; the rest is unknown'
	],
	[
		'no amount',
		() => open({ total: null }),
		'Non attribué – [sans montant]',
		'Not attributed – [without an amount]'
	],
	[
		'one payer',
		() => payers(['Justice'], ['101'], 0),
		'Qui paie – 1 payeur – Justice ; programme 101',
		'Who pays – 1 payer – Justice; programme 101'
	],
	[
		'three payers, one without a programme',
		() => payers(['A', 'B', 'C'], ['101', '137'], 1),
		'Qui paie – 3 payeurs – A, B et C ; programmes 101 et 137 ; un dispositif sans programme nommé',
		'Who pays – 3 payers – A, B and C; programmes 101 and 137; one scheme with no programme named'
	],
	['no payer', () => payers([], [], 0), 'Qui paie – [sans montant]', 'Who pays – [without an amount]']
])('a fact: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});
