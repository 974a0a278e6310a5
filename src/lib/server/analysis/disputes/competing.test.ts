import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, csv, queryOf, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { contests, LISTED } from './competing.ts';
import { listCompeting } from './competing-list.ts';
import { controlsToTell } from './controls.ts';
import { select } from '#lib/server/analysis/selection.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const MANY = 60;
const postes = Array.from({ length: MANY }, (_, index) => index);
/** Sixty amounts of 1 000 €, and what another source gives for each: one euro more than the one before. */
const rivals = (common: Cells = {}) => [
	...postes.map((index) => row(1000, { poste: `p${index}`, preuve: 'A', ...common })),
	...postes.map((index) => row(1001 + index, { poste: `p${index}`, source: 'b', preuve: 'C', ...common }))
];
const found = (address = 'etape=lfi') => contests(db, select(db, queryOf(db, address)));

test('of a place where many amounts compete, those that differ most are listed, and the others counted', async () => {
	await bring(db, csv(rivals()));
	const listed = found();
	expect(listed.map((contest) => contest.poste)).toEqual(postes.slice(-LISTED).map((index) => `p${index}`));
	expect(listed.map((contest) => contest.nonListes)).toEqual([
		...Array.from({ length: LISTED - 1 }, () => 0),
		MANY - LISTED
	]);
	expect(listed.at(-1)?.totauxPossibles).toEqual([6_000_000 + 6000]);
	expect(listCompeting(db, queryOf(db, 'etape=lfi'), 100).rows).toHaveLength(MANY);
});

test('each place lists its own', async () => {
	await bring(
		db,
		csv([
			...rivals(),
			...rivals({ exercice: 2017 }).slice(0, 40),
			...rivals({ exercice: 2017 }).slice(60, 62)
		])
	);
	expect(
		found()
			.map((contest) => [contest.exercice, contest.nonListes])
			.filter(([, left]) => left !== 0)
	).toEqual([[2018, MANY - LISTED]]);
	expect(found().filter((contest) => contest.exercice === 2017)).toHaveLength(2);
});

test('asks the base as many times whatever competes', async () => {
	const asked = async (rows: readonly Cells[]) => {
		const own = await vocabulariesOnly();
		await bring(own, csv(rows));
		const selection = select(own, queryOf(own, 'etape=lfi'));
		const { prepare } = own;
		let statements = 0;
		own.prepare = ((sql: string) => {
			statements += 1;
			return prepare.call(own, sql);
		}) as typeof own.prepare;
		contests(own, selection);
		own.close();
		return statements;
	};
	const total = row(70_000, { role: 'total', preuve: 'A' });
	const few = [...rivals().slice(0, 60), ...rivals().slice(60, 61), total];
	expect(await asked([...rivals(), total])).toBe(await asked(few));
});

test('of thousands of totals, a page tells those that their details miss most, in their order', () => {
	const controls = Array.from({ length: 100 }, (_, index) => ({
		total: 100,
		details: 100 - (index % 50),
		index
	}));
	const { told, left } = controlsToTell(controls);
	expect(left).toBe(60);
	expect(told).toHaveLength(40);
	expect(told.every(({ index }) => index % 50 >= 30)).toBe(true);
	expect(told.map(({ index }) => index)).toEqual(told.map(({ index }) => index).sort((a, b) => a - b));
	expect(controlsToTell(controls.slice(0, 40))).toEqual({ told: controls.slice(0, 40), left: 0 });
});
