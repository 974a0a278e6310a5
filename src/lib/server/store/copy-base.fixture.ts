import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** A base in memory that starts as `image`, what `serialize` gave of another one. */
export function baseFrom(image: Buffer): Database {
	const db = new BetterSqlite3(image);
	db.pragma('foreign_keys = ON');
	return db;
}
