import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseQuery, type Groupe } from '#lib/domain/query.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { bring as bringFile, csv, row, type Cells, shippedBase } from '#lib/server/base.fixture.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { allocate } from './allocation.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';

const AT = '2026-11-22T00:00:00.000Z';
const HEADER = 'id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date';

let db: Database;
beforeEach(async () => {
	db = await shippedBase();
});
afterEach(() => db.close());

const bring = (...rows: string[]) =>
	importFiles(db, [bytesSource('cles.csv', new TextEncoder().encode([HEADER, ...rows].join('\n')))], {
		at: AT
	});
const key = (
	id: string,
	{
		poste = 'Crédits déconcentrés',
		de = '2018',
		a = '2018',
		forme = 'TRAV',
		parts = '10;20;40',
		dispositif = 'bop137'
	} = {}
) => `${id};${dispositif};${poste};;${de};${a};${forme};${parts};essai;collectif;;2026-11-22`;
const query = (address: string) =>
	parseQuery(new URLSearchParams(address), ['bop137', 'p101', 'mae', 'agrasc']);
const forms = (address: string, ...groupes: Groupe[]) =>
	new Map(
		allocate(db, query(address), ['exercice', 'forme', ...groupes]).rows.map((row) => [row.forme, row])
	);

test('a key on the deconcentrated credits of 2018 gives 424 975,60 to labour, between 212 487,80 and 849 951,20', async () => {
	expect((await bring(key('essai'))).outcome).toBe('done');
	const without = forms('de=2018&a=2018');
	const applied = forms('de=2018&a=2018&cles=avec');
	expect(applied.get('TRAV')).toMatchObject({
		centimes: 42_497_560,
		cle: { bas: 21_248_780, central: 42_497_560, haut: 84_995_120 },
		bornes: { bas: 0, haut: null }
	});
	expect(applied.get('NV')?.centimes).toBe(309_387_800 - 42_497_560);
	expect(without.get('TRAV')).toMatchObject({ centimes: null });
	expect(without.get('NV')?.centimes).toBe(309_387_800);
	expect(allocate(db, query('de=2018&a=2018&cles=avec'), ['forme']).total).toBe(546_987_800);
	expect(allocate(db, query('de=2018&a=2018'), ['forme']).total).toBe(546_987_800);
});

test('the attribution rate rests on evidence, whatever the keys', async () => {
	await bring(key('essai'));
	const rate = (address: string) =>
		attributionRates(db, query(address)).parExercice.find((row) => row.exercice === 2018);
	expect(rate('cles=avec')).toEqual(rate(''));
});

test.for([
	{
		name: 'parts above the whole',
		rows: [key('a', { parts: '10;60;70' }), key('a', { forme: 'DOM', parts: '10;50;60' })],
		says: /100/
	},
	{
		name: 'a low part above the central one',
		rows: [key('a', { parts: '30;20;40' })],
		says: /plus basse à la plus haute/
	},
	{ name: 'an unknown form', rows: [key('a', { forme: 'XYZ' })], says: /XYZ/ },
	{
		name: 'a scope that matches nothing',
		rows: [key('a', { poste: 'Inconnu' })],
		says: /ne vise aucune ligne \(bop137, poste «.Inconnu.», 2018\). Postes de bop137 ces années-là.: «.AFIS.», «.Crédits déconcentrés.» et «.Crédits nationaux.»\./
	},
	{
		name: 'years without a line',
		rows: [key('a', { de: '1991', a: '1992' })],
		says: /\(bop137, poste «.Crédits déconcentrés.», depuis 1991 jusqu.en 1992\). bop137 a des lignes en 2011 à 2025\./
	},
	{
		name: 'two keys on one line',
		rows: [key('a'), key('b', { poste: '' })],
		says: /visent les mêmes lignes/
	},
	{ name: 'a key on attributed lines', rows: [key('a', { poste: 'AFIS' })], says: /déjà rattachées/ },
	{
		name: 'a share for what has no form',
		rows: [key('a', { forme: 'NV' })],
		says: /NV.*n.en est pas une/
	}
])('refuses $name, and says which condition failed', async ({ rows, says }) => {
	const report = await bring(...rows);
	expect(report.outcome).toBe('refused');
	const told = [...report.told, ...report.files.flatMap((file) => file.summary.problems)].map(
		(problem) => problem.message
	);
	expect(told.join('\n')).toMatch(says);
	expect(forms('de=2018&a=2018&cles=avec').get('TRAV')?.cle).toBeUndefined();
});

test('a key and constant euros together keep every cent', async () => {
	await bring(key('essai'));
	const total = (address: string) => allocate(db, query(address), ['exercice', 'forme']).total;
	expect(total('cles=avec&euros=constants')).toBe(total('euros=constants'));
});

describe('what of a line a key may split', () => {
	const lines = (...rows: Cells[]) => bringFile(db, csv(rows), { name: 'essai.csv' });
	const mae = (montant: number, cells: Cells) =>
		row(montant, { dispositif: 'mae', exercice: 2016, ...cells });
	const onMae = (cells: { forme?: string; parts?: string } = {}) =>
		key('essai', { dispositif: 'mae', poste: '', de: '2016', a: '2016', ...cells });
	const amounts = (address: string) =>
		[...forms(`dispositif=mae&de=2016&a=2016&${address}`).values()].flatMap((found) =>
			found.centimes === null ? [] : [[found.forme, found.centimes]]
		);

	test('several forms without a split: towards one of those that the source names', async () => {
		await lines(mae(100, { forme: 'SEX|TRAV', attribution: 'publiee' }));
		expect((await bring(onMae())).outcome).toBe('done');
		expect(amounts('cles=avec')).toEqual([
			['TRAV', 2000],
			['MULTI', 8000]
		]);
	});

	test('several forms without a split: never towards one that the source does not name', async () => {
		await lines(mae(100, { forme: 'SEX|TRAV', attribution: 'publiee' }));
		const report = await bring(onMae({ forme: 'DOM' }));
		expect(report.outcome).toBe('refused');
		expect(report.told.map(({ message }) => message)).toEqual([
			'La clé «\u00A0essai\u00A0» donne à DOM une part de lignes que leur source rattache à SEX et TRAV. Séparez leurs postes ou leurs années, ou changez de forme.'
		]);
	});

	test('published shares: what they leave', async () => {
		await lines(mae(100, { forme: 'SEX:60|DOM:30', attribution: 'publiee' }));
		expect((await bring(onMae({ parts: '50;50;50' }))).outcome).toBe('done');
		expect(amounts('cles=avec')).toEqual([
			['SEX', 6000],
			['TRAV', 500],
			['DOM', 3000],
			['NV', 500]
		]);
	});

	test('the non attributed lines of a scope that has attributed ones too, and these stay as they are', async () => {
		await lines(mae(100, { poste: 'x', forme: 'SEX', attribution: 'mandat' }), mae(50, { poste: 'y' }));
		expect((await bring(onMae())).outcome).toBe('done');
		expect(amounts('cles=avec')).toEqual([
			['SEX', 10_000],
			['TRAV', 1000],
			['NV', 4000]
		]);
	});

	test('nothing of a line that its own file splits by a key, which counts when keys are asked', async () => {
		await lines(mae(100, { forme: 'SEX:60|TRAV:30', attribution: 'cle' }));
		expect(amounts('')).toEqual([['NV', 10_000]]);
		expect(amounts('cles=avec')).toEqual([
			['SEX', 6000],
			['TRAV', 3000],
			['NV', 1000]
		]);
		const keyed = forms('dispositif=mae&de=2016&a=2016&cles=avec');
		expect(keyed.get('TRAV')?.cle).toEqual({ bas: 3000, central: 3000, haut: 3000 });
		expect(keyed.get('NV')?.cle).toBeUndefined();
		// Nothing declares the coverage of this year: what it may have at most is not known.
		expect(keyed.get('TRAV')?.bornes).toEqual({ bas: 0, haut: null });
		const report = await bring(onMae());
		expect(report.told.map(({ message }) => message)).toEqual([
			'La clé «\u00A0essai\u00A0» ne vise que des lignes que leur fichier répartit déjà par une clé\u00A0: une ligne n’a qu’une clé.'
		]);
	});
});

test('a contested quantité counts once in each form that holds some of it, with keys and in constant euros too', async () => {
	await bringFile(
		db,
		csv([
			row(60, { dispositif: 'mae', exercice: 2016, preuve: 'A' }),
			row(30, { dispositif: 'mae', exercice: 2016, preuve: 'A' }),
			row(80, { dispositif: 'mae', exercice: 2016, preuve: 'B', source: 'b' })
		]),
		{ name: 'essai.csv' }
	);
	await bring(key('essai', { dispositif: 'mae', poste: '', de: '2016', a: '2016' }));
	const contested = (address: string) =>
		[...forms(`dispositif=mae&de=2016&a=2016&${address}`).values()].flatMap((found) =>
			found.concurrentes > 0 ? [[found.forme, found.concurrentes]] : []
		);
	expect(contested('')).toEqual([['NV', 1]]);
	expect(contested('euros=constants')).toEqual([['NV', 1]]);
	expect(contested('cles=avec')).toEqual([
		['TRAV', 1],
		['NV', 1]
	]);
});

test('the example of data/README.md is accepted, and no key is shipped', async () => {
	expect(readReference(db, 1).cles).toEqual([]);
	const [, example = ''] = /```\n(id;dispositif[^`]*)```/.exec(readFileSync('data/README.md', 'utf8')) ?? [];
	expect((await bringFile(db, example, { name: 'mes-cles.csv' })).outcome).toBe('done');
	expect(forms('de=2018&a=2018&cles=avec').get('TRAV')?.centimes).toBe(42_497_560);
});
