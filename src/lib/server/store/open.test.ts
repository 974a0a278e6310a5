import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OrphanJournal } from './create-base.ts';
import { MIGRATIONS } from './migrations.ts';
import {
	EmptyBase,
	ForeignBase,
	isInPlace,
	NewerBase,
	NoBase,
	OlderBase,
	openBase,
	openExisting
} from './open.ts';
import { currentVersion, listVersions, openVersion } from './versions.ts';

let folder: string;
const schemaOf = (db: BetterSqlite3.Database) =>
	db.prepare<[], { sql: string | null }>('SELECT sql FROM sqlite_schema ORDER BY name').all();

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('opening a base', () => {
	test('that does not exist creates it, its folders and its schema, empty', () => {
		const db = openBase(join(folder, 'un', 'deux', 'base.db'));
		expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
		expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
		expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(currentVersion(db)).toBe(0);
		expect(listVersions(db)).toEqual([]);
		db.close();
	});

	test.for(MIGRATIONS.map((_, index) => index).slice(1))(
		'at schema version %i walks the steps that remain',
		(done) => {
			const path = join(folder, 'base.db');
			const old = new BetterSqlite3(path);
			for (const step of MIGRATIONS.slice(0, done)) old.exec(step);
			old.pragma(`user_version = ${done}`);
			old.close();
			const db = openBase(path);
			const fresh = openBase(':memory:');
			expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
			expect(schemaOf(db)).toEqual(schemaOf(fresh));
			db.close();
		}
	);

	test('that is up to date leaves it alone', () => {
		const path = join(folder, 'base.db');
		openBase(path).close();
		const db = openBase(path);
		const changes = db.pragma('schema_version', { simple: true });
		db.close();
		const again = openBase(path);
		expect(again.pragma('schema_version', { simple: true })).toBe(changes);
		again.close();
	});

	test('of a newer program is refused, with both numbers, and is not touched', () => {
		const path = join(folder, 'base.db');
		const newer = new BetterSqlite3(path);
		newer.pragma(`user_version = ${MIGRATIONS.length + 1}`);
		newer.close();
		expect(() => openBase(path)).toThrow(NewerBase);
		expect(() => openBase(path)).toThrow(
			`has schema ${MIGRATIONS.length + 1}, this program knows ${MIGRATIONS.length}`
		);
		const after = new BetterSqlite3(path);
		expect(after.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
		expect(schemaOf(after)).toEqual([]);
		after.close();
	});

	test('twice lets one read while the other writes', () => {
		const path = join(folder, 'base.db');
		const [writer, reader] = [openBase(path), openBase(path)];
		writer.exec('BEGIN IMMEDIATE');
		openVersion(writer, 'import', 'x', '2026-11-22T00:00:00.000Z');
		expect(currentVersion(reader)).toBe(0);
		writer.exec('COMMIT');
		expect(currentVersion(reader)).toBe(1);
		writer.close();
		reader.close();
	});
});

describe('a file that is no base', () => {
	const path = () => join(folder, 'base.db');

	test('but an empty one stays empty: a base was lost there', () => {
		writeFileSync(path(), '');
		for (const open of [openBase, openExisting]) expect(() => open(path())).toThrow(EmptyBase);
		expect(readFileSync(path())).toHaveLength(0);
		expect(readdirSync(folder)).toEqual(['base.db']);
	});

	test('but the base of another program is not touched', () => {
		const other = new BetterSqlite3(path());
		other.exec('CREATE TABLE facture (montant)');
		other.close();
		const before = readFileSync(path());
		for (const open of [openBase, openExisting]) expect(() => open(path())).toThrow(ForeignBase);
		expect(readFileSync(path())).toEqual(before);
	});

	test.for(['-wal', '-shm'])('but the %s of one that is gone is not read by a new one', (end) => {
		writeFileSync(path() + end, 'x');
		expect(() => openBase(path())).toThrow(OrphanJournal);
		expect(readdirSync(folder)).toEqual([`base.db${end}`]);
	});

	test('but nothing is told to be missing, and stays so', () => {
		for (const readonly of [true, false]) {
			expect(() => openExisting(path(), { readonly })).toThrow(NoBase);
		}
		expect(readdirSync(folder)).toEqual([]);
	});
});

test('a base deleted or replaced under its reader is known to be', () => {
	const path = join(folder, 'base.db');
	const db = openBase(path);
	expect([isInPlace(db), isInPlace(openBase(':memory:'))]).toEqual([true, true]);
	rmSync(path);
	expect(isInPlace(db)).toBe(false);
	// Nor does another base take its place while its journal is held.
	expect(() => openBase(path)).toThrow(OrphanJournal);
	db.close();
});

describe('opening a base to read it', () => {
	const path = () => join(folder, 'base.db');
	const reading = () => openExisting(path(), { readonly: true });

	test('writes nothing, refuses to, and leaves no file beside it', () => {
		openBase(path()).close();
		const before = readFileSync(path());
		const db = reading();
		expect(currentVersion(db)).toBe(0);
		expect(() => openVersion(db, 'import', 'x', '2026-11-22T00:00:00.000Z')).toThrow('readonly');
		db.close();
		expect(readFileSync(path())).toEqual(before);
		expect(readdirSync(folder)).toEqual(['base.db']);
	});

	test('reads what waits in the journal of a killed import, and leaves it there', () => {
		const writer = openBase(path());
		openVersion(writer, 'import', 'x', '2026-11-22T00:00:00.000Z');
		// What a killed process leaves: the files as they stand, copied while they are open.
		const left = ['', '-wal'].map((end) => [path() + end, readFileSync(path() + end)] as const);
		writer.close();
		for (const [name, bytes] of left) writeFileSync(name, bytes);
		const db = reading();
		expect(currentVersion(db)).toBe(1);
		db.close();
		for (const [name, bytes] of left) expect(readFileSync(name)).toEqual(bytes);
	});

	test('of an older program is refused rather than brought up to date', () => {
		const old = new BetterSqlite3(path());
		old.exec(MIGRATIONS[0] ?? '');
		old.pragma('user_version = 1');
		old.close();
		const before = readFileSync(path());
		expect(reading).toThrow(OlderBase);
		expect(() => openExisting(path())).toThrow(OlderBase);
		expect(readFileSync(path())).toEqual(before);
	});
});

describe('the schema', () => {
	test('is strict: a text is no amount', () => {
		const db = openBase(':memory:');
		const strict = db.prepare<[], { n: number }>(
			"SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%' AND name NOT LIKE 'sqlite_%'"
		);
		expect(strict.get()?.n).toBe(0);
	});

	test('refuses a line of nothing known', () => {
		const db = openBase(':memory:');
		const insert = db.prepare(
			`INSERT INTO line (import_id, file_line, block_id, facet_id, centimes, since_version) VALUES (9, 1, 9, 9, 1, 9)`
		);
		expect(() => insert.run()).toThrow('FOREIGN KEY');
	});

	test('numbers versions one after the other from 1', () => {
		const db = openBase(':memory:');
		const at = '2026-11-22T00:00:00.000Z';
		expect([1, 2, 3].map(() => openVersion(db, 'import', 'x', at))).toEqual([1, 2, 3]);
		expect(listVersions(db).map((version) => version.id)).toEqual([3, 2, 1]);
	});
});
