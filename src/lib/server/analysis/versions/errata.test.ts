import { describe, expect, test } from 'vitest';
import { AT, bring, csv, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { errata, erratumOf } from './errata.ts';

const PUBLISHED = [row(100, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(40)];
async function base(...files: (readonly Parameters<typeof csv>[0][number][])[]) {
	const db = await vocabulariesOnly();
	for (const rows of [PUBLISHED, ...files]) await bring(db, csv(rows));
	return db;
}
const told = (db: Parameters<typeof errata>[0]) =>
	errata(db).map(({ version, corrections }) => [
		version,
		corrections.map(({ poste, avant, apres }) => `${poste || 'le reste'} ${avant} > ${apres}`)
	]);

describe('an erratum', () => {
	test('is a version that changes an amount already published', async () => {
		const db = await base([row(90, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(40)]);
		expect(errata(db)).toEqual([
			{
				version: currentVersion(db),
				date: AT,
				operation: 'import',
				resume: 'lignes.csv',
				nombre: 1,
				corrections: [
					{
						dispositif: 'bop137',
						exercice: 2018,
						etape: 'lfi',
						nature: 'cp',
						niveau: 'np',
						role: 'detail',
						poste: 'AFIS',
						beneficiaire: '',
						source: 'a',
						avant: 10_000,
						apres: 9000,
						formeAvant: 'SEX',
						formeApres: 'SEX',
						ligne: expect.any(Number)
					}
				]
			}
		]);
	});
	test('or that withdraws one', async () => {
		const db = await base([row(40)]);
		expect(told(db)).toEqual([[currentVersion(db), ['AFIS 10000 > null']]]);
	});
	test('or that ties it to another form', async () => {
		const db = await base([row(100, { poste: 'AFIS' }), row(40)]);
		expect(errata(db)[0]?.corrections).toMatchObject([
			{ avant: 10_000, apres: 10_000, formeAvant: 'SEX', formeApres: 'NV' }
		]);
	});
	test('is told again, the other way round, by the withdrawal of the correction', async () => {
		const db = await base([row(100, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(50)]);
		const corrected = currentVersion(db);
		withdrawImport(db, corrected, { at: AT });
		expect(told(db)).toEqual([
			[corrected + 1, ['le reste 5000 > 4000']],
			[corrected, ['le reste 4000 > 5000']]
		]);
		expect(errata(db)[0]?.operation).toBe('withdrawal');
	});
});

describe('no erratum', () => {
	test('is an addition, in the same block or elsewhere', async () => {
		const db = await base([...PUBLISHED, row(7, { poste: 'Autre' })], [row(1, { exercice: 2019 })]);
		expect(errata(db)).toEqual([]);
	});
	test('is a note that changes alone', async () => {
		const db = await base([PUBLISHED[0] ?? {}, row(40, { note: 'vérifié' })]);
		expect(currentVersion(db)).toBeGreaterThan(2);
		expect(errata(db)).toEqual([]);
		expect(erratumOf(db, 99)).toBeNull();
	});
});

describe('a line that says its niveau or its role, silent before', () => {
	test('is no correction at the same amount', async () => {
		const db = await vocabulariesOnly();
		await bring(db, csv([row(10), row(20, { poste: 'AFIS' })]));
		await bring(db, csv([row(10, { niveau: 'central' }), row(20, { poste: 'AFIS', role: 'total' })]));
		expect(currentVersion(db)).toBeGreaterThan(2);
		expect(errata(db)).toEqual([]);
	});
	test('is corrected, and not withdrawn, at another', async () => {
		const db = await vocabulariesOnly();
		await bring(db, csv([row(10)]));
		await bring(db, csv([row(12, { niveau: 'central' })]));
		expect(told(db)).toEqual([[currentVersion(db), ['le reste 1000 > 1200']]]);
	});
	test('leaves a total and its details apart: neither takes the place of the other', async () => {
		const db = await vocabulariesOnly();
		await bring(db, csv([row(30, { role: 'total' }), row(10, { niveau: 'central' })]));
		await bring(
			db,
			csv([row(10, { niveau: 'central' }), row(15, { niveau: 'deconcentre' }), row(5, { niveau: 'np' })])
		);
		expect(told(db)).toEqual([[currentVersion(db), ['le reste 3000 > null']]]);
	});
});

test('lines of one quantité are corrected together', async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv([row(10), row(20)]));
	await bring(db, csv([row(10), row(25)]));
	expect(told(db)).toEqual([[currentVersion(db), ['le reste 2000 > 2500']]]);
});
