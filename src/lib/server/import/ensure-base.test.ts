import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AT, bring, csv, everything, exported, row } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { csvFilesOf } from './disk-source.ts';
import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import { ensureBase, RefusedData } from './ensure-base.ts';

let folder: string;
let base: string;
let open: Database[] = [];

beforeEach(() => {
	const place = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	folder = join(place, 'data');
	base = join(place, 'base.db');
	cpSync('data', folder, { recursive: true, filter: (path) => !path.includes('.db') });
});
afterEach(() => {
	for (const db of open) db.close();
	open = [];
	rmSync(join(folder, '..'), { recursive: true, force: true });
});

async function start(content?: 'all' | 'vocabularies'): Promise<Database> {
	const db = await ensureBase(base, folder, AT, content);
	open.push(db);
	return db;
}

async function restart(): Promise<Database> {
	for (const db of open.splice(0)) db.close();
	return start();
}

describe('the first start', () => {
	test('creates version 1 with every shipped file, and a sound base', async () => {
		const db = await start();
		expect(listVersions(db)).toMatchObject([{ id: 1, operation: 'creation', createdAt: AT }]);
		const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM import').get()?.n;
		const files = await csvFilesOf(folder);
		const empty = files.filter((path) => readFileSync(path, 'utf8').trim().split('\n').length === 1);
		expect(count).toBe(files.length - empty.length);
		expect(db.pragma('foreign_key_check')).toEqual([]);
		expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
	});

	test('can leave the lines out', async () => {
		const db = await start('vocabularies');
		expect(currentVersion(db)).toBe(1);
		expect(exported(db).trim().split('\n')).toHaveLength(1);
		expect(readReference(db, 1).dispositifs.length).toBeGreaterThan(0);
	});

	test('refuses a shipped file with a bad amount, saying which, and leaves the base empty', async () => {
		writeFileSync(join(folder, 'lignes', 'faux.csv'), csv([row('1 2O0')]));
		await expect(start()).rejects.toThrow(RefusedData);
		await expect(start()).rejects.toThrow('1 2O0');
		rmSync(join(folder, 'lignes', 'faux.csv'));
		expect(currentVersion(await start())).toBe(1);
	});
});

describe('a restart', () => {
	test('changes nothing', async () => {
		const before = everything(await start());
		expect(everything(await restart())).toEqual(before);
	});

	test('after a shipped file changed makes the next version, with that file only', async () => {
		const first = await start();
		const old = exported(first);
		const path = join(folder, 'lignes', 'qe-32679.csv');
		writeFileSync(path, readFileSync(path, 'utf8').replace(';449709;', ';449710;'));
		const db = await restart();
		expect(listVersions(db)).toMatchObject([
			{ id: 2, operation: 'data', summary: 'qe-32679.csv' },
			{ id: 1 }
		]);
		expect(exported(db)).toBe(old.replace(';449709;', ';449710;'));
		expect(exported(db, 1)).toBe(old);
		expect(currentVersion(await restart())).toBe(2);
	});

	test('after a vocabulary changed makes the next version, and the old one still reads the old words', async () => {
		await start();
		const path = join(folder, 'dispositifs.csv');
		writeFileSync(
			path,
			readFileSync(path, 'utf8').replace('BOP 137, prostitution et traite', 'BOP 137, traite')
		);
		const db = await restart();
		const label = (version: number) =>
			readReference(db, version).dispositifs.find((item) => item.id === 'bop137')?.libelle_fr;
		expect(currentVersion(db)).toBe(2);
		expect([label(1), label(2)]).toEqual(['BOP 137, prostitution et traite', 'BOP 137, traite']);
	});

	test('never undoes an import', async () => {
		const db = await start();
		const text = readFileSync(join(folder, 'lignes', 'qe-32679.csv'), 'utf8').replace(';449709;', ';500000;');
		expect((await bring(db, text, { name: 'qe-32679.csv' })).outcome).toBe('done');
		const imported = exported(db);
		const again = await restart();
		expect(currentVersion(again)).toBe(2);
		expect(exported(again)).toBe(imported);
	});

	test('after another shipped file changed keeps the import too', async () => {
		const db = await start();
		const text = readFileSync(join(folder, 'lignes', 'qe-32679.csv'), 'utf8').replace(';449709;', ';500000;');
		await bring(db, text, { name: 'qe-32679.csv' });
		const path = join(folder, 'lignes', 'tip-2018.csv');
		writeFileSync(path, readFileSync(path, 'utf8').replace(';220000;', ';220001;'));
		const after = await restart();
		expect(currentVersion(after)).toBe(3);
		expect(exported(after)).toContain(';500000;');
		expect(exported(after)).toContain(';220001;');
	});

	test('after a shipped file says no more of a year lets that year go, but not what an import says of it', async () => {
		const own = (exercice: number, montant: number) =>
			row(montant, { exercice, source: 'insee-ipc', poste: 'Essai' });
		const path = join(folder, 'lignes', 'essai.csv');
		const shown = (db: Database, version?: number) =>
			exported(db, version)
				.split('\n')
				.filter((line) => line.includes(';Essai;'))
				.map((line) => line.split(';')[0]);
		writeFileSync(path, csv([own(2014, 1), own(2015, 2), own(2016, 3)]));
		const first = await start();
		await bring(first, csv([own(2015, 4)]));
		writeFileSync(path, csv([own(2016, 3)]));
		const db = await restart();
		expect(shown(db)).toEqual(['2015', '2016']);
		expect(shown(db, 1)).toEqual(['2014', '2015', '2016']);
	});

	test('with a new shipped file brings it', async () => {
		await start();
		writeFileSync(join(folder, 'lignes', 'neuf.csv'), csv([row(12, { source: 'neuf', poste: 'neuf' })]));
		const db = await restart();
		expect(listVersions(db)[0]).toMatchObject({ id: 2, summary: 'neuf.csv' });
		expect(exported(db)).toContain(';neuf;');
	});

	test('with a shipped file whose bytes changed but not its lines makes no version', async () => {
		await start();
		appendFileSync(join(folder, 'lignes', 'qe-32679.csv'), '\n');
		expect(currentVersion(await restart())).toBe(1);
	});
});

test('vocabularies come before lines, whatever the names', async () => {
	const names = (await csvFilesOf(folder)).map((path) => path.slice(folder.length + 1));
	expect(names.slice(0, 4)).toEqual(['sources.csv', 'dispositifs.csv', 'formes.csv', 'nomenclature.csv']);
	expect(names.findIndex((name) => name.startsWith('lignes'))).toBe(REFERENCE_NAMES.length);
	const lines = names.slice(REFERENCE_NAMES.length);
	expect(lines).toEqual([...lines].sort());
});
