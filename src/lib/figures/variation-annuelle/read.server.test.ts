import { beforeAll, describe, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { variation, type Variation } from './read.server.ts';

const brief = (found: Variation) => ({
	comparables: found.comparables.map((item) => [item.dispositif, item.ecart]),
	ecartes: found.ecartes.map((item) => [item.dispositif, item.exclusion?.cause])
});

describe('the shipped base', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	const between = (from: number, to: number, address = '') => variation(db, queryOf(db, address), [from, to]);

	test('2017 to 2018: bop137 by poste, to the euro; the others are absent in 2017', () => {
		const found = between(2017, 2018);
		expect(brief(found)).toEqual({
			comparables: [['bop137', -180_706_700]],
			ecartes: [
				['p101', 'absence'],
				['mae', 'absence'],
				['agrasc', 'absence']
			]
		});
		expect(found.total).toEqual({ avant: 682_794_500, apres: 502_087_800, ecart: -180_706_700 });
		expect(
			found.comparables[0]?.postes.map(({ poste, avant, apres, ecart }) => [poste, avant, apres, ecart])
		).toEqual([
			['AFIS', 378_537_600, 237_600_000, -140_937_600],
			['Crédits déconcentrés', 232_006_900, 212_487_800, -19_519_100],
			['Crédits nationaux', 52_300_000, 52_000_000, -300_000],
			['Non détaillé', 19_950_000, null, -19_950_000]
		]);
		expect(found.comparables[0]?.avant.concurrentes).toBe(true);
	});

	test('across a comparable break, the break is named', () => {
		const [bop137] = between(2018, 2019).comparables;
		expect(bop137).toMatchObject({ ecart: -41_600_000, ruptures: [{ apres: 2019, comparable: true }] });
	});

	test('across a break of coverage, the whole is not computed, a poste that both years name is', () => {
		const found = between(2019, 2020);
		expect(found.total).toBeNull();
		expect(found.comparables).toEqual([]);
		const [bop137] = found.ecartes;
		expect(bop137).toMatchObject({
			dispositif: 'bop137',
			ecart: null,
			exclusion: { cause: 'rupture', rupture: { cause: 'couverture', apres: 2020 } }
		});
		expect(bop137?.postes.map(({ poste, avant, apres, ecart }) => [poste, avant, apres, ecart])).toEqual([
			['AFIS', 198_000_000, 118_800_000, -79_200_000],
			['Crédits déconcentrés', 212_487_800, null, null],
			['Crédits nationaux', 50_000_000, null, null]
		]);
	});

	test('an announcement is never added to a bill: each change stands alone', () => {
		const found = between(2022, 2023);
		expect(found.comparables.map(({ dispositif, ecart }) => [dispositif, ecart])).toEqual([
			['bop137', 15_000_000],
			['agrasc', expect.any(Number)]
		]);
		expect(found.total).toBeNull();
		expect(between(2022, 2023, 'etape=annonce').total).not.toBeNull();
	});

	test('two years of the same part compare, as a part', () => {
		expect(between(2022, 2023).comparables[0]).toMatchObject({ ecart: 15_000_000, couverture: 'partielle' });
	});

	test('a poste on one side only is not computed', () => {
		const postes = between(2016, 2017).comparables[0]?.postes ?? [];
		expect(postes.length).toBeGreaterThan(1);
		expect(postes.filter((item) => item.avant === null).every((item) => item.ecart === null)).toBe(true);
	});

	test('in constant euros, each side is converted', () => {
		const [found] = between(2017, 2018, 'euros=constants').comparables;
		expect(found?.ecart).toBeLessThan(-180_706_700);
		const sum = (side: 'avant' | 'apres') =>
			found?.postes.reduce((total, item) => total + (item[side] ?? 0), 0);
		expect([sum('avant'), sum('apres')]).toEqual([found?.avant.centimes, found?.apres.centimes]);
	});
});

describe('small bases', () => {
	const between = async (rows: Parameters<typeof csv>[0], address = 'dispositif=bop137') => {
		const db = await vocabulariesOnly();
		await bring(db, csv(rows));
		return variation(db, queryOf(db, address), [2017, 2018]);
	};

	test('an announcement does not compare with a vote, a bill does', async () => {
		const said = await between([row(3, { exercice: 2017, etape: 'annonce' }), row(5)]);
		expect(brief(said).ecartes).toEqual([['bop137', 'etape']]);
		const billed = await between([row(3, { exercice: 2017, etape: 'plf' }), row(5)]);
		expect(brief(billed).comparables).toEqual([['bop137', 200]]);
	});

	test('a published zero compares; an absence does not', async () => {
		expect(brief(await between([row(0, { exercice: 2017 }), row(5)])).comparables).toEqual([['bop137', 500]]);
		expect(brief(await between([row(5)])).ecartes).toEqual([['bop137', 'absence']]);
	});

	test('a coverage that changes is not crossed', async () => {
		const db = await vocabulariesOnly();
		const covered = 'dispositif;exercice;couverture;note\nbop137;2017;complete;\nbop137;2018;partielle;\n';
		await bring(db, covered, { name: 'couverture.csv' });
		await bring(db, csv([row(3, { exercice: 2017 }), row(5)]));
		const found = variation(db, queryOf(db, 'dispositif=bop137'), [2017, 2018]);
		expect(brief(found).ecartes).toEqual([['bop137', 'rupture']]);
	});

	test('across a change of coverage, what no source names does not compare, nor what only one year has', async () => {
		const covered = 'dispositif;exercice;couverture;note\nbop137;2017;complete;\nbop137;2018;partielle;\n';
		const postes = async (...rows: Parameters<typeof csv>[0]) => {
			const db = await vocabulariesOnly();
			await bring(db, covered, { name: 'couverture.csv' });
			await bring(db, csv(rows));
			const [item] = variation(db, queryOf(db, 'dispositif=bop137'), [2017, 2018]).ecartes;
			return item?.postes.map(({ poste, ecart }) => [poste, ecart]);
		};
		const unnamed = [row(30, { exercice: 2017, niveau: 'central' }), row(5, { niveau: 'central' })];
		expect(await postes(...unnamed)).toEqual([]);
		const afis = [row(9, { exercice: 2017, poste: 'Afis' }), row(7, { poste: 'AFIS' })];
		expect(await postes(...unnamed, ...afis)).toEqual([
			['AFIS', -200],
			['Niveau central', null]
		]);
		expect(await postes(...afis.slice(0, 1), row(7, { poste: 'Autre' }))).toEqual([]);
	});

	test('what is never added up has no total of several', async () => {
		const rows = ['p101-03', 'p105-05'].flatMap((dispositif) => [
			row(3, { dispositif, exercice: 2017 }),
			row(5, { dispositif })
		]);
		const found = await between(rows, 'perimetre=contexte&dispositif=p101-03,p105-05');
		expect(brief(found).comparables).toEqual([
			['p101-03', 200],
			['p105-05', 200]
		]);
		expect(found.total).toBeNull();
	});
});
