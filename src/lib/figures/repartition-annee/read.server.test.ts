import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { repartitionAnnee, type RepartitionAnnee } from './read.server.ts';

const brief = ({ dispositifs }: RepartitionAnnee) =>
	dispositifs.map(({ dispositif, etape, centimes, postes }) => [
		dispositif,
		etape,
		centimes,
		postes.map(({ poste, niveau, nonDetaille, parts }) =>
			[
				nonDetaille ? 'non détaillé' : poste || niveau,
				...parts.map((part) => `${part.forme} ${part.centimes}`)
			].join(', ')
		)
	]);

describe('the shipped base', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	afterAll(() => db.close());
	const of = (year: number, address = '') => repartitionAnnee(db, queryOf(db, address), year);

	test('2018: three dispositifs from the largest, each poste with its form', () => {
		const found = of(2018);
		expect(found.total).toBe(546_987_800);
		expect(brief(found)).toEqual([
			[
				'bop137',
				'lfi',
				502_087_800,
				['AFIS, SEX 237600000', 'Crédits déconcentrés, NV 212487800', 'Crédits nationaux, NV 52000000']
			],
			['mae', 'annonce', 30_000_000, ['np, NV 30000000']],
			['p101', 'annonce', 14_900_000, ['central, NV 7500000', 'deconcentre, NV 7400000']]
		]);
		expect(found.muets).toMatchObject([{ dispositif: 'agrasc', statut: 'non_trouve' }]);
		expect([found.attribue, found.nonAttribue]).toEqual([237_600_000, 309_387_800]);
		expect(found.bornes.map(({ bornes }) => [bornes.bas, bornes.haut]).slice(0, 2)).toEqual([
			[237_600_000, null],
			[0, null]
		]);
		const whole = of(2018, 'dispositif=bop137,p101').bornes.map(({ bornes }) => [bornes.bas, bornes.haut]);
		expect(whole.slice(0, 2)).toEqual([
			[237_600_000, 516_987_800],
			[0, 279_387_800]
		]);
	});

	test('2017: what no detail explains comes last, and the contested total is marked', () => {
		const found = of(2017);
		expect(brief(found)[0]?.[3]).toEqual([
			'AFIS, SEX 378537600',
			'Crédits déconcentrés, NV 232006900',
			'Crédits nationaux, NV 52300000',
			'non détaillé, NV 19950000'
		]);
		expect(found.dispositifs[0]?.concurrentes).toBe(true);
	});

	test('2021: only a part can be isolated, the most is unknown, and the amount is deduced by us', () => {
		const found = of(2021);
		expect(found.partiels).toEqual(['bop137']);
		expect(found.deduits).toEqual(['bop137']);
		expect(found.bornes.map(({ bornes }) => bornes.haut)).toEqual(Array.from({ length: 11 }, () => null));
		expect(found.officiels).toMatchObject([{ centimes: 330_000_000 }]);
	});

	test('a filter on forms leaves the year whole, and the contexte has no total', () => {
		expect(of(2018, 'forme=TRAV').total).toBe(546_987_800);
		const contexte = of(2018, 'perimetre=contexte');
		expect(contexte.total).toBeNull();
		expect(contexte.bornes).toEqual([]);
		expect(contexte.dispositifs.map((item) => item.dispositif)).not.toContain('bop137');
	});

	test('constant euros: a year without an index has no value and says so', () => {
		const found = of(2012, 'etape=execution&euros=constants');
		expect(found.total).toBeNull();
		expect(found.muets[0]).toMatchObject({ dispositif: 'bop137', statut: 'sans_indice' });
	});
});

describe('what a key supposes', () => {
	const KEY = [
		'id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date',
		'essai;bop137;Crédits déconcentrés;;2018;2018;TRAV;10;20;40;essai;collectif;;2026-11-22'
	].join('\n');

	test('stands apart, with its range, and leaves the evidence and the total as they are', async () => {
		const db = await shippedBase();
		expect((await bring(db, KEY, { name: 'cles.csv' })).outcome).toBe('done');
		const found = repartitionAnnee(db, queryOf(db, 'cles=avec'), 2018);
		expect(found.total).toBe(546_987_800);
		expect(found.nonAttribue).toBe(309_387_800);
		expect(found.dispositifs[0]?.postes[1]?.parts).toMatchObject([
			{ forme: 'TRAV', centimes: 42_497_560, cle: { bas: 21_248_780, haut: 84_995_120 } },
			{ forme: 'NV', centimes: 169_990_240 }
		]);
		expect(found.bornes.find((item) => item.forme === 'TRAV')).toMatchObject({
			bornes: { bas: 0, haut: null },
			cle: { bas: 21_248_780, central: 42_497_560, haut: 84_995_120 }
		});
		db.close();
	});
});

test('a published zero is an amount of its own, and rows in quarantine are told', async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv([row(0), row(12, { dispositif: 'mae', preuve: 'Z' })]), { allowRejects: true });
	const found = repartitionAnnee(db, queryOf(db, ''), 2018);
	expect(found.total).toBe(0);
	expect(brief(found)).toEqual([['bop137', 'lfi', 0, ['np, NV 0']]]);
	expect(found.enQuarantaine).toMatchObject([{ dispositif: 'mae', lignes: 1, centimes: 1200 }]);
	expect(found.muets.find((item) => item.dispositif === 'mae')?.statut).toBe('non_importe');
	db.close();
});
