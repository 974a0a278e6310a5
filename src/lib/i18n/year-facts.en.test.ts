import { describe, expect, test } from 'vitest';
import { asEnglish, inEnglish } from './english.fixture.ts';
import {
	amountFact,
	payersFact,
	rateFact,
	withoutFormFact,
	type AmountSaid,
	type Fact
} from './year-facts.ts';

const said = (work: () => Fact): string[] =>
	(['libelle', 'valeur', 'detail'] as const).map((part) => inEnglish(() => work()[part]));
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

describe('an amount, in English', () => {
	test.for([
		[{}, ['Planned', '€5,469,878', 'LFI and announcements; payment appropriations; excluding staff']],
		[
			{ partiel: true, etapes: ['plf'], natureNonPrecisee: 260_000_000 },
			[
				'Planned',
				'at least €5,469,878',
				'PLF; payment appropriations, of which €2,600,000 with no nature stated; excluding staff'
			]
		],
		[
			{ natureNonPrecisee: 546_987_800, base: 2025, horsPersonnel: false },
			['Planned', '€5,469,878', 'LFI and announcements; AE or CP not stated; constant 2025 euros']
		],
		[
			{ etape: 'execution', etapes: ['execution'], nature: 'np', horsPersonnel: false },
			['Executed', '€5,469,878', 'nature not stated by the source']
		],
		[{ total: 0, etapes: ['lfi'], horsPersonnel: false }, ['Planned', '€0', 'LFI; payment appropriations']]
	] as const)('%j', ([change, words]) => {
		expect(said(() => amountFact(amount(change)))).toEqual(words);
	});

	test.for([
		['non_publie', 'not published'],
		['absent', 'absent from our sources'],
		['sans_objet', 'not applicable'],
		['non_importe', 'not imported (in quarantine)'],
		['sans_indice', 'no price index']
	] as const)('an absence (%s) is framed, never a zero', ([statut, words]) => {
		const fact = asEnglish(() => amountFact(amount({ total: null, statut, silences: 'all' })));
		expect(fact).toEqual({ libelle: 'Planned', valeur: words, absent: true, detail: 'all' });
	});
});

test('in English, the rate, a rate of nothing, a rate over some schemes, and none', () => {
	expect(said(() => rateFact({ attribue: 237_600_000, total: 546_987_800 }, 546_987_800))).toEqual([
		'Attribution rate',
		'43.4%',
		'€2,376,000 out of €5,469,878'
	]);
	expect(said(() => rateFact({ attribue: 0, total: 1000 }, 1000)).slice(1)).toEqual([
		'0%',
		'nothing out of €10'
	]);
	expect(said(() => rateFact({ attribue: 500, total: 1000 }, 3000))[2]).toBe(
		'€5 out of €10, where coverage is full'
	);
	const none = { attribue: null, total: null };
	expect(said(() => rateFact(none, 1000)).slice(1)).toEqual([
		'cannot be calculated',
		'no scheme has a full total'
	]);
	expect(said(() => rateFact(none, null))[2]).toBe('no amount to share out');
});

describe('what has no form, in English', () => {
	const year = {
		total: 546_987_800,
		nonAttribue: 309_387_800,
		annonce: 44_900_000,
		partiel: false,
		cles: false
	};
	test.for([
		[{}, '€3,093,878', '56.6% of the amount; of which €449,000 announced, in no budget document'],
		[{ annonce: 309_387_800, partiel: true }, '€3,093,878', 'announced, in no budget document'],
		[{ nonAttribue: 546_987_800, annonce: 0 }, '€5,469,878', 'the whole amount'],
		[{ annonce: 0, cles: true }, '€3,093,878', '56.6% of the amount; before allocation keys'],
		[{ nonAttribue: 0, annonce: 0 }, 'no amount', 'everything has a form'],
		[
			{ nonAttribue: 0, annonce: 0, partiel: true },
			'no amount',
			'what can be read has a form; the rest is unknown'
		],
		[{ total: null }, 'without an amount', '']
	] as const)('%j', ([change, valeur, detail]) => {
		expect(said(() => withoutFormFact({ ...year, ...change }))).toEqual(['Not attributed', valeur, detail]);
	});
});

test('in English, who pays: one, several, some without a programme, nobody', () => {
	expect(said(() => payersFact({ ministeres: ['Justice'], programmes: ['101'], sansProgramme: 0 }))).toEqual([
		'Who pays',
		'1 payer',
		'Justice; programme 101'
	]);
	expect(
		said(() =>
			payersFact({ ministeres: ['DGCS', 'Justice', 'X'], programmes: ['101', '137'], sansProgramme: 1 })
		)
	).toEqual([
		'Who pays',
		'3 payers',
		'DGCS, Justice and X; programmes 101 and 137; one scheme with no programme named'
	]);
	expect(said(() => payersFact({ ministeres: ['A', 'B'], programmes: [], sansProgramme: 2 }))[2]).toBe(
		'A and B; two schemes with no programme named'
	);
	expect(said(() => payersFact({ ministeres: [], programmes: [], sansProgramme: 0 }))[1]).toBe(
		'without an amount'
	);
});
