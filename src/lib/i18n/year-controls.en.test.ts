import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { contestSentence, controlSentence, controlsFinding, type ControlSaid } from './year-controls.ts';

const control = (change: Partial<ControlSaid> = {}): ControlSaid => ({
	libelle: 'BOP 137',
	etape: 'lfi',
	total: 682_794_500,
	details: 662_844_500,
	issue: 'non_detaille',
	...change
});

test.for([
	[
		{},
		'BOP 137, LFI 2017: the published total, €6,827,945, exceeds the sum of its details (€6,628,445) by €199,500; the difference counts as not itemised.'
	],
	[
		{ issue: 'egal', details: 682_794_500 },
		'BOP 137, LFI 2017: the published total, €6,827,945, equals the sum of its details.'
	],
	[
		{ issue: 'egal', details: 682_794_400 },
		'BOP 137, LFI 2017: the published total, €6,827,945, equals the sum of its details (€6,827,944), within the rounding of the source.'
	],
	[
		{ issue: 'depasse', details: 682_894_500 },
		'BOP 137, LFI 2017: the sum of the details (€6,828,945) exceeds the published total, €6,827,945, by €1,000; the total counts, the details are set aside.'
	],
	[{ issue: 'seul', details: 0 }, 'BOP 137, LFI 2017: the published total, €6,827,945, has no details.'],
	[
		{ issue: 'croise' },
		'BOP 137, LFI 2017: the published total, €6,827,945, partly overlaps another total; it is a check and does not count.'
	]
] as const)('a published total, in English: %j', ([change, sentence]) => {
	expect(inEnglish(() => controlSentence(2017, control(change)))).toBe(sentence);
});

test('competing values in English: the three of 2017, and two', () => {
	const said = {
		libelle: 'BOP 137',
		etape: 'lfi',
		retenue: 682_794_500,
		source: 'DB',
		autres: [{ centimes: 626_475_500, source: 'Sénat' }],
		details: 662_844_500
	} as const;
	expect(inEnglish(() => contestSentence(2017, said))).toBe(
		'BOP 137, LFI 2017: three published values. Retained: €6,827,945 (DB); also €6,264,755 (Sénat) and €6,628,445 (sum of its details).'
	);
	expect(inEnglish(() => contestSentence(2017, { ...said, details: null }))).toBe(
		'BOP 137, LFI 2017: two published values. Retained: €6,827,945 (DB); also €6,264,755 (Sénat).'
	);
});

test.for([
	[
		[control()],
		[3],
		'For 2017, €199,500 of the published total has no details; two other values are published'
	],
	[[control({ total: 200, details: 100 })], [], 'For 2017, €1 of the published total has no details'],
	[
		[control({ issue: 'depasse' })],
		[2],
		'For 2017, one published total is exceeded by its details; another value is published'
	],
	[
		[control({ issue: 'depasse' }), control({ issue: 'depasse' })],
		[],
		'For 2017, two published totals are exceeded by their details'
	],
	[[control({ issue: 'seul' })], [], 'The total published for 2017 has no details'],
	[
		[control({ issue: 'seul' }), control({ issue: 'seul' })],
		[],
		'Two totals published for 2017 have no details'
	],
	[[control({ issue: 'egal' })], [], 'The total published for 2017 equals its details'],
	[
		[control({ issue: 'egal' }), control({ issue: 'egal' }), control({ issue: 'seul' })],
		[],
		'Two totals published for 2017 equal their details'
	],
	[[], [2], 'For 2017, another value is published'],
	[[], [], 'For 2017, no published total to set against its details']
] as const)('the finding of the controls, in English: %#', ([controls, contests, sentence]) => {
	const rivals = contests.map((valeurs) => ({ valeurs }));
	expect(inEnglish(() => controlsFinding(2017, controls, rivals))).toBe(sentence);
});
