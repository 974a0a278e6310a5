import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { inEnglish } from './english.fixture.ts';
import { boundsFinding, boundsWords, keyWords, mergedName, type BoundsSaid } from './year-bounds.ts';

/** Every form, with the bounds of some. */
const all = (
	other: readonly [number, number | null],
	own: Partial<Record<FormeAttribuee, readonly [number, number | null]>> = {}
): BoundsSaid[] =>
	FORMES_ATTRIBUEES.map((forme) => {
		const [bas, haut] = own[forme] ?? other;
		return { forme, bornes: { bas, haut } };
	});

describe('the finding of the bounds, in English', () => {
	test.for([
		[
			all([0, 309_387_800], { SEX: [237_600_000, 546_987_800] }),
			'Against sexual exploitation, between €2.38M and €5.47M planned; against each other form, between 0 and €3.09M'
		],
		[
			all([0, 498_396_000]),
			'Against each of the eleven forms, between 0 and €4.98M planned: no amount is attributed'
		],
		[
			all([0, null], { SEX: [118_800_000, null] }),
			'Against sexual exploitation, at least €1.19M planned; the maximum of each form is unknown'
		],
		[all([0, null]), 'No amount is attributed to a form, and the maximum of each is unknown'],
		[
			all([0, 1000], { SEX: [5000, 6000], DOM: [2000, 3000] }),
			'Against sexual exploitation, between €50 and €60 planned; one other form also has an attributed amount'
		],
		[
			all([0, 1000], { SEX: [5000, 6000], DOM: [2000, 3000], ORG: [100, 1100] }),
			'Against sexual exploitation, between €50 and €60 planned; two other forms also have an attributed amount'
		],
		[
			all([0, 0], { SEX: [118_800_000, 118_800_000] }),
			'Against sexual exploitation, €1.19M planned; against each other form, nothing that could be for it'
		],
		[
			all([0, 1000], { SEX: [5000, 8000], TRAV: [0, 3000] }),
			'Against sexual exploitation, between €50 and €80 planned; against each other form, at most €30'
		],
		[
			all([0, 0]).map((item) => ({ ...item, bornes: { bas: null, haut: null } })),
			'No amount to share out between the forms of trafficking'
		]
	] as const)('%#', ([formes, sentence]) => {
		expect(inEnglish(() => boundsFinding(formes, 'prevu'))).toBe(sentence);
	});

	test('is whole, whatever the bounds', () => {
		const bounds = fc.tuple(fc.nat(), fc.option(fc.nat()));
		fc.assert(
			fc.property(bounds, bounds, fc.constantFrom(...ETAPES_DEMANDEES), ([low, more], [own, most], etape) => {
				const end = (bas: number, rest: number | null) => [bas, rest === null ? null : bas + rest] as const;
				const formes = all(end(low, more), { TRAV: end(own, most) });
				expect(inEnglish(() => boundsFinding(formes, etape))).toMatch(/^(?:Against|No) .*[\p{L}\d]$/u);
			})
		);
	});
});

test.for([
	[{ bas: 237_600_000, haut: 546_987_800 }, 'between €2,376,000 and €5,469,878'],
	[{ bas: 0, haut: 309_387_800 }, 'between 0 and €3,093,878'],
	[{ bas: 118_800_000, haut: null }, 'at least €1,188,000, maximum unknown'],
	[{ bas: 0, haut: null }, 'no amount attributed, maximum unknown'],
	[{ bas: 0, haut: 0 }, 'no amount identified'],
	[{ bas: 118_800_000, haut: 118_800_000 }, '€1,188,000'],
	[{ bas: null, haut: null }, 'no amount']
] as const)('bounds in English, %j', ([bornes, words]) => {
	expect(inEnglish(() => boundsWords(bornes))).toBe(words);
});

test('a key stands apart, and merged forms are counted, in English', () => {
	const key = { bas: 21_248_780, central: 42_497_560, haut: 84_995_120 };
	expect(inEnglish(() => keyWords(key))).toBe('by key €424,975.60, from €212,487.80 to €849,951.20');
	expect(inEnglish(() => mergedName(6, false))).toBe('Each of the six other forms');
	expect(inEnglish(() => mergedName(11, true))).toBe('Each of the eleven forms');
});
