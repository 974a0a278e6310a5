import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from './migrations.ts';
import { NewerBase, openBase } from './open.ts';
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

	test.for(MIGRATIONS.map((_, index) => index))(
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
