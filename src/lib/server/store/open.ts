import { existsSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { createBase } from './create-base.ts';
import type { Database } from './database.ts';
import { applyRules } from './apply-rules.ts';
import { hidePersons } from './hide-persons.ts';
import { MIGRATIONS } from './migrations.ts';

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

/** The base was made by an older version of the program, and is not this command's to bring up to date. */
export class OlderBase extends Error {
	constructor(path: string, found: number) {
		super(`base ${path} has schema ${found}, this program writes ${MIGRATIONS.length}`);
		this.name = 'OlderBase';
	}
}

/** What this program did not make: another SQLite file, or no file at all. */
export class ForeignBase extends Error {
	constructor(path: string) {
		super(`not a base of this program: ${path}`);
		this.name = 'ForeignBase';
	}
}

/** There is no base where one was to be read. */
export class NoBase extends Error {
	readonly path: string;
	constructor(path: string) {
		super(`no base: ${path}`);
		this.name = 'NoBase';
		this.path = path;
	}
}

/** A file of 0 bytes stands where a base is born whole: a full disk or a copy cut short left it. */
export class EmptyBase extends Error {
	readonly path: string;
	constructor(path: string) {
		super(`empty base: ${path}`);
		this.name = 'EmptyBase';
		this.path = path;
	}
}

/**
 * Opens the base at `path` (`:memory:` for tests), creating it if need be, and brings its schema up to date. Foreign keys
 * are on; readers never wait for a writer (WAL).
 */
export function openBase(path: string): Database {
	if (path === ':memory:') return upToDate(connect(path), path);
	if (!existsSync(path)) createBase(path, (unborn) => upToDate(connect(unborn), unborn).close());
	return upToDate(ours(connect(path), path), path);
}

/**
 * Opens a base that must be there, and leaves its schema as it is. Throws `NoBase`, `OlderBase` or `ForeignBase`. With
 * `readonly` the connection writes nothing, to the byte.
 */
export function openExisting(path: string, { readonly = false } = {}): Database {
	const db = ours(connect(found(path), readonly), path);
	const schema = schemaOf(db);
	if (schema === MIGRATIONS.length) return readonly ? db : writable(db);
	db.close();
	throw schema > MIGRATIONS.length ? new NewerBase(path, schema) : new OlderBase(path, schema);
}

/** Opens a base of any schema to be read only. Throws `NoBase` or `ForeignBase`. */
export const openAsItIs = (path: string): Database => ours(connect(found(path), true), path);

function found(path: string): string {
	if (!existsSync(path)) throw new NoBase(path);
	return path;
}

/** A base always has a schema: `createBase` sees to it. */
function ours(db: Database, path: string): Database {
	return closingOnFailure(db, () => {
		if (schemaOf(db) === 0) throw new ForeignBase(path);
	});
}

function closingOnFailure(db: Database, act: () => void): Database {
	try {
		act();
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

function connect(path: string, readonly = false): Database {
	if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) throw new OldNode(process.versions.node);
	// A base is born whole (`createBase`): an empty file stands in the place of one that was lost.
	if (isEmptyFile(path)) throw new EmptyBase(path);
	if (isNoFile(path)) throw new ForeignBase(path);
	// A reader that closes last moves what waits in the journal into the base, unless it may not write at all; one that may
	// not leaves an empty journal behind, so it is only asked for when something waits.
	const waits = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
	const db = new BetterSqlite3(path, { timeout: BUSY_MILLISECONDS, readonly: readonly && waits });
	placeOf.set(db, inodeOf(path));
	if (readonly) db.pragma('query_only = ON');
	db.pragma('foreign_keys = ON');
	// Indexes of a large import stay in memory instead of being written and read again page by page.
	db.pragma(`cache_size = -${CACHE_KIB}`);
	// What does not fit there is sorted in files of its own, so that memory does not grow with the base.
	db.pragma('temp_store = FILE');
	return db;
}

/** The file that each base was opened from, as the disk numbers files. */
// eslint-disable-next-line no-restricted-syntax -- one number for each base
const placeOf = new WeakMap<Database, number | undefined>();

const inodeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino;

/** Whether the file of an opened base still stands under its name: deleted or replaced, it is read like a ghost. */
export const isInPlace = (db: Database): boolean => db.memory || inodeOf(db.name) === placeOf.get(db);

function isEmptyFile(path: string): boolean {
	const stated = statSync(path, { throwIfNoEntry: false });
	return stated?.isFile() === true && stated.size === 0;
}

/** Whether a pipe or a device stands there, which SQLite would wait for or write into. */
export function isNoFile(path: string): boolean {
	const stated = statSync(path, { throwIfNoEntry: false });
	return stated !== undefined && !stated.isFile() && !stated.isDirectory();
}

/** The number of the schema of a base. */
export const schemaOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

function writable(db: Database): Database {
	return closingOnFailure(db, () => {
		db.pragma('journal_mode = WAL');
		// A killed process loses nothing that was committed; only a power cut may undo the last commits, never half of one.
		db.pragma('synchronous = NORMAL');
	});
}

function upToDate(db: Database, path: string): Database {
	return closingOnFailure(db, () => {
		if (schemaOf(db) > MIGRATIONS.length) throw new NewerBase(path, schemaOf(db));
		writable(db);
		if (schemaOf(db) === MIGRATIONS.length) return;
		db.transaction(() => {
			for (const step of MIGRATIONS.slice(schemaOf(db))) db.exec(step);
			applyRules(db);
			hidePersons(db);
			db.pragma(`user_version = ${MIGRATIONS.length}`);
		}).immediate();
	});
}
