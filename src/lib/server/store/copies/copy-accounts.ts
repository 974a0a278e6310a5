import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { copyFile } from './copy-file.ts';

/** What would let in whoever holds the copy: open sessions, and links and codes under way. */
const KEYS_OF_THE_DOOR = ['session', 'verification', 'one_time_link', 'given_code'];

/** Copies the accounts at `from`, without any session or link, to the new file `to`. Whether there were any. */
export async function copyAccounts(from: string, to: string): Promise<boolean> {
	if (!existsSync(from)) return false;
	const db = new BetterSqlite3(from, { readonly: true });
	await copyFile(db, to, (copy) => {
		const tables = copy.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
		const held = new Set(tables.all());
		for (const table of KEYS_OF_THE_DOOR) if (held.has(table)) copy.exec(`DELETE FROM "${table}"`);
		// What is deleted is still written in free pages.
		copy.exec('VACUUM');
	}).finally(() => db.close());
	return true;
}
