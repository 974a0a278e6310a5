import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, AT, bring, csv, exported, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { explainFailure } from '#lib/server/import/serving/storage-failure.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { ACCOUNTS_MIGRATIONS } from './accounts/accounts-migrations.ts';
import { NewerAccounts, openAccountsBase } from './accounts/accounts-base.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { openBase } from './open.ts';
import { currentVersion, listVersions } from './versions.ts';

const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-schemas-'));
const today = join(folder, 'today.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A total and its details, two sources that compete, several forms, grades and beneficiaries, over several years. */
const FIRST = [
	...[2016, 2017, 2018].flatMap((exercice) => [
		row('1 000,50', { exercice, poste: 'Ensemble', role: 'total' }),
		row('600,25', {
			exercice,
			poste: 'Aide',
			forme: 'SEX',
			preuve: 'publie',
			beneficiaire: 'Amicale du Nid'
		}),
		row('400,25', { exercice, poste: 'Frais', forme: 'TRAV' }),
		row('990', { exercice, poste: 'Ensemble', source: 'b' })
	])
];

/** What a base says, at every version. */
function saidBy(db: Database) {
	const versions = listVersions(db);
	return {
		versions,
		lines: versions.map(({ id }) => exported(db, id)),
		money: versions.map(({ id }) => ask(db, `version=${id}`, 'exercice', 'forme')),
		integrity: db.pragma('integrity_check', { simple: true }),
		strays: db.pragma('foreign_key_check')
	};
}
let said: ReturnType<typeof saidBy>;

beforeAll(async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv(FIRST), { name: 'un.csv' });
	await bring(db, csv([row('700', { exercice: 2017, poste: 'Aide', forme: 'SEX' }), row('illisible')]), {
		name: 'deux.csv',
		allowRejects: true
	});
	await bring(db, csv([row(5, { exercice: 2012, source: 'c' })]), { name: 'trois.csv' });
	withdrawImport(db, currentVersion(db), { at: AT });
	said = saidBy(db);
	writeFileSync(today, db.serialize());
	db.close();
});

const columnsOf = (db: Database, schema: string, table: string) =>
	db.prepare<[string, string], string>('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema);

/** Writes the base of today as a program of an earlier schema held it: what it had no place for is left out. */
function asOf(schema: number, name = `schema-${schema}`): string {
	const path = join(folder, `${name}.db`);
	const old = new BetterSqlite3(path);
	for (const step of MIGRATIONS.slice(0, schema)) old.exec(step);
	old.pragma(`user_version = ${schema}`);
	old.pragma('foreign_keys = OFF');
	old.prepare('ATTACH ? AS today').run(today);
	const tables = old
		.prepare<[], string>(
			"SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'settlement_rule'"
		)
		.pluck()
		.all();
	for (const table of tables) {
		const had = new Set(columnsOf(old, 'main', table));
		const columns = columnsOf(old, 'today', table).filter((name) => had.has(name));
		old.exec(`INSERT INTO main.${table} (${columns.join()}) SELECT ${columns.join()} FROM today.${table}`);
	}
	old.close();
	return path;
}

describe('a base of schema', () => {
	test.for(MIGRATIONS.map((_, rank) => rank + 1))(
		'%i is brought up to date when it is opened, says the same at every version, and takes the next import',
		async (schema) => {
			const db = openBase(asOf(schema));
			expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
			expect(saidBy(db)).toEqual(said);
			expect(await bring(db, csv([row(9, { exercice: 2013 })]))).toMatchObject({ outcome: 'done' });
			expect(db.pragma('foreign_key_check')).toEqual([]);
			db.close();
		}
	);

	test('to come is refused in a sentence, and left as it is', () => {
		const path = asOf(MIGRATIONS.length, 'a-venir');
		const newer = new BetterSqlite3(path);
		newer.pragma(`user_version = ${MIGRATIONS.length + 1}`);
		let refusal: unknown;
		try {
			openBase(path).close();
		} catch (error) {
			refusal = error;
		}
		expect(explainFailure(refusal)).toContain('version plus récente du programme. Rien n’a changé');
		expect(newer.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
		newer.close();
	});
});

describe('accounts of schema', () => {
	const tablesOf = (db: Database) =>
		db.prepare<[], unknown>('SELECT name, sql FROM sqlite_schema ORDER BY name').all();

	test.for([...ACCOUNTS_MIGRATIONS.keys()])(
		'%i are brought up to date when they are opened, with what they held',
		(schema) => {
			const path = join(folder, `comptes-${schema}.db`);
			const old = new BetterSqlite3(path);
			for (const step of ACCOUNTS_MIGRATIONS.slice(0, schema)) old.exec(step);
			// The library of accounts makes its own tables, before ours or after.
			old.exec(
				"CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT); INSERT INTO user VALUES ('a', 'Coordination')"
			);
			if (schema > 0)
				old.exec(
					"INSERT INTO journal (id, editor, act, subject, begun_at) VALUES ('x', 'Coordination', 'import', '', '')"
				);
			old.pragma(`user_version = ${schema}`);
			old.close();
			const [db, fresh] = [openAccountsBase(path), openAccountsBase(':memory:')];
			expect(db.pragma('user_version', { simple: true })).toBe(ACCOUNTS_MIGRATIONS.length);
			expect(tablesOf(db)).toEqual(expect.arrayContaining(tablesOf(fresh)));
			expect(db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(schema > 0 ? 1 : 0);
			expect(db.prepare('SELECT name FROM user').pluck().get()).toBe('Coordination');
			for (const one of [db, fresh]) one.close();
		}
	);

	test('to come are refused, with both numbers, and left as they are', () => {
		const path = join(folder, 'comptes-a-venir.db');
		const newer = new BetterSqlite3(path);
		newer.pragma(`user_version = ${ACCOUNTS_MIGRATIONS.length + 1}`);
		expect(() => openAccountsBase(path)).toThrow(NewerAccounts);
		expect(() => openAccountsBase(path)).toThrow(
			`have schema ${ACCOUNTS_MIGRATIONS.length + 1}, this program knows ${ACCOUNTS_MIGRATIONS.length}`
		);
		expect(explainFailure(new NewerAccounts(path, 9))).toContain('version plus récente du programme');
		expect(tablesOf(newer)).toEqual([]);
		newer.close();
	});
});
