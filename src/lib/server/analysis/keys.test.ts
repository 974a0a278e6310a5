import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseQuery, type Groupe } from '#lib/domain/query.ts';
import { bytesSource } from '#lib/ingest/byte-source.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import type { Database } from '#lib/server/store/open.ts';
import { allocate } from './allocation.ts';
import { attributionRates } from './attribution-rate.ts';

const AT = '2026-11-22T00:00:00.000Z';
const HEADER = 'id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date';

let db: Database;
beforeEach(async () => {
	db = await ensureBase(':memory:', 'data', AT);
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
		bornes: { bas: 0, haut: 309_387_800 }
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
		says: /ne vise aucune ligne/
	},
	{
		name: 'two keys on one line',
		rows: [key('a'), key('b', { poste: '' })],
		says: /visent les mêmes lignes/
	},
	{ name: 'a key on attributed lines', rows: [key('a', { poste: 'AFIS' })], says: /déjà rattachées/ }
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
