import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { inEnglish } from './english.fixture.ts';
import {
	allocationDeck,
	allocationFinding,
	contexteFinding,
	highestRate,
	identifiedForms,
	type Allocation
} from './findings.ts';

const without = (formes: readonly FormeAttribuee[]) =>
	FORMES_ATTRIBUEES.filter((forme) => !formes.includes(forme));
const year = (change: Partial<Allocation> = {}): Allocation => ({
	exercice: 2018,
	total: 546_987_800,
	nonAttribue: 309_387_800,
	formes: [{ forme: 'SEX', centimes: 237_600_000 }],
	sans: without(['SEX']),
	complete: true,
	...change
});

describe('the finding of a year, in English', () => {
	test.for([
		[{}, 'In 2018, 56.6% of the €5.47M planned against trafficking cannot be attributed to any form'],
		[{ nonAttribue: 0 }, 'In 2018, all of the €5.47M planned against trafficking is attributed to a form'],
		[
			{ nonAttribue: 546_987_800 },
			'In 2018, none of the €5.47M planned against trafficking can be attributed to a form'
		],
		[
			{ complete: false },
			'In 2018, at least €5.47M planned against trafficking; the full amount cannot be read in our sources'
		],
		[{ total: 0, nonAttribue: 0 }, 'In 2018, zero euros published against trafficking'],
		[
			{ total: -500_000, nonAttribue: 0 },
			'In 2018, −€5,000 planned against trafficking: an amount was taken back'
		],
		[
			{ total: 100_000, nonAttribue: 150_000 },
			'In 2018, €1,000 planned against trafficking, of which €1,500 not attributed to a form: amounts were taken back'
		]
	] as const)('%j', ([change, sentence]) => {
		expect(inEnglish(() => allocationFinding(year(change), 'prevu'))).toBe(sentence);
	});

	test('gives no share that is not between nothing and all, at every stage', () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.integer(),
				fc.boolean(),
				fc.constantFrom(...ETAPES_DEMANDEES),
				(total, nonAttribue, complete, etape) => {
					const said = inEnglish(() =>
						allocationFinding(year({ total, nonAttribue, complete }), etape, 2025)
					);
					expect(said.includes('%')).toBe(complete && nonAttribue > 0 && nonAttribue < total);
					expect(said).toMatch(/^In 2018, .*\p{L}$/u);
				}
			)
		);
	});
});

describe('what follows the finding, in English', () => {
	const deck = (change: Partial<Allocation> = {}, staff: string | null = null) =>
		inEnglish(() =>
			allocationDeck(year(change), staff)
				.map((piece) => piece.text)
				.join('')
				.trim()
		);

	test('no form, one form, several forms', () => {
		expect(deck({ formes: [], sans: [...FORMES_ATTRIBUEES] })).toBe(
			'Of €5,469,878, no amount is attributed to a form of trafficking.'
		);
		expect(deck({}, 'excluding staff')).toBe(
			'Of €5,469,878 excluding staff, €2,376,000 is attributed to sexual exploitation. No amount is identified for ' +
				'labour exploitation, domestic servitude, forced begging, forced criminality or the six other forms.'
		);
		const formes = (['SEX', 'TRAV', 'GPA'] as const).map((forme) => ({ forme, centimes: 200 }));
		expect(deck({ formes, sans: ['ORG'] })).toBe(
			'Of €5,469,878, €2 is attributed to sexual exploitation, €2 to labour exploitation and €2 to exploitation of ' +
				'surrogacy. No amount is identified for another form.'
		);
	});

	test('is one or two whole sentences, whatever forms have money', () => {
		fc.assert(
			fc.property(fc.subarray([...FORMES_ATTRIBUEES]), (codes) => {
				const formes = codes.map((forme) => ({ forme, centimes: 100_00 }));
				const said = deck({ formes, sans: without(codes) });
				expect(said).toMatch(/^Of .*[^ .]\.$/);
				expect(said.match(/ is attributed /g)).toHaveLength(1);
			})
		);
	});
});

test.for([
	[[], 2013, 'From 2013 to 2018, no form of trafficking has identifiable funding'],
	[
		['SEX'],
		2013,
		'From 2013 to 2018, only one form of trafficking has identifiable funding: sexual exploitation'
	],
	[
		['SEX', 'TRAV'],
		2018,
		'In 2018, two forms of trafficking have identifiable funding: sexual exploitation and labour exploitation'
	]
] as const)('the title of the figure, in English: %j', ([formes, first, title]) => {
	expect(inEnglish(() => identifiedForms(formes, first, 2018))).toBe(title);
});

test.for([
	[[], 'The attribution rate cannot be calculated for any year'],
	[
		[
			{ attribue: null, total: null },
			{ attribue: 0, total: 100 }
		],
		'Where it can be calculated, the attribution rate is zero'
	],
	[
		[
			{ attribue: null, total: null },
			{ attribue: 1, total: 2 }
		],
		'Where it can be calculated, the attribution rate peaks at 50.0%'
	],
	[[{ attribue: 237_600_000, total: 546_987_800 }], 'The attribution rate peaks at 43.4%']
] as const)('the title of the rates, in English: %j', ([rates, title]) => {
	expect(inEnglish(() => highestRate(rates))).toBe(title);
});

test('the wider context is never added up, in English', () => {
	expect(inEnglish(contexteFinding)).toBe(
		'Funding of the wider context is read scheme by scheme: it is never added up'
	);
});
