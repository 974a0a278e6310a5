import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { inEnglish } from './english.fixture.ts';
import {
	hiddenCounts,
	needsFinding,
	noPerPerson,
	perPersonWords,
	sumOfShares,
	surveysFinding,
	undergo,
	type NeedsYear
} from './needs.ts';

const enquete = { repondants: 53, base: 'accompagnees' } as const;
const line = (forme: 'SEX' | 'MEND' | 'DELIT', part: number | null, montant: number | null) => ({
	formes: [forme],
	part,
	montant
});

describe('the finding of a year, in English', () => {
	const finding = (year: Partial<NeedsYear>) =>
		inEnglish(() => needsFinding({ exercice: 2018, enquete, paye: true, lignes: [], ...year }));

	test('is the largest group of victims for whom no amount is identified, with who answered', () => {
		const labour = { formes: ['TRAV', 'DOM'], part: 1_700, montant: null } as const;
		expect(finding({ lignes: [line('SEX', 7_400, 100), labour, line('MEND', 300, null)] })).toBe(
			'In 2018, 17% of the victims assisted by 53 organisations are exploited for their labour; no amount is identified for them'
		);
		const met = { repondants: 1, base: 'detectees' } as const;
		expect(finding({ enquete: met, lignes: [line('DELIT', 50, 0)] })).toBe(
			'In 2018, 0.5% of the victims identified by one organisation are forced to commit offences; no amount is identified for them'
		);
	});

	test('when every form has an amount, no share is published, no money counts, no survey was read', () => {
		expect(finding({ lignes: [line('SEX', 7_400, 100)] })).toBe(
			'In 2018, every form undergone by the victims assisted by 53 organisations has an identified amount'
		);
		expect(finding({ lignes: [line('SEX', null, 100)] })).toBe(
			'In 2018, no share by form is published for the victims assisted by 53 organisations'
		);
		expect(finding({ paye: false, lignes: [line('SEX', 7_400, null)] })).toBe(
			'In 2018, no amount in our sources can be set against the victims assisted by 53 organisations'
		);
		expect(finding({ exercice: 2023, enquete: null })).toBe(
			'No survey read for 2023: needs cannot be compared with funding'
		);
		expect(finding({ enquete: { ...enquete, repondants: null }, lignes: [line('SEX', 100, null)] })).toMatch(
			/by organisations whose number our sources do not give/
		);
	});
});

test('surveys are said in English with their respondents, not as a series', () => {
	const years = (...repondants: (number | null)[]) =>
		inEnglish(() =>
			surveysFinding(repondants.map((count, index) => ({ exercice: 2018 + index, repondants: count })))
		);
	expect(years(53, 37, 26)).toBe(
		'2018 to 2020: from 26 to 53 responding organisations, the surveys do not make a series'
	);
	expect(years(44, 44)).toMatch(/: 44 responding organisations each time,/);
	expect(years(1, 1)).toMatch(/: 1 responding organisation each time,/);
	expect(years(null, null)).toMatch(/: with no known number of responding organisations,/);
});

test('what victims undergo, whatever the forms, in English', () => {
	expect(inEnglish(() => undergo(['MEND', 'DELIT', 'ORG']))).toBe('come under 3 forms grouped together');
	expect(inEnglish(() => undergo([]))).toMatch(/does not state$/);
	fc.assert(
		fc.property(fc.subarray([...FORMES_ATTRIBUEES]), (formes) => {
			expect(inEnglish(() => undergo(formes))).toMatch(/^(?:are|undergo|come under) /);
		})
	);
});

test('the notes are English sentences', () => {
	expect(inEnglish(() => sumOfShares(9_900, true))).toBe('The published shares add up to 99%: rounding.');
	expect(inEnglish(() => sumOfShares(9_500, false))).toBe(
		'The published shares add up to 95%; our sources do not detail the rest.'
	);
	expect(inEnglish(() => hiddenCounts(5, ['forced begging', 'other form']))).toBe(
		'One count is below 5 people: these forms are grouped, so that it cannot be deduced (forced begging and other form).'
	);
	expect(inEnglish(() => hiddenCounts(5, []))).toMatch(/no share is shown/);
	expect(inEnglish(() => perPersonWords('X', 60, 'assisted', { bas: 150, haut: 167 }))).toBe(
		'X: at least €1.50 per person, for 60 people assisted, at most €1.67 if everything not attributed were for it.'
	);
	expect(inEnglish(() => perPersonWords('X', 1, 'identified', { bas: 150, haut: 150 }))).toBe(
		'X: at least €1.50 per person, for 1 person identified.'
	);
	expect(inEnglish(() => perPersonWords('X', 2, 'identified', { bas: 150, haut: null }))).toMatch(
		/people identified, maximum unknown\.$/
	);
	expect(inEnglish(noPerPerson)).toMatch(/^Euros per person: cannot be calculated/);
});
