import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEuros } from '#lib/domain/money.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { ask, bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { drawFlux } from './ask.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { flows } from './read.server.ts';
import { drawnLines } from '#lib/server/analysis/oracle/reckoning.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

let shipped: Database;
beforeAll(async () => {
	shipped = await shippedBase();
});
afterAll(() => shipped.close());

const read = (db: Database, address = '') => flows(db, queryOf(db, address));
const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

describe('the shipped data', () => {
	test('without a year asked, the year of the headline is read: 2018', () => {
		const found = read(shipped);
		expect(found.exercice).toBe(2018);
		expect(found.total).toBe(546_987_800);
		expect(
			found.flows.map(({ dispositif, poste, niveau, forme, centimes }) => [
				dispositif,
				poste || niveau,
				forme,
				centimes
			])
		).toEqual(
			expect.arrayContaining([
				['bop137', 'AFIS', 'SEX', 237_600_000],
				['bop137', 'Crédits nationaux', 'NV', 52_000_000],
				['bop137', 'Crédits déconcentrés', 'NV', 212_487_800],
				['p101', 'central', 'NV', 7_500_000],
				['p101', 'deconcentre', 'NV', 7_400_000],
				['mae', 'np', 'NV', 30_000_000]
			])
		);
		expect(found.flows).toHaveLength(6);
		expect(found.sans).toEqual([{ dispositif: 'agrasc', statut: 'non_trouve' }]);
	});

	test('what no detail explains is a flow of its own: 199 500 in 2017', () => {
		const undetailed = read(shipped, 'de=2017&a=2017').flows.filter((flow) => flow.nonDetaille);
		expect(undetailed).toMatchObject([{ dispositif: 'bop137', forme: 'NV', centimes: 19_950_000 }]);
	});

	test('a published zero is no flow and is not lost: AFIS spent in 2016', () => {
		const found = read(shipped, 'de=2016&a=2016&etape=execution');
		expect(found.zeros).toMatchObject([
			{ dispositif: 'agrasc', forme: 'NV' },
			{ dispositif: 'bop137', poste: 'AFIS', forme: 'SEX' }
		]);
		expect(found.total).toBe(312_388_700);
	});

	test('the contexte is never stacked: one dispositif, or the first with money', () => {
		const found = read(shipped, 'perimetre=contexte&de=2018&a=2018');
		expect(new Set(found.flows.map((flow) => flow.dispositif)).size).toBe(1);
		expect(drawFlux(found).total).toBeNull();
	});

	test('a year without any money says so', () => {
		const found = read(shipped, 'de=2030&a=2030');
		expect(found).toMatchObject({ exercice: 2030, flows: [], total: null });
	});

	test('a partly covered year is told with the official figure beside it', () => {
		const found = read(shipped, 'de=2022&a=2022');
		expect(found.partiels).toContain('bop137');
		expect(found.officiels).toMatchObject([{ exercice: 2022, centimes: 450_000_000 }]);
	});
});

test('an amount taken back is counted and kept apart', async () => {
	const db = await vocabulariesOnly();
	await bring(
		db,
		csv([row('1000', { poste: 'A', forme: 'SEX', attribution: 'publiee' }), row('-300', { poste: 'B' })])
	);
	const found = read(db);
	expect(found).toMatchObject({
		total: 70_000,
		flows: [{ poste: 'A', centimes: 100_000 }],
		repris: [{ poste: 'B', centimes: -30_000 }]
	});
	db.close();
});

describe('over generated lines', () => {
	test('flows are the allocation to the cent, and what enters each place leaves it (R14)', async () => {
		await fc.assert(
			fc.asyncProperty(
				drawnLines,
				fc.constantFrom(2017, 2018, 2020),
				fc.constantFrom('prevu', 'lfi', 'annonce', 'execution'),
				fc.constantFrom(...NATURES),
				async (lines, year, etape, nature) => {
					const db = await vocabulariesOnly();
					const rows = lines.map(({ centimes, preuve, arrondi, ...cells }) => ({
						...cells,
						preuve: preuve ?? '',
						montant: writeEuros(centimes),
						arrondi: arrondi === null ? '' : writeEuros(arrondi)
					}));
					await bring(db, csv(rows), { decimal: '.' });
					const address = `de=${year}&a=${year}&etape=${etape}&nature=${nature}`;
					const found = read(db, address);
					expect(found.total).toBe(ask(db, address).total);
					expect(sum(found.flows) + sum(found.repris)).toBe(found.total ?? 0);
					for (const { forme, centimes } of ask(db, address, 'forme').rows) {
						const own = [...found.flows, ...found.repris].filter((flow) => flow.forme === forme);
						expect(sum(own)).toBe(centimes ?? 0);
					}
					const figure = drawFlux(found);
					expect(sum(figure.exact)).toBe(figure.total ?? 0);
					expect(sum(figure.liens)).toBe(sum(found.flows));
					expect(sum(figure.dispositifs)).toBe(sum(figure.liens));
					for (const place of figure.dispositifs)
						expect(sum(figure.liens.filter((lien) => lien.dispositif === place.id))).toBe(place.centimes);
					for (const place of figure.postes)
						expect(sum(figure.liens.filter((lien) => lien.poste === place.id))).toBe(place.centimes);
					expect(figure.liens.every((lien) => lien.centimes > 0)).toBe(true);
					db.close();
				}
			),
			{ numRuns: 80 }
		);
	});

	test('many postes run together, none is lost', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 40 }),
				async (cents) => {
					const db = await vocabulariesOnly();
					await bring(db, csv(cents.map((cent, rank) => row(writeEuros(cent), { poste: `Poste ${rank}` }))), {
						decimal: '.'
					});
					const figure = drawFlux(read(db));
					expect(figure.postes.length).toBeLessThanOrEqual(8);
					expect(sum(figure.postes)).toBe(cents.reduce((a, b) => a + b, 0));
					db.close();
				}
			),
			{ numRuns: 20 }
		);
	});
});
