import { expect, test } from 'vitest';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { questionSentence } from './year-questions.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const forme = {
	sujet: 'forme',
	centimes: 212_487_800,
	etape: 'lfi',
	poste: 'Crédits déconcentrés',
	perimetre: 'mixte'
} as const;

test.for<readonly [YearGap, string]>([
	[{ sujet: 'prevu' }, 'Quel montant était prévu pour 2018 ?'],
	[
		{ sujet: 'execution', prevu: 502_087_800, etape: 'lfi' },
		'Combien des 5 020 878 € votés pour 2018 ont été dépensés ?'
	],
	[
		{ sujet: 'execution', prevu: 30_000_000, etape: 'annonce' },
		'Combien des 300 000 € annoncés pour 2018 ont été dépensés ?'
	],
	[{ sujet: 'execution', prevu: null, etape: null }, 'Quel montant a été dépensé en 2018 ?'],
	[{ sujet: 'execution', prevu: 0, etape: 'lfi' }, 'Quel montant a été dépensé en 2018 ?'],
	[
		{ sujet: 'vote', etape: 'plf', centimes: 460_487_800, programmes: ['137'] },
		'Quel montant a été voté en loi de finances pour 2018, en face de 4 604 878 € au projet de loi ?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 30_000_000, programmes: [] },
		'Sur quel programme les 300 000 € annoncés pour 2018 sont-ils inscrits ?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 100, programmes: [] },
		'Sur quel programme le montant annoncé pour 2018 (1 €) est-il inscrit ?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 14_900_000, programmes: ['101'] },
		'Les 149 000 € annoncés pour 2018 ont-ils été votés, et sur quelle action du programme 101 ?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 14_900_000, programmes: ['101', '137'] },
		'Les 149 000 € annoncés pour 2018 ont-ils été votés, et sur quelles actions des programmes 101 et 137 ?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 100, programmes: ['101'] },
		'Le montant annoncé pour 2018 (1 €) a-t-il été voté, et sur quelle action du programme 101 ?'
	],
	[
		{ sujet: 'couverture', centimes: 118_800_000 },
		'Quel est le montant entier pour 2018, dont 1 188 000 € peuvent être isolés ?'
	],
	[
		{ sujet: 'couverture', centimes: 100 },
		'Quel est le montant entier pour 2018, dont 1 € peut être isolé ?'
	],
	[{ sujet: 'couverture', centimes: null }, 'Quel est le montant entier pour 2018 ?'],
	[
		forme,
		'Quelle part des 2 124 878 € de crédits déconcentrés votés pour 2018 concerne la traite, et quelles formes ?'
	],
	[
		{ ...forme, poste: '' },
		'Quelle part des 2 124 878 € votés pour 2018 concerne la traite, et quelles formes ?'
	],
	[
		{ ...forme, poste: 'Appel à projets', etape: 'annonce' },
		'Quelle part des 2 124 878 € annoncés pour 2018 au poste « Appel à projets » concerne la traite, et quelles formes ?'
	],
	[
		{ ...forme, poste: '', perimetre: 'dedie' },
		'Quelles formes de traite les 2 124 878 € votés pour 2018 concernent-ils, et pour quel montant chacune ?'
	],
	[
		{ ...forme, poste: '', centimes: 100 },
		'À quelles formes de traite ce montant est-il destiné : 1 € voté pour 2018 ?'
	],
	[
		{ sujet: 'non-detaille', centimes: 19_950_000, etape: 'lfi' },
		'À quoi vont les 199 500 € votés pour 2018 que le total publié compte au-delà de ses détails ?'
	],
	[
		{ sujet: 'non-detaille', centimes: 100, etape: 'plf' },
		'À quoi va le montant inscrit au projet de loi pour 2018 (1 €) que le total publié compte au-delà de ses détails ?'
	],
	[
		{ sujet: 'details-en-trop', details: 20_000, total: 10_000, etape: 'lfi' },
		'Pourquoi la somme des détails publiés pour 2018 (200 €) dépasse-t-elle leur total (100 €) ?'
	],
	[
		{ sujet: 'concurrentes', valeurs: [682_794_500, 662_844_500, 626_475_500], etape: 'lfi' },
		'Laquelle des trois valeurs publiées pour 2018 (LFI), 6 827 945 €, 6 628 445 € et 6 264 755 €, est exacte ?'
	],
	[
		{ sujet: 'nature', centimes: 502_087_800, etape: 'lfi' },
		'Les 5 020 878 € votés pour 2018 sont-ils des autorisations d’engagement (AE) ou des crédits de paiement (CP) ?'
	],
	[
		{ sujet: 'nature', centimes: 100, etape: 'lfi' },
		'Le montant voté pour 2018 (1 €) est-il en autorisations d’engagement (AE) ou en crédits de paiement (CP) ?'
	]
])('%j', ([gap, sentence]) => {
	expect(spaced(questionSentence(2018, gap))).toBe(sentence);
});
