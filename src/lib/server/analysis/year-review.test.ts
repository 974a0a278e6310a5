import { afterAll, beforeAll, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/open.ts';
import { yearQuestions } from './year-questions.ts';
import { yearReview } from './year-review.ts';
import { yearsWithData } from './years-with-data.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());
const review = (year: number, address = '') => yearReview(db, queryOf(db, address), year);
const asked = (year: number, address = '') =>
	yearQuestions(db, queryOf(db, address), year).map(({ ministere, dispositifs }) => [
		ministere,
		...dispositifs.flatMap(({ questions }) => questions.map((question) => question.sujet))
	]);

test('the years that have lines, and the neighbours of one', () => {
	expect(yearsWithData(db, 1)).toEqual([
		2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025
	]);
	expect([review(2011).avant, review(2011).apres, review(2025).apres]).toEqual([null, 2012, null]);
});

test('2018: who pays, and what of the money without a form was only said', () => {
	const found = review(2018);
	expect(found.payeurs).toEqual({
		ministeres: ['Droits des femmes et égalité (DGCS)', 'Affaires étrangères', 'Justice'],
		programmes: ['101', '137'],
		sansProgramme: 1
	});
	expect(found.nonAttribueAnnonce).toBe(44_900_000);
	expect(found.taux).toEqual({ exercice: 2018, attribue: 237_600_000, total: 516_987_800 });
});

test('voted against spent: 2016 and 2017', () => {
	expect(review(2016).execution[0]?.taux).toEqual({ depense: 312_388_700, vote: 498_396_000 });
	expect(review(2017).execution[0]?.taux).toEqual({ depense: 275_777_600, vote: 682_794_500 });
	expect(review(2021).execution[0]?.sansTaux).toEqual({ cause: 'execution', statut: 'non_trouve' });
});

test('a survey that is not in our sources is asked for, not one before the first', () => {
	expect([2013, 2015, 2017, 2018].map((year) => review(year).enquete)).toEqual([null, true, false, true]);
});

test('the questions come from the gaps, by ministry', () => {
	expect(asked(2018)).toEqual([
		['Droits des femmes et égalité (DGCS)', 'forme', 'forme', 'nature', 'execution'],
		['Justice', 'vote', 'forme', 'execution'],
		['Affaires étrangères', 'couverture', 'vote', 'forme', 'execution'],
		['AGRASC (Justice et Budget)', 'prevu']
	]);
	expect(asked(2017)).toEqual([
		['Droits des femmes et égalité (DGCS)', 'forme', 'forme', 'concurrentes', 'non-detaille', 'nature'],
		['Justice', 'prevu', 'execution'],
		['Affaires étrangères', 'prevu', 'execution'],
		['AGRASC (Justice et Budget)', 'prevu']
	]);
	expect(asked(2021)[0]).toEqual(['Droits des femmes et égalité (DGCS)', 'couverture', 'vote', 'execution']);
});

test('questions are the same whatever stage, prices or keys the reader looks at; none in the contexte', () => {
	const plain = yearQuestions(db, queryOf(db, ''), 2018);
	for (const address of ['etape=execution', 'euros=constants', 'cles=avec', 'forme=TRAV'])
		expect(yearQuestions(db, queryOf(db, address), 2018)).toEqual(plain);
	expect(yearQuestions(db, queryOf(db, 'perimetre=contexte'), 2018)).toEqual([]);
});

test('a year that publishes everything raises no question', async () => {
	const whole = await vocabulariesOnly();
	const cells = { forme: 'SEX', attribution: 'publiee', preuve: 'A' };
	const rows = ['bop137', 'p101'].flatMap((dispositif) => [
		row(10, { dispositif, ...cells }),
		row(9, { dispositif, etape: 'execution', ...cells })
	]);
	await bring(whole, csv(rows));
	expect(yearQuestions(whole, queryOf(whole, 'dispositif=bop137,p101'), 2018)).toEqual([]);
	whole.close();
});
