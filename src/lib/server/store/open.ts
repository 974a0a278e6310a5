import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3, { type Database, type Statement } from 'better-sqlite3';
import { MIGRATIONS } from './migrations.ts';

export type { Database, Statement };

/** How long a writer waits for another one before it says that the base is busy. */
const BUSY_MILLISECONDS = 5_000;

const CACHE_KIB = 8_192;

const OLDEST_NODE = 22;

/** The program runs on a Node whose SQLite binding would end the process without a word. */
export class OldNode extends Error {
	constructor(found: string) {
		super(
			`Node ${found} est trop ancien : il faut Node ${OLDEST_NODE} ou plus récent. Passez par « npm run » ou « npm start », qui apportent le leur.`
		);
		this.name = 'OldNode';
	}
}

/** The base was made by a newer version of the program. */
export class NewerBase extends Error {
	constructor(path: string, found: number) {
		super(`base ${path} has schema ${found}, this program knows ${MIGRATIONS.length}`);
		this.name = 'NewerBase';
	}
}

/**
 * Opens the base at `path` (`:memory:` for tests), creating it if need be, and brings its schema up to date. Foreign keys
 * are on; readers never wait for a writer (WAL).
 */
export function openBase(path: string): Database {
	if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) throw new OldNode(process.versions.node);
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	const db = new BetterSqlite3(path, { timeout: BUSY_MILLISECONDS });
	db.pragma('journal_mode = WAL');
	// A killed process loses nothing that was committed; only a power cut may undo the last commits, never half of one.
	db.pragma('synchronous = NORMAL');
	db.pragma('foreign_keys = ON');
	// Indexes of a large import stay in memory instead of being written and read again page by page.
	db.pragma(`cache_size = -${CACHE_KIB}`);
	// What does not fit there is sorted in files of its own, so that memory does not grow with the base.
	db.pragma('temp_store = FILE');
	migrate(db, path);
	return db;
}

function migrate(db: Database, path: string): void {
	const done = () => Number(db.pragma('user_version', { simple: true }));
	if (done() > MIGRATIONS.length) throw new NewerBase(path, done());
	if (done() === MIGRATIONS.length) return;
	db.transaction(() => {
		for (const step of MIGRATIONS.slice(done())) db.exec(step);
		db.pragma(`user_version = ${MIGRATIONS.length}`);
	}).immediate();
}
