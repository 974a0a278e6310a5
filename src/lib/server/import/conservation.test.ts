import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { describeConservation } from './conservation.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

/** The lines printed of a file whose rows are these; their no-break spaces are plain. */
async function printed(...rows: Cells[]): Promise<string[]> {
	const report = await bring(db, csv(rows), { allowRejects: true });
	const [file] = report.files;
	return file === undefined
		? []
		: describeConservation(file.conservation, true, file.added > 0).map((line) =>
				line.replaceAll(/[\u00A0\u202F]/g, ' ')
			);
}

const SUMS =
	'Conservation CP : fichier 30 € = 30 € enregistrés + 0 € déjà en base + 0 € rejetés + 0 € hors périmètre';

test('amounts all read are all accounted for', async () => {
	expect(await printed(row(10), row(20, { poste: 'x' }))).toEqual([SUMS]);
});

test('amounts that cannot be read stand apart from the sums, and are not zero', async () => {
	expect(await printed(row(30), row('1 2O0', { poste: 'x' }))).toEqual([
		SUMS,
		'1 montant inconnu (illisible), hors de ces sommes.'
	]);
	expect(await printed(row(30), row('1 2O0', { poste: 'x' }), row('l2', { poste: 'y' }))).toContain(
		'2 montants inconnus (illisibles), hors de ces sommes.'
	);
});

test('published zeros are an amount, no line is none', async () => {
	expect(await printed(row(0), row('-0,00', { poste: 'x' }))).toEqual([
		'Conservation : 0 € dans ce fichier.'
	]);
	expect(await printed()).toEqual(['Conservation : aucun montant dans ce fichier.']);
});

test('a file of which no amount can be read has no sums at all', async () => {
	expect(await printed(row('1 2O0'))).toEqual([
		'Conservation : 1 montant inconnu (illisible), aucun montant lu.'
	]);
});
