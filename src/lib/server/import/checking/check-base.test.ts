import { readFileSync } from 'node:fs';
import { fc } from '../../../../../tests/property-seed.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { AT, bring, csv, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { eraseText } from '#lib/server/import/erase-text.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { importSteps } from '#lib/server/versions.fixture.ts';
import { checkAsItIs, checkBase } from './check-base.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ');

/** What differs, by what it was held against. */
async function faultsOf(db: Database): Promise<Record<string, string[]>> {
	const { checked } = await checkBase(db);
	return Object.fromEntries(
		checked.filter(({ faults }) => faults.length > 0).map(({ titre, faults }) => [titre, faults.map(plain)])
	);
}

describe('a base that nobody touched by hand', () => {
	test('shipped, agrees with everything, and each of its lines is read again', async () => {
		const db = await shippedBase();
		const lines = db.prepare<[], number>('SELECT count(*) FROM line').pluck().get();
		const { checked, again } = await checkBase(db);
		expect(checked.flatMap(({ faults }) => faults)).toEqual([]);
		expect([again.lines, again.unread]).toEqual([lines, []]);
	});

	test('agrees, whatever was imported, decided, withdrawn and erased', async () => {
		await fc.assert(
			fc.asyncProperty(importSteps, fc.nat(), async (steps, pick) => {
				const db = await vocabulariesOnly();
				for (const [name, text] of steps) await bring(db, text, { name, allowRejects: true });
				const undone = 2 + (pick % currentVersion(db));
				if (undone <= currentVersion(db)) withdrawImport(db, undone, { at: AT });
				await eraseText(db, 'Amicale du Nid', { raison: 'essai', at: AT, confirmed: true });
				expect(await faultsOf(db)).toEqual({});
				db.close();
			}),
			{ numRuns: 15 }
		);
	});

	test('agrees with a workbook, with rows set aside, and with the rows that mend them', async () => {
		const db = await vocabulariesOnly();
		await bring(db, readFileSync('tests/fixtures/tableurs/reserves.ods'), {
			name: 'reserves.ods',
			feuille: 'Cachée'
		});
		await bring(db, csv([row(11), row('2O', { poste: 'x' })]), { allowRejects: true });
		const { checked, again } = await checkBase(db);
		expect(checked.flatMap(({ faults }) => faults)).toEqual([]);
		expect([again.files, again.lines, again.unread]).toEqual([2, 2, []]);
	});
});

describe('what was changed by hand is named', () => {
	let db: Database;
	beforeEach(async () => {
		db = await vocabulariesOnly();
		await bring(
			db,
			csv([row(10), row(20, { poste: 'Déconcentrés', forme: 'SEX', attribution: 'publiee' })]),
			{
				name: 'avant.csv'
			}
		);
		await bring(db, csv([row(30, { exercice: 2019, nature: 'ae' })]), { name: 'apres.csv' });
	});
	const line =
		"(SELECT l.id FROM line l JOIN import i ON i.id = l.import_id WHERE i.name = 'avant.csv' LIMIT 1)";
	const kept = "(SELECT file_id FROM import WHERE name = 'avant.csv')";
	const sums = 'Sommes gardées avec les lignes';
	const bytes = 'Octets d’origine';
	const told = 'Comptes rendus des imports';
	const read = 'Lignes relues dans leur fichier';
	const counts = 'Ce qui compte, réglé de nouveau';

	test('an amount, by its version, its file and its line', async () => {
		db.exec(`UPDATE line SET centimes = centimes + 100000000 WHERE id = ${line}`);
		const found = await faultsOf(db);
		expect(found).toEqual({
			[sums]: [
				'Version 2, bop137 2018 LFI CP, source « a » : les lignes font 1 000 000 € de plus que la somme gardée avec elles.'
			],
			[told]: [
				'Version 2, fichier « avant.csv » : ses lignes CP font 1 000 000 € de plus que ce que l’import a dit avoir enregistré.'
			],
			[read]: [
				expect.stringMatching(
					/^Version 2, fichier « avant\.csv », ligne 2 : 10 € dans le fichier, 1 000 010 € dans la base/
				)
			],
			[counts]: [expect.stringMatching(/^Version 2, bop137 2018 LFI : 10 € comptés là où .* 1 000 010 €/)]
		});
	});

	test('two amounts that make up for one another, which no sum sees', async () => {
		db.exec(
			`UPDATE line SET centimes = iif(id = ${line}, centimes + 100, centimes - 100)
			WHERE import_id = (SELECT id FROM import WHERE name = 'avant.csv')`
		);
		expect((await faultsOf(db))[read]).toHaveLength(2);
	});

	test('an amount and the sum kept with it, by the file that it came from', async () => {
		db.exec(`UPDATE line SET centimes = centimes + 100 WHERE id = ${line};
			UPDATE block_sum SET centimes = centimes + 100 WHERE (block_id, facet_id) IN
				(SELECT block_id, facet_id FROM line WHERE id = ${line})`);
		const found = await faultsOf(db);
		expect(found[sums]).toBeUndefined();
		expect(found[read]).toHaveLength(1);
	});

	test('a line taken away', async () => {
		db.exec(`DELETE FROM line WHERE id = ${line}`);
		const found = await faultsOf(db);
		expect(found[sums]).toEqual([expect.stringMatching(/10 € de moins .* \(1 ligne d’écart\)/)]);
		expect(found[told]).toHaveLength(1);
	});

	test('a line withdrawn at another version than it was', async () => {
		db.exec(`UPDATE line SET until_version = 3 WHERE id = ${line}`);
		expect((await faultsOf(db))[sums]).toEqual([expect.stringMatching(/^Version 3, bop137 2018/)]);
	});

	test('what counts, while every line is as it came', async () => {
		db.exec("UPDATE counted SET centimes = centimes + 100 WHERE forme = 'SEX'");
		expect(await faultsOf(db)).toEqual({
			[counts]: [
				'Version 2, bop137 2018 LFI : 21 € comptés là où les lignes donnent 20 €, formes et preuves comprises.'
			]
		});
	});

	test.for([
		['changed bytes', `UPDATE file SET sha256 = '${'0'.repeat(64)}' WHERE id = ${kept}`, 'ne sont plus ceux'],
		['missing pieces', `DELETE FROM file_piece WHERE file_id = ${kept}`, 'des octets manquent'],
		['unreadable pieces', `UPDATE file_piece SET bytes = x'00' WHERE file_id = ${kept}`, 'ne se lisent plus'],
		['another size', `UPDATE file SET byte_count = 7 WHERE id = ${kept}`, 'des octets manquent']
	] as const)('%s of a kept file, without a word against its lines', async ([, damage, sentence]) => {
		db.exec(damage);
		const found = await faultsOf(db);
		expect(Object.keys(found)).toEqual([bytes]);
		expect(found[bytes]).toEqual([expect.stringContaining('fichier « avant.csv »')]);
		expect(found[bytes]?.[0]).toContain(sentence);
		expect(checkAsItIs(db).flatMap(({ faults }) => faults)).toHaveLength(1);
	});
});

test('a file read with what was said by hand is told not to be read again, and is no fault', async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv([row(10)]), { name: 'milliers.csv', unit: 'milliers' });
	await bring(db, csv([row(20, { exercice: 2019, poste: 'Zélie Quorbin' })]), { name: 'efface.csv' });
	await eraseText(db, 'Zélie Quorbin', { raison: 'essai', at: AT, confirmed: true });
	const { checked, again } = await checkBase(db);
	expect(checked.flatMap(({ faults }) => faults)).toEqual([]);
	expect(again.unread.map(plain)).toEqual([
		expect.stringMatching(/^Version 2, fichier « milliers\.csv » : relu sans ce qui a été dit/),
		'Version 3, fichier « efface.csv » : ses octets ont été effacés par la version 4.'
	]);
});
