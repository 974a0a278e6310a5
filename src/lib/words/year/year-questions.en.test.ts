import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ETAPES, PERIMETRES } from '#lib/domain/vocabulary.ts';
import { inEnglish } from '#lib/words/english.fixture.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { questionSentence } from './year-questions.ts';

const forme = {
	sujet: 'forme',
	centimes: 212_487_800,
	etape: 'lfi',
	poste: 'AFIS',
	perimetre: 'mixte'
} as const;

test.for<readonly [YearGap, string]>([
	[{ sujet: 'prevu' }, 'What amount was planned for 2018?'],
	[
		{ sujet: 'execution', prevu: 502_087_800, etape: 'lfi' },
		'How much of the €5,020,878 voted for 2018 was spent?'
	],
	[{ sujet: 'execution', prevu: null, etape: null }, 'What amount was spent in 2018?'],
	[{ sujet: 'execution', prevu: 0, etape: 'lfi' }, 'What amount was spent in 2018?'],
	[
		{ sujet: 'vote', etape: 'plf', centimes: 460_487_800, programmes: ['137'] },
		'What amount was voted in the budget act for 2018, against €4,604,878 in the budget bill?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 30_000_000, programmes: [] },
		'Under which programme is the €300,000 announced for 2018 entered?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 14_900_000, programmes: ['101'] },
		'Was the €149,000 announced for 2018 voted, and under which action of programme 101?'
	],
	[
		{ sujet: 'vote', etape: 'annonce', centimes: 100, programmes: ['101', '137'] },
		'Was the €1 announced for 2018 voted, and under which actions of programmes 101 and 137?'
	],
	[
		{ sujet: 'couverture', centimes: 118_800_000 },
		'What is the full amount for 2018, of which €1,188,000 can be isolated?'
	],
	[{ sujet: 'couverture', centimes: null }, 'What is the full amount for 2018?'],
	[
		forme,
		'What share of the €2,124,878 voted for 2018 under the item “AFIS” concerns trafficking, and which forms?'
	],
	[
		{ ...forme, poste: '', perimetre: 'dedie' },
		'Which forms of trafficking does the €2,124,878 voted for 2018 concern, and what amount for each?'
	],
	[
		{ sujet: 'non-detaille', centimes: 19_950_000, etape: 'lfi' },
		'What does the €199,500 voted for 2018, which the published total counts beyond its details, go to?'
	],
	[
		{ sujet: 'details-en-trop', details: 20_000, total: 10_000, etape: 'lfi' },
		'Why does the sum of the details published for 2018 (€200) exceed their total (€100)?'
	],
	[
		{ sujet: 'concurrentes', valeurs: [682_794_500, 662_844_500, 626_475_500], etape: 'lfi' },
		'Which of the three values published for 2018 (LFI), €6,827,945, €6,628,445 and €6,264,755, is correct?'
	],
	[
		{ sujet: 'nature', centimes: 502_087_800, etape: 'lfi' },
		'Is the €5,020,878 voted for 2018 in commitment authorisations (AE) or in payment appropriations (CP)?'
	]
])('in English, %j', ([gap, sentence]) => {
	expect(inEnglish(() => questionSentence(2018, gap))).toBe(sentence);
});

test('every question is one whole English sentence, whatever the gap', () => {
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
				expect(inEnglish(() => questionSentence(2018, gap))).toMatch(/^[A-Z][^?]*2018[^?]*\?$/);
		})
	);
});
