import { describe, expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { annotatedOf, checkFile, reportOf } from './check.ts';
import { lookAt } from './look.ts';
import { bookOf, NOTHING, textOf, YEARS } from './workbook-of-years.fixture.ts';

const { lectures } = await lookAt(bookOf(YEARS), reference, NOTHING);
const check = (corrections = NOTHING.corrections) =>
	checkFile(bookOf(YEARS), reference, { ...NOTHING, lectures, corrections });
const letterO = { ligne: 5, colonne: 5, lu: '52O OOO', valeur: '520 000' };

describe('the check of a file', () => {
	test('hands out the faulty rows only, each once, as the file writes them', async () => {
		const { fautives, summary } = await check();
		expect(fautives.map(({ ligne }) => ligne)).toEqual([5, 8, 10]);
		expect(fautives[0]?.cellules.slice(3, 6)).toEqual(['523000', '52O OOO', '5OO OOO']);
		expect(fautives[0]?.problemes.map(({ lettre, valeur }) => [lettre, valeur])).toEqual([
			['E', '52O OOO'],
			['F', '5OO OOO']
		]);
		expect(summary.unreadableAmounts).toBe(4);
	});

	test('keeps what the file writes beside what is read there', async () => {
		const { fautives } = await check([letterO]);
		expect(fautives[0]?.cellules[4]).toBe('52O OOO');
		expect(fautives[0]?.problemes.map(({ lettre }) => lettre)).toEqual(['F']);
	});

	test('adds up by scheme, year, stage and nature', async () => {
		const { sommes } = await check([letterO]);
		expect(
			sommes.map(({ dispositif, exercice, etape, details, illisibles }) => [
				dispositif,
				exercice,
				etape,
				details,
				illisibles
			])
		).toEqual([
			['bop137', 2017, 'lfi', 662_844_500, 0],
			['bop137', 2018, 'lfi', 502_087_800, 0],
			['bop137', 2019, 'plf', 410_487_800, 1],
			['mae', 2018, 'annonce', 0, 1],
			['p101', 2018, 'annonce', 7_400_000, 1]
		]);
	});

	test('proves the totals by the cells above them', async () => {
		const before = await check();
		expect(
			before.preuves.map(({ cellule, centimes, details, illisibles }) => [
				cellule,
				centimes,
				details,
				illisibles
			])
		).toEqual([
			['D7', 626_475_500, 662_844_500, 0],
			['E7', 502_087_800, 450_087_800, 1],
			['F7', 460_487_800, 410_487_800, 1]
		]);
		const { preuves } = await check([letterO]);
		expect(preuves[1]).toMatchObject({
			centimes: 502_087_800,
			details: 502_087_800,
			illisibles: 0,
			nombre: 3
		});
		expect(preuves[1]?.termes[1]).toEqual({ cellule: 'E5', centimes: 52_000_000, corrigee: true });
	});

	test('totals of lines stand apart from their details', async () => {
		const file = textOf(
			'exercice;dispositif;etape;role;montant;source\n2018;mae;lfi;detail;10;B\n2018;mae;lfi;total;12;B\n'
		);
		const { sommes } = await checkFile(file, reference, NOTHING);
		expect(sommes).toEqual([
			{
				...{ dispositif: 'mae', exercice: 2018, etape: 'lfi', nature: 'np', illisibles: 0 },
				...{ centimes: 1000, details: 1000, totaux: 1200 }
			}
		]);
	});

	test('a file refused as a whole says so, and hands out no row', async () => {
		const { summary, fautives } = await checkFile(textOf('a;b\n1;2\n'), reference, NOTHING);
		expect(summary.fatal).toBe(true);
		expect(fautives).toEqual([]);
	});
});

test('the report and the annotated file are handed over to be saved', async () => {
	const decisions = { ...NOTHING, lectures, corrections: [letterO] };
	const report = await (await reportOf(bookOf(YEARS), reference, decisions)).text();
	expect(report).toContain('52O OOO');
	const annotated = await (await annotatedOf(bookOf(YEARS), reference, decisions))?.text();
	expect(annotated).toContain('_problemes');
	expect(annotated).toContain('une correction y lit');
});
