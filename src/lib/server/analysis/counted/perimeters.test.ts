import { beforeEach, describe, expect, test } from 'vitest';
import { ask, bring, csv, queryOf, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { contests } from '#lib/server/analysis/disputes/competing.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { headline } from './headline.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { select } from '#lib/server/analysis/selection.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
const store = (...rows: Cells[]) => bring(db, csv(rows));

describe('what R5 keeps out of totals', () => {
	beforeEach(() =>
		store(
			row(1),
			row(2, { dispositif: 'acse' }),
			row(4, { dispositif: 'versements' }),
			row(8, { dispositif: 'mae' }),
			row(16, { dispositif: 'p101-03', exercice: 2019 })
		)
	);
	const totals = (address: string) => listLines(db, queryOf(db, address)).totals;

	test('stays out of the totals of the table of lines, and is counted beside them', () => {
		expect(totals('')).toEqual([{ etape: 'lfi', nature: 'cp', centimes: 900, comptees: 2, autres: 3 }]);
		expect(totals('dispositif=acse')).toEqual([
			{ etape: 'lfi', nature: 'cp', centimes: 0, comptees: 0, autres: 1 }
		]);
		expect(totals('dispositif=acse,bop137')).toMatchObject([{ centimes: 100, comptees: 1, autres: 1 }]);
		expect(totals('perimetre=contexte')).toMatchObject([{ centimes: 0, comptees: 0, autres: 3 }]);
		expect(totals('perimetre=coeur')).toMatchObject([{ centimes: 900, comptees: 2, autres: 0 }]);
	});

	test('comes out by dispositif even when only years are asked', () => {
		const { rows, total, groupes } = ask(db, 'perimetre=contexte&de=2018&a=2019', 'exercice');
		expect(groupes).toEqual(['exercice', 'dispositif']);
		expect(total).toBeNull();
		const paid = rows.filter((item) => item.centimes !== null);
		expect(paid.map((item) => [item.exercice, item.dispositif, item.centimes])).toEqual(
			expect.arrayContaining([
				[2018, 'acse', 200],
				[2018, 'versements', 400],
				[2019, 'p101-03', 1600]
			])
		);
		expect(paid).toHaveLength(3);
		expect(ask(db, 'perimetre=contexte', 'forme').groupes).toEqual(['forme', 'dispositif']);
	});

	test('of one dispositif alone needs no such group', () => {
		const { rows, total, groupes } = ask(db, 'perimetre=contexte&dispositif=acse&de=2018&a=2018', 'exercice');
		expect(groupes).toEqual(['exercice']);
		expect(rows.map((item) => item.centimes)).toEqual([200]);
		expect(total).toBeNull();
	});

	test('is drawn for one dispositif at a time', () => {
		const figure = formesParAnnee(db, queryOf(db, 'perimetre=contexte&de=2018&a=2019'));
		expect(figure.selection.dispositifs).toHaveLength(1);
		const asked = formesParAnnee(db, queryOf(db, 'perimetre=contexte&dispositif=versements'));
		expect(asked.annees.map((year) => [year.exercice, year.total])).toEqual([[2018, 400]]);
	});

	test('has no headline', () => {
		expect(headline(db, queryOf(db, 'perimetre=contexte'))).toBeNull();
		expect(headline(db, queryOf(db, ''))?.total).toBe(900);
	});
});

describe('totals that another published value would make (R3, R4)', () => {
	const possible = () =>
		contests(db, select(db, queryOf(db, ''))).map(({ poste, totauxPossibles }) => [poste, totauxPossibles]);
	const best = { preuve: 'A' } as const;
	const other = { source: 'b', preuve: 'C' } as const;
	const details = [row(60, { poste: 'x', ...best }), row(40, { poste: 'y', ...best })];

	test('are the sum with the other value, where no total controls', async () => {
		await store(...details, row(70, { poste: 'x', ...other }));
		expect(possible()).toEqual([['x', [11_000]]]);
	});

	test.for([70, 50])(
		'are none under a total that holds: with %i instead of 60, it counts as it stands',
		async (value) => {
			await store(row(100, { role: 'total', ...best }), ...details, row(value, { poste: 'x', ...other }));
			expect(ask(db, '', 'exercice').total).toBe(10_000);
			expect(possible()).toEqual([['x', []]]);
		}
	);

	test('of a contested total are that total, or its details', async () => {
		await store(row(120, { role: 'total', ...best }), ...details, row(110, { role: 'total', ...other }));
		expect(ask(db, '', 'exercice').total).toBe(12_000);
		expect(possible()).toEqual([['', [11_000, 10_000]]]);
	});

	test('are those that settling with the other source alone would give', async () => {
		await store(row(100, { role: 'total', ...best }), ...details, row(80, { role: 'total', ...other }));
		const [[, found] = []] = possible();
		const alone = await vocabulariesOnly();
		await bring(alone, csv([row(80, { role: 'total', ...other }), ...details]));
		expect(found).toEqual([ask(alone, '', 'exercice').total]);
	});
});
