import { expect, test } from 'vitest';
import { ETAPES, PERIMETRES } from '#lib/domain/vocabulary.ts';
import { inEnglish } from '#lib/words/english.fixture.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { questionSentence } from './year-questions.ts';
import { fc } from '../../../../tests/property-seed.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const forme = {
	sujet: 'forme',
	centimes: 212_487_800,
	etape: 'lfi',
	poste: 'Crédits déconcentrés',
	perimetre: 'mixte'
} as const;

/** In both languages; where a poste is named in French, the English sentence keeps its name and is not read for French. */
test.for<readonly [YearGap, string, string | null]>([
	[{ sujet: 'prevu' }, 'Quel montant était prévu pour 2018 ?', 'What amount was planned for 2018?'],
	[
		{ sujet: 'execution', prevu: 502_087_800, etape: 'lfi' },
		'Combien des 5 020 878 € votés pour 2018 ont été dépensés ?',
		'How much of the €5,020,878 voted for 2018 was spent?'
	],
	[
		{ sujet: 'execution', prevu: 30_000_000, etape: 'annonce' },
		'Combien des 300 000 € annoncés pour 2018 ont été dépensés ?',
		'How much of the €300,000 announced for 2018 was spent?'
	],
	[
		{ sujet: 'execution', prevu: null, etape: null },
		'Quel montant a été dépensé en 2018 ?',
		'What amount was spent in 2018?'
	],
	[
		{ sujet: 'execution', prevu: 0, etape: 'lfi' },
		'Quel montant a été dépensé en 2018 ?',
		'What amount was spent in 2018?'
	],
	[
		{ sujet: 'vote', etape: 'plf', centimes: 460_487_800, programmes: ['137'] },
		'Quel montant a été voté en loi de finances pour 2018, en face de 4 604 878 € au projet de loi ?',
		'What amount was voted in the budget act for 2018, against €4,604,878 in the budget bill?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 30_000_000, programmes: [] },
		'Sur quel programme les 300 000 € annoncés pour 2018 sont-ils inscrits ?',
		'Under which programme is the €300,000 announced for 2018 entered?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 100, programmes: [] },
		'Sur quel programme le montant annoncé pour 2018 (1 €) est-il inscrit ?',
		'Under which programme is the €1 announced for 2018 entered?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 14_900_000, programmes: ['101'] },
		'Les 149 000 € annoncés pour 2018 ont-ils été votés, et sur quelle action du programme 101 ?',
		'Was the €149,000 announced for 2018 voted, and under which action of programme 101?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 14_900_000, programmes: ['101', '137'] },
		'Les 149 000 € annoncés pour 2018 ont-ils été votés, et sur quelles actions des programmes 101 et 137 ?',
		'Was the €149,000 announced for 2018 voted, and under which actions of programmes 101 and 137?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 100, programmes: ['101'] },
		'Le montant annoncé pour 2018 (1 €) a-t-il été voté, et sur quelle action du programme 101 ?',
		'Was the €1 announced for 2018 voted, and under which action of programme 101?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 100, programmes: ['101', '137'] },
		'Le montant annoncé pour 2018 (1 €) a-t-il été voté, et sur quelles actions des programmes 101 et 137 ?',
		'Was the €1 announced for 2018 voted, and under which actions of programmes 101 and 137?'
	],
	[
		{ sujet: 'couverture', centimes: 118_800_000 },
		'Quel est le montant entier pour 2018, dont 1 188 000 € peuvent être isolés ?',
		'What is the full amount for 2018, of which €1,188,000 can be isolated?'
	],
	[
		{ sujet: 'couverture', centimes: 100 },
		'Quel est le montant entier pour 2018, dont 1 € peut être isolé ?',
		'What is the full amount for 2018, of which €1 can be isolated?'
	],
	[
		{ sujet: 'couverture', centimes: null },
		'Quel est le montant entier pour 2018 ?',
		'What is the full amount for 2018?'
	],
	[
		forme,
		'Quelle part des 2 124 878 € de crédits déconcentrés votés pour 2018 concerne la traite, et quelles formes ?',
		null
	],
	[
		{ ...forme, poste: '' },
		'Quelle part des 2 124 878 € votés pour 2018 concerne la traite, et quelles formes ?',
		'What share of the €2,124,878 voted for 2018 concerns trafficking, and which forms?'
	],
	[
		{ ...forme, poste: 'Appel à projets', etape: 'annonce' },
		'Quelle part des 2 124 878 € annoncés pour 2018 au poste « Appel à projets » concerne la traite, et quelles formes ?',
		null
	],
	[
		{ ...forme, poste: 'AFIS' },
		'Quelle part des 2 124 878 € votés pour 2018 au poste « AFIS » concerne la traite, et quelles formes ?',
		'What share of the €2,124,878 voted for 2018 under the item “AFIS” concerns trafficking, and which forms?'
	],
	[
		{ ...forme, poste: '', perimetre: 'dedie' },
		'Quelles formes de traite les 2 124 878 € votés pour 2018 concernent-ils, et pour quel montant chacune ?',
		'Which forms of trafficking does the €2,124,878 voted for 2018 concern, and what amount for each?'
	],
	[
		{ ...forme, poste: '', centimes: 100 },
		'À quelles formes de traite ce montant est-il destiné : 1 € voté pour 2018 ?',
		'What share of the €1 voted for 2018 concerns trafficking, and which forms?'
	],
	[
		{ sujet: 'non-detaille', centimes: 19_950_000, etape: 'lfi' },
		'À quoi vont les 199 500 € votés pour 2018 que le total publié compte au-delà de ses détails ?',
		'What does the €199,500 voted for 2018, which the published total counts beyond its details, go to?'
	],
	[
		{ sujet: 'non-detaille', centimes: 100, etape: 'plf' },
		'À quoi va le montant inscrit au projet de loi pour 2018 (1 €) que le total publié compte au-delà de ses détails ?',
		'What does the €1 entered in the budget bill for 2018, which the published total counts beyond its details, go to?'
	],
	[
		{ sujet: 'details-en-trop', details: 20_000, total: 10_000, etape: 'lfi' },
		'Pourquoi la somme des détails publiés pour 2018 (200 €) dépasse-t-elle leur total (100 €) ?',
		'Why does the sum of the details published for 2018 (€200) exceed their total (€100)?'
	],
	[
		{ sujet: 'concurrentes', valeurs: [682_794_500, 662_844_500, 626_475_500], etape: 'lfi' },
		'Laquelle des trois valeurs publiées pour 2018 (LFI), 6 827 945 €, 6 628 445 € et 6 264 755 €, est exacte ?',
		'Which of the three values published for 2018 (LFI), €6,827,945, €6,628,445 and €6,264,755, is correct?'
	],
	[
		{ sujet: 'nature', centimes: 502_087_800, etape: 'lfi' },
		'Les 5 020 878 € votés pour 2018 sont-ils des autorisations d’engagement (AE) ou des crédits de paiement (CP) ?',
		'Is the €5,020,878 voted for 2018 in commitment authorisations (AE) or in payment appropriations (CP)?'
	],
	[
		{ sujet: 'nature', centimes: 100, etape: 'lfi' },
		'Le montant voté pour 2018 (1 €) est-il en autorisations d’engagement (AE) ou en crédits de paiement (CP) ?',
		'Is the €1 voted for 2018 in commitment authorisations (AE) or in payment appropriations (CP)?'
	]
])('%j', ([gap, french, english]) => {
	expect(spaced(questionSentence(2018, gap))).toBe(french);
	if (english !== null) expect(inEnglish(() => questionSentence(2018, gap))).toBe(english);
});

test('every question is one whole sentence, whatever the gap', () => {
	const etape = fc.constantFrom(...ETAPES);
	const centimes = fc.nat();
	const programmes = fc.subarray(['101', '105', '137']);
	const perimetre = fc.constantFrom(...PERIMETRES);
	const some = fc.option(centimes);
	const asked = fc
		.record({ centimes, etape, programmes, perimetre, some, poste: fc.constantFrom('', 'AFIS') })
		.map((gap): YearGap[] => [
			{ sujet: 'execution', prevu: gap.some, etape: gap.etape },
			{ sujet: 'vote', ...gap },
			{ sujet: 'couverture', centimes: gap.some },
			{ sujet: 'forme', ...gap },
			{ sujet: 'non-detaille', ...gap },
			{ sujet: 'nature', ...gap }
		]);
	fc.assert(
		fc.property(asked, (gaps) => {
			for (const gap of gaps)
				for (const sentence of [questionSentence(2018, gap), inEnglish(() => questionSentence(2018, gap))])
					expect(sentence).toMatch(/^[A-ZÀ][^?]*2018[^?]*\?$/);
		})
	);
});
