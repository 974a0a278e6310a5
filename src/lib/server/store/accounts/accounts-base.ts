import { closeSync, openSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from '#lib/server/store/database.ts';
import { ACCOUNTS_MIGRATIONS } from './accounts-migrations.ts';

const BUSY_MILLISECONDS = 5_000;

/** The file of accounts was made by a newer version of the program. */
export class NewerAccounts extends Error {
	constructor(path: string, found: number) {
		super(`accounts ${path} have schema ${found}, this program knows ${ACCOUNTS_MIGRATIONS.length}`);
		this.name = 'NewerAccounts';
	}
}

/**
 * Opens the file of accounts (`:memory:` for tests), made if need be for its owner's eyes alone, with our own tables up to
 * date. It is apart from the base, so that what is published, copied or restored holds no session.
 */
export function openAccountsBase(path: string): Database {
	if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
	const db = new BetterSqlite3(path, { timeout: BUSY_MILLISECONDS });
	try {
		db.pragma('foreign_keys = ON');
		// A row replaced is a row deleted: the journal must hear of both.
		db.pragma('recursive_triggers = ON');
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		db.transaction(() => {
			const schema = Number(db.pragma('user_version', { simple: true }));
			if (schema > ACCOUNTS_MIGRATIONS.length) throw new NewerAccounts(path, schema);
			for (const step of ACCOUNTS_MIGRATIONS.slice(schema)) db.exec(step);
			db.pragma(`user_version = ${ACCOUNTS_MIGRATIONS.length}`);
		}).immediate();
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}
