import { afterAll, beforeAll, expect, test } from 'vitest';
import { InvalidQuery, parseQuery, type Groupe } from '#lib/domain/query.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { allocate } from './allocation.ts';
import { countedCells } from './cells.ts';
import type { Cell } from './cell.ts';
import { lineCells } from './line-cells.ts';
import { select } from '#lib/server/analysis/selection.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const query = (address: string) =>
	parseQuery(new URLSearchParams(address), ['bop137', 'p101', 'mae', 'agrasc']);
const ask = (address: string, ...groupes: Groupe[]) => allocate(db, query(address), groupes);

test('2014 in euros of 2025 is 2 917 766,29', () => {
	const [row] = ask('dispositif=bop137&de=2014&a=2014&euros=constants', 'exercice').rows;
	expect(row).toMatchObject({ centimes: 291_776_629, statut: 'publie', etape: 'lfi' });
});

test('another base year is obeyed, one without an index refused with the years that have one', () => {
	const [row] = ask('dispositif=bop137&de=2014&a=2014&euros=constants&base=2014', 'exercice').rows;
	expect(row?.centimes).toBe(241_140_900);
	expect(() => ask('euros=constants&base=1999', 'exercice')).toThrow(InvalidQuery);
	expect(() => ask('euros=constants&base=1999', 'exercice')).toThrow(/1999.*2013, 2014/s);
});

test('a year with money but without an index has no value and says so', () => {
	const [row] = ask('dispositif=bop137&de=2011&a=2011&etape=execution&euros=constants', 'exercice').rows;
	expect(row).toMatchObject({ centimes: null, statut: 'sans_indice' });
});

test('each line is rounded before the sum, what no detail explains like a line', () => {
	const forms = ask('dispositif=bop137&de=2017&a=2017&euros=constants', 'exercice', 'forme').rows;
	const scaled = (centimes: number) => Math.floor((centimes * 12_095 * 2 + 10_122) / (2 * 10_122));
	expect(forms.find((row) => row.forme === 'SEX')?.centimes).toBe(scaled(378_537_600));
	expect(forms.find((row) => row.forme === 'NV')?.centimes).toBe(
		scaled(52_300_000) + scaled(232_006_900) + scaled(19_950_000)
	);
});

test('towards an index that never moves, constant euros are current euros, cell by cell', () => {
	for (const address of ['', 'etape=execution', 'nature=ae', 'etape=annonce']) {
		const selection = select(db, query(address));
		const flat = { base: 2000, indices: new Map(Array.from({ length: 200 }, (_, i) => [1990 + i, 10_000])) };
		const words = (cell: Cell) =>
			[cell.exercice, cell.dispositif, cell.etape, cell.forme, cell.nommees, cell.niveau, cell.poste].join(
				' '
			) + ` ${cell.centimes} ${cell.nonDetaille} ${cell.natureNonPrecisee}`;
		for (const detailed of [false, true]) {
			const constant = lineCells(db, selection, detailed, { deflator: flat, keys: null }).map(words);
			const current = countedCells(db, selection, detailed).map(words);
			expect(constant.sort()).toEqual(current.sort());
		}
	}
});
