import { expect, test } from 'vitest';
import { apartFinding, noAmount, payersFinding, type PayerSaid } from './finding-payers.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const payer = (libelle: string, euros: number, partielle = false, rattache = 0): PayerSaid => ({
	libelle,
	centimes: euros * 100,
	partielle,
	rattache: rattache * 100
});
const THREE = [payer('BOP 137', 5_020_878), payer('MAE', 300_000, true), payer('P101', 149_000)];
const LEAST = { auMoins: true, annonce: 44_900_000 } as const;

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'a share of the whole',
		() => payersFinding(scopeWith(), 2018, THREE),
		'En 2018, 91,8 % des 5,47 M€ prévus contre la prostitution et la traite passent par un dispositif : BOP 137',
		'In 2018, 91.8% of the €5.47M planned against prostitution and trafficking goes through one scheme: BOP 137'
	],
	[
		'a share of what is known, where one is only a part',
		() => payersFinding(scopeWith(LEAST), 2018, THREE),
		'En 2018, sur au moins 5,47 M€ prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés), 91,8 % de ce qui est connu passe par un dispositif : BOP 137',
		'In 2018, of at least €5.47M planned against prostitution and trafficking (of which €449,000 only announced), 91.8% of what is known goes through one scheme: BOP 137'
	],
	[
		'of a form that has nothing: what the bars show',
		() =>
			payersFinding(scopeWith({ ...LEAST, formes: ['TRAV'] }), 2018, [
				payer('BOP 137', 2_644_878),
				payer('MAE', 300_000, true),
				payer('P101', 149_000)
			]),
		'En 2018, sur au moins 3,09 M€ prévus contre la prostitution et la traite, sans forme connue (dont 449 000 € seulement annoncés), 85,5 % de ce qui est connu passe par un dispositif : BOP 137 ; rien pour l’exploitation par le travail',
		'In 2018, of at least €3.09M planned against prostitution and trafficking, without a known form (of which €449,000 only announced), 85.5% of what is known goes through one scheme: BOP 137; nothing for labour exploitation'
	],
	[
		'of a form that has some',
		() =>
			payersFinding(scopeWith({ formes: ['SEX'] }), 2018, [
				payer('BOP 137', 5_020_878, false, 2_376_000),
				payer('P101', 149_000)
			]),
		'En 2018, 97,1 % des 5,17 M€ prévus contre la prostitution et la traite, pour l’exploitation sexuelle ou sans forme connue, passent par un dispositif : BOP 137',
		'In 2018, 97.1% of the €5.17M planned against prostitution and trafficking, for sexual exploitation or without a known form, goes through one scheme: BOP 137'
	],
	[
		'one, and another that paid nothing',
		() =>
			payersFinding(scopeWith({ etape: 'execution' }), 2017, [
				payer('BOP 137', 2_757_776),
				payer('AGRASC', 0)
			]),
		'En 2017, 2,76 M€ dépensés contre la prostitution et la traite, d’un seul dispositif : BOP 137',
		'In 2017, €2.76M spent against prostitution and trafficking, from only one scheme: BOP 137'
	],
	[
		'one',
		() => payersFinding(scopeWith(), 2016, [payer('BOP 137', 4_983_960)]),
		'En 2016, 4,98 M€ prévus contre la prostitution et la traite, d’un seul dispositif : BOP 137',
		'In 2016, €4.98M planned against prostitution and trafficking, from only one scheme: BOP 137'
	],
	[
		'one that was asked',
		() =>
			payersFinding(
				scopeWith({ dispositifs: ['Programme 101, part traite'], perimetre: 'dedie', etape: 'annonce' }),
				2018,
				[payer('Programme 101', 149_000)]
			),
		'Programme 101, part traite : en 2018, 149 000 € annoncés contre la traite',
		'Programme 101, part traite: in 2018, €149,000 announced against trafficking'
	],
	[
		'one, in part, deduced',
		() =>
			payersFinding(scopeWith({ auMoins: true, entier: false, deduit: 'tout' }), 2025, [
				payer('BOP 137', 2_084_000, true)
			]),
		'En 2025, au moins 2,08 M€ prévus contre la prostitution et la traite (déduits par nous), d’un seul dispositif : BOP 137',
		'In 2025, at least €2.08M planned against prostitution and trafficking (deduced by us), from only one scheme: BOP 137'
	],
	[
		'two in part: the amount of each',
		() =>
			payersFinding(
				scopeWith({ auMoins: true, entier: false, deduit: 163_800_000, annonce: 340_000_000 }),
				2023,
				[payer('BOP 137', 1_638_000, true), payer('AGRASC', 3_400_000, true)]
			),
		'En 2023, au moins 5,04 M€ prévus contre la prostitution et la traite (dont 3,40 M€ seulement annoncés et 1,64 M€ déduits par nous) : au moins 3,40 M€ (AGRASC) et au moins 1,64 M€ (BOP 137)',
		'In 2023, at least €5.04M planned against prostitution and trafficking (of which €3.40M only announced and €1.64M deduced by us): at least €3.40M (AGRASC) and at least €1.64M (BOP 137)'
	],
	[
		'money taken back',
		() => payersFinding(scopeWith(), 2018, [payer('A', 20), payer('B', -30)]),
		'En 2018, deux dispositifs ont un montant prévu',
		'In 2018, two schemes have an amount planned'
	],
	[
		'nobody',
		() => payersFinding(scopeWith(), 2018, []),
		'En 2018, aucun montant prévu dans nos sources',
		'In 2018, no amount planned in our sources'
	],
	[
		'one of the contexte, spent in a year',
		() =>
			payersFinding(
				scopeWith({ perimetre: 'contexte', dispositifs: ['P, action 03 (aide)'], etape: 'execution' }),
				2018,
				[payer('P, action 03 : aide', 20)]
			),
		'P, action 03 (aide) : 20 € dépensés en 2018, jamais ajoutés à un total',
		'P, action 03 (aide): €20 spent in 2018, never added to a total'
	],
	[
		'several of the contexte',
		() => payersFinding(scopeWith({ perimetre: 'contexte' }), 2018, [payer('A', 20), payer('B', 3)]),
		'En 2018, deux dispositifs du contexte ont un montant ; ils ne s’additionnent pas',
		'In 2018, two schemes of the wider context have an amount; they are never added up'
	],
	[
		'nothing at all',
		() => noAmount(scopeWith({ dispositifs: ['MAE'], etape: 'lfi' })),
		'MAE : aucun montant voté en loi de finances initiale dans nos sources pour ce choix',
		'MAE: no amount voted in the initial budget act in our sources for this choice'
	],
	[
		'one read alone',
		() => apartFinding(scopeWith({ perimetre: 'contexte' }), ['P, action 03 : aide'], [2014, 2015, 2016]),
		'P, action 03 (aide) : des montants de 2014 à 2016, jamais ajoutés à un total',
		'P, action 03 (aide): amounts from 2014 to 2016, never added to a total'
	],
	[
		'several read alone',
		() => apartFinding(scopeWith({ perimetre: 'contexte' }), ['A', 'B'], [2018, 2018]),
		'Deux dispositifs du contexte ont des montants en 2018 ; ils ne s’additionnent pas',
		'Two schemes of the wider context have amounts in 2018; they are never added up'
	]
])('who pays: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});
