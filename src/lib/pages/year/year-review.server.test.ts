import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { yearGaps } from './gaps-read.server.ts';
import { yearReview } from './year-review.server.ts';
import { yearsWithData } from './years-with-data.server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());
const review = (year: number, address = '') => yearReview(db, queryOf(db, address), year);
const asked = (year: number, address = '') =>
	yearGaps(db, queryOf(db, address), year).aDemander.map(({ ministere, dispositifs }) => [
		ministere,
		...dispositifs.flatMap(({ questions }) => questions.map((question) => question.sujet))
	]);
const notSearched = (year: number) =>
	yearGaps(db, queryOf(db, ''), year).pasCherche.map(({ dispositif, montants }) => [dispositif, ...montants]);

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

test('the questions come from the gaps, by ministry; what was never looked for is no question', () => {
	expect(asked(2018)).toEqual([
		['Droits des femmes et égalité (DGCS)', 'forme', 'forme'],
		['Justice', 'vote', 'forme', 'execution'],
		['Affaires étrangères', 'couverture', 'vote', 'forme', 'execution'],
		['AGRASC (Justice et Budget)', 'prevu']
	]);
	expect(notSearched(2018)).toEqual([['bop137', 'execution']]);
	expect(asked(2017)).toEqual([
		['Droits des femmes et égalité (DGCS)', 'forme', 'forme', 'concurrentes', 'non-detaille'],
		['Justice', 'prevu', 'execution'],
		['Affaires étrangères', 'prevu', 'execution'],
		['AGRASC (Justice et Budget)', 'prevu']
	]);
	expect(notSearched(2017)).toEqual([]);
	expect(asked(2021)[0]).toEqual(['Droits des femmes et égalité (DGCS)', 'vote', 'couverture', 'execution']);
});

test('the gaps are the same whatever stage, prices or keys the reader looks at; none in the contexte', () => {
	const plain = yearGaps(db, queryOf(db, ''), 2018);
	for (const address of ['etape=execution', 'euros=constants', 'cles=avec', 'forme=TRAV'])
		expect(yearGaps(db, queryOf(db, address), 2018)).toEqual(plain);
	expect(yearGaps(db, queryOf(db, 'perimetre=contexte'), 2018)).toEqual(NONE);
});

const NONE = { aDemander: [], pasCherche: [], pasLu: [] };

/** The gaps of bop137 in 2018, from lines and searches alone. */
async function gapsOf(lines: readonly Cells[], searches: readonly string[] = [], address = '') {
	const base = await vocabulariesOnly();
	const head = 'dispositif;poste;exercice;etape;date;ou;resultat;source';
	await bring(base, [head, ...searches, ''].join('\n'), { name: 'recherches.csv' });
	await bring(base, csv(lines));
	const { aDemander, pasCherche } = yearGaps(base, queryOf(base, `dispositif=bop137${address}`), 2018);
	base.close();
	return {
		demander: aDemander.flatMap(({ dispositifs }) =>
			dispositifs.flatMap(({ questions }) =>
				questions.map(({ sujet, cherche }) => (cherche === null ? sujet : `${sujet} ${cherche}`))
			)
		),
		pasCherche: pasCherche.flatMap(({ montants }) => montants)
	};
}
const attributed = { forme: 'SEX', attribution: 'publiee', preuve: 'A' };
const spent = row(9, { etape: 'execution', ...attributed });

test('a search that found nothing makes a question, with what it told; without one it is ours to do', async () => {
	const planned = row(10, attributed);
	expect(await gapsOf([planned])).toEqual({ demander: [], pasCherche: ['execution'] });
	for (const found of ['non_trouve', 'non_publie'])
		expect(await gapsOf([planned], [`bop137;;2018;execution;2026-11;essai;${found};plf-2018`])).toEqual({
			demander: [`execution ${found}`],
			pasCherche: []
		});
	expect(await gapsOf([planned], ['bop137;;2018;execution;2026-11;essai;sans_objet;'])).toEqual({
		demander: [],
		pasCherche: []
	});
});

test('a bill without its vote: asked where the vote was looked for, ours to do where it was not', async () => {
	const bill = row(10, { etape: 'plf', ...attributed });
	expect(await gapsOf([bill, spent])).toEqual({ demander: [], pasCherche: ['vote'] });
	expect(await gapsOf([bill, spent], ['bop137;;2018;lfi;2026-11;essai;non_trouve;'])).toEqual({
		demander: ['vote non_trouve'],
		pasCherche: []
	});
});

test('what the base answers in another nature of credits is no gap', async () => {
	const paid = row(10, attributed);
	expect(await gapsOf([paid, row(9, { etape: 'execution', nature: 'ae', ...attributed })])).toEqual({
		demander: [],
		pasCherche: []
	});
});

test('a budget that says as much in AE as in CP answers « AE ou CP ? » ; one that does not, or says neither, does not', async () => {
	const voted = row(10, { nature: 'np', ...attributed });
	const bill = (nature: string, montant: number) =>
		row(montant, { etape: 'plf', nature, source: 'b', ...attributed });
	const natures = async (...bills: Cells[]) => (await gapsOf([voted, spent, ...bills])).demander;
	expect(await natures(bill('ae', 10), bill('cp', 10))).toEqual([]);
	expect(await natures(bill('ae', 12), bill('cp', 10))).toEqual(['nature']);
	expect(await natures(bill('np', 10))).toEqual(['nature']);
	expect(await natures({ ...bill('ae', 10), source: 'c' }, bill('cp', 10))).toEqual(['nature']);
	expect(await natures()).toEqual(['nature']);
});

test('a recorded decision answers which of several values is right', async () => {
	const rivals = [
		row(10, { ...attributed, preuve: 'B' }),
		row(9, { ...attributed, preuve: 'B', source: 'b' }),
		spent
	];
	expect((await gapsOf(rivals)).demander).toEqual(['concurrentes']);
	const base = await vocabulariesOnly();
	await bring(base, csv(rivals));
	await bring(
		base,
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison\nbop137;2018;lfi;cp;np;;;b;Collectif;2026-11-01;vu\n',
		{ name: 'arbitrages.csv' }
	);
	expect(yearGaps(base, queryOf(base, 'dispositif=bop137'), 2018)).toEqual(NONE);
	base.close();
});

test('a year that publishes everything raises no question', async () => {
	const whole = await vocabulariesOnly();
	const rows = ['bop137', 'p101'].flatMap((dispositif) => [
		row(10, { dispositif, ...attributed }),
		row(9, { dispositif, etape: 'execution', ...attributed })
	]);
	await bring(whole, csv(rows));
	expect(yearGaps(whole, queryOf(whole, 'dispositif=bop137,p101'), 2018)).toEqual(NONE);
	whole.close();
});
