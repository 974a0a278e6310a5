import { beforeEach, describe, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { effectOf } from './effect.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const AT = '2026-11-22T00:00:00.000Z';
const AFIS = { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' };
const bringRows = (...rows: Cells[]) => bring(db, csv(rows));

/** Form by form: before, file, after. */
const formes = (version = currentVersion(db)) =>
	effectOf(db, version).map((effect) => [
		effect.nature,
		...effect.formes.map(({ forme, avant, fichier, apres }) => `${forme} ${avant} ${fichier} ${apres}`)
	]);

describe('the effect tells, form by form, what counted, what the file says and what counts', () => {
	test('when money changes form under an unchanged total', async () => {
		await bringRows(row(30, AFIS), row(10, { poste: 'x' }));
		await bringRows(row(30, { poste: 'AFIS' }), row(10, { poste: 'x' }));
		expect(effectOf(db, 3)).toMatchObject([{ avant: 4000, fichier: 4000, apres: 4000 }]);
		expect(formes()).toEqual([['cp', 'SEX 3000 null null', 'NV 1000 4000 4000']]);
		// A version is never rewritten: the one before still tells what it did.
		expect(formes(2)).toEqual([['cp', 'SEX null 3000 3000', 'NV null 1000 1000']]);
	});

	test('when the file repeats what was there, which it says all the same', async () => {
		await bringRows(row(30, AFIS), row(10, { poste: 'x' }));
		await bringRows(row(30, AFIS), row(12, { poste: 'x' }));
		expect(formes()).toEqual([['cp', 'SEX 3000 3000 3000', 'NV 1000 1200 1200']]);
	});

	test('when the file loses to another source', async () => {
		await bringRows(row(30, { ...AFIS, preuve: 'A' }));
		await bringRows(row(31, { ...AFIS, source: 'b', preuve: 'C' }));
		expect(formes()).toEqual([['cp', 'SEX 3000 3100 3000']]);
	});

	test('with shares split to the cent, several forms apart, and what only a key attributes as NV', async () => {
		await bringRows(
			row('0,05', { forme: 'SEX:50|TRAV:50', attribution: 'publiee', poste: 'a' }),
			row('0,05', { forme: 'SEX:50|TRAV:50', attribution: 'publiee', poste: 'b' }),
			row(7, { forme: 'SEX|TRAV', attribution: 'publiee', poste: 'c' }),
			row(2, { forme: 'DOM', attribution: 'cle', poste: 'd' })
		);
		const [effect] = effectOf(db, 2);
		expect(effect?.formes).toEqual(
			effect?.formes.map(({ forme, apres }) => ({ forme, avant: null, fichier: apres, apres }))
		);
		expect(effect?.formes.map(({ forme, apres }) => [forme, apres])).toEqual([
			['SEX', 6],
			['TRAV', 4],
			['MULTI', 700],
			['NV', 200]
		]);
	});

	test('with a total alone for what it is, and beside details only what these say', async () => {
		await bringRows(row(40, { role: 'total' }));
		expect(formes()).toEqual([['cp', 'NV null 4000 4000']]);
		await bringRows(row(40, { role: 'total' }), row(30, AFIS));
		expect(formes()).toEqual([['cp', 'SEX null 3000 3000', 'NV 4000 null 1000']]);
	});

	test('in each nature that reads the line', async () => {
		await bringRows(row(30, AFIS), row(5, { ...AFIS, nature: 'ae' }));
		await bringRows(row(8, { nature: 'np', source: 'b', poste: 'x' }));
		expect(formes()).toEqual([
			['ae', 'SEX 500 null 500', 'NV null 800 800'],
			['cp', 'SEX 3000 null 3000', 'NV null 800 800']
		]);
	});

	test('and says nothing of a file where none speaks', async () => {
		await bringRows(row(30, AFIS));
		withdrawImport(db, 2, { at: AT });
		expect(effectOf(db, 3)).toMatchObject([{ avant: 3000, fichier: null, apres: null }]);
		expect(formes()).toEqual([['cp', 'SEX 3000 null null']]);
	});
});
