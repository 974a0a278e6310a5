import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEuros } from '#lib/domain/money.ts';
import {
	AT,
	ask,
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import type { Database } from '#lib/server/store/database.ts';
import { dispositifSummaries } from '#lib/server/analysis/counted/dispositif-index.ts';
import { dispositifStory } from './dispositif-page.server.ts';
import { postesByYear } from './dispositif-postes.server.ts';
import { drawnLines } from '#lib/server/analysis/oracle/reckoning.fixture.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import { fc } from '../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const story = (id: string, address = '', base = db) => dispositifStory(base, queryOf(base, address), id);

describe('the list', () => {
	test('holds every dispositif in order, counted or not, with what is inside what', () => {
		const list = dispositifSummaries(db, queryOf(db, ''));
		expect(list.filter((item) => item.compte).map((item) => item.row.id)).toEqual([
			'bop137',
			'p101',
			'mae',
			'agrasc'
		]);
		const acse = list.find((item) => item.row.id === 'acse');
		expect(acse?.dans?.id).toBe('bop137');
		expect(list[0]?.comprend.map((item) => item.id)).toEqual(['acse']);
	});

	test('says which years have lines and how far they are covered', () => {
		const [bop] = dispositifSummaries(db, queryOf(db, ''));
		expect([bop?.exercices[0], bop?.exercices.at(-1)]).toEqual([2011, 2025]);
		expect(bop?.couvertures.map((item) => [item.couverture, item.exercices.length])).toEqual([
			['complete', 9],
			['partielle', 6]
		]);
	});
});

describe('the story of a dispositif', () => {
	test('reads it alone, in its own perimeter', () => {
		expect(story('bop137')?.query).toMatchObject({
			dispositif: ['bop137'],
			perimetre: 'coeur',
			etape: 'prevu'
		});
		expect(story('versements')?.query).toMatchObject({
			perimetre: 'contexte',
			etape: 'execution',
			nature: 'cp'
		});
	});

	test('reads the stage that it has, unless the address names one', () => {
		expect(story('acse')?.query.etape).toBe('prevu');
		expect(story('acse', 'etape=lfi')?.query.etape).toBe('lfi');
	});

	test('tells breaks, controls, searches, sources', () => {
		const bop = story('bop137');
		expect(bop?.ruptures.map((item) => [item.avant, item.apres, item.comparable])).toEqual([
			[2018, 2019, true],
			[2019, 2020, false],
			[2021, 2022, true]
		]);
		expect(bop?.controls).toContainEqual(
			expect.objectContaining({
				exercice: 2017,
				etape: 'lfi',
				total: 682_794_500,
				details: 662_844_500,
				outcome: 'non_detaille'
			})
		);
		expect(bop?.recherches.length).toBeGreaterThan(20);
		expect(bop?.sources[0]).toMatchObject({ id: 'senat-l18-147', lignes: 21 });
		expect(bop?.payees).toBeNull();
	});

	test('sources add up to the lines of the base', () => {
		const all = dispositifSummaries(db, queryOf(db, '')).flatMap((item) => story(item.row.id)?.sources ?? []);
		const lines = db
			.prepare<[], { n: number }>('SELECT count(*) AS n FROM line WHERE until_version IS NULL')
			.get();
		expect(all.reduce((sum, source) => sum + source.lignes, 0)).toBe(lines?.n);
	});

	test('names who is paid, the largest first, by SIREN', () => {
		const payees = story('versements')?.payees;
		expect(payees).toMatchObject({ exercice: 2023, etape: 'execution', nombre: 25 });
		expect(payees?.premiers[0]).toMatchObject({ siren: '781626817' });
		expect(payees?.premiers).toHaveLength(15);
	});

	test('counts the lines of a source as they stand at the version asked, after a correction and a withdrawal', async () => {
		const base = await vocabulariesOnly();
		const first = await bring(
			base,
			csv([row('10', { poste: 'A' }), row('20', { poste: 'B' }), row('5', { source: 'b' })])
		);
		await bring(base, csv([row('11', { poste: 'A' })]));
		const counts = (address: string) =>
			story('bop137', address, base)?.sources.map(({ id, lignes }) => [id, lignes]);
		expect(counts(`v=${first.version ?? 0}`)).toEqual([
			['a', 2],
			['b', 1]
		]);
		expect(counts('')).toEqual([
			['a', 1],
			['b', 1]
		]);
		withdrawImport(base, first.version ?? 0, { at: AT });
		expect(counts('')).toEqual([['a', 1]]);
		base.close();
	});

	test('is nothing for a name that the version does not know, and fails on a version that does not exist', () => {
		expect(story('inconnu')).toBeNull();
		expect(() => story('bop137', 'v=99')).toThrow(UnknownVersion);
	});

	test('a dispositif brought by a file has no coverage nor place and still has a page, at its version only (R13)', async () => {
		const base = await shippedBase();
		const shipped = await readFile('data/dispositifs.csv', 'utf8');
		await bring(base, `${shipped}neuf;Neuf;New;Ministère;contexte;;;900;;\n`, { name: 'dispositifs.csv' });
		await bring(base, csv([row('12', { dispositif: 'neuf', etape: 'execution', nature: 'ae', poste: 'A' })]));
		const found = story('neuf', '', base);
		expect(found?.query).toMatchObject({ etape: 'execution', nature: 'ae', perimetre: 'contexte' });
		expect(found?.summary.couvertures).toEqual([{ couverture: 'non_declaree', exercices: [2018] }]);
		expect(found?.inscriptions).toEqual([]);
		expect(story('neuf', 'v=1', base)).toBeNull();
		expect(story('neuf', 'v=2', base)?.summary.exercices).toEqual([]);
		base.close();
	});
});

describe('postes by year', () => {
	test('the years of which all is deduced by us say so', () => {
		const { exercices } = postesByYear(db, queryOf(db, 'dispositif=bop137'), 30);
		expect(exercices.filter(({ deduit }) => deduit).map(({ exercice }) => exercice)).toEqual([
			2021, 2022, 2023, 2024
		]);
	});

	test('2018 is AFIS, déconcentrés, nationaux; what no detail explains is its own row in 2017', () => {
		const { postes, exercices } = postesByYear(db, queryOf(db, 'dispositif=bop137&de=2017&a=2018'), 30);
		expect(exercices).toEqual([
			{ exercice: 2017, etape: 'lfi', deduit: false },
			{ exercice: 2018, etape: 'lfi', deduit: false }
		]);
		expect(
			postes.map((item) => [item.poste, item.nonDetaille, item.annees.get(2018)?.centimes ?? null])
		).toEqual([
			['AFIS', false, 237_600_000],
			['Crédits déconcentrés', false, 212_487_800],
			['Crédits nationaux', false, 52_000_000],
			['', true, null]
		]);
	});

	test('a published zero stays one', () => {
		const { postes } = postesByYear(db, queryOf(db, 'dispositif=bop137&etape=execution&de=2016&a=2016'), 30);
		expect(postes.find((item) => item.poste === 'AFIS')?.annees.get(2016)).toEqual({
			centimes: 0,
			zero: true
		});
	});

	test('beyond what is shown, the others run together, and every year adds up to the allocation', async () => {
		await fc.assert(
			fc.asyncProperty(drawnLines, fc.integer({ min: 2, max: 4 }), async (lines, most) => {
				const base = await vocabulariesOnly();
				const rows = lines.map(({ centimes, preuve, arrondi, ...cells }) => ({
					...cells,
					preuve: preuve ?? '',
					montant: writeEuros(centimes),
					arrondi: arrondi === null ? '' : writeEuros(arrondi)
				}));
				await bring(base, csv(rows), { decimal: '.' });
				const table = postesByYear(base, queryOf(base, 'dispositif=bop137'), most);
				expect(table.postes.length).toBeLessThanOrEqual(most);
				for (const { exercice, centimes } of ask(base, 'dispositif=bop137', 'exercice').rows) {
					const sum = table.postes.reduce(
						(total, item) => total + (item.annees.get(exercice ?? 0)?.centimes ?? 0),
						0
					);
					expect(sum).toBe(centimes ?? 0);
				}
				base.close();
			}),
			{ numRuns: 40 }
		);
	});
});
