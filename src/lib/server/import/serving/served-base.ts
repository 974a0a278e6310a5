import { ensureBase, NoData, RefusedData } from '#lib/server/import/ensure-base.ts';
import type { Bringing } from '#lib/server/import/ensure-base.ts';
import type { Database } from '#lib/server/store/database.ts';
import { isInPlace, openExisting } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { explainFailure } from './storage-failure.ts';

/** How a base stands: well, gone from under its name, or no longer readable. */
export type BaseState = 'ok' | 'base-deplacee' | 'base-abimee';

/** What keeps a base from being written, without keeping anybody from reading it. */
const ONLY_WRITING = /^SQLITE_(?:READONLY|FULL|CANTOPEN|IOERR|BUSY)|^(?:EACCES|EPERM|EROFS|ENOSPC|ENOENT)$/;
/** What a base that was damaged or taken away says when it is read. */
const DAMAGED = /^SQLITE_(?:CORRUPT|NOTADB|IOERR|READONLY_DBMOVED|CANTOPEN)/;
/** The name of the base is looked up at most once in this time; a damaged base, which takes longer to read, more rarely. */
const LOOK_MILLISECONDS = 1_000;
const DAMAGED_MILLISECONDS = 10_000;

const codeOf = (error: unknown): string => {
	const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null;
	return typeof code === 'string' ? code : '';
};

/** Whether an error comes from a base that can no longer be read. */
export const isDamage = (error: unknown): boolean => DAMAGED.test(codeOf(error));

const onlyWriting = (error: unknown) =>
	error instanceof RefusedData || error instanceof NoData || ONLY_WRITING.test(codeOf(error));

/**
 * The base that a site serves, for as long as it runs. What stops it from being brought up to date stops no reader: `obstacle`
 * says it. A base that takes the place of the one that was opened is opened in its turn.
 */
export class ServedBase {
	readonly #path: string;
	/** Why the shipped data were not brought in, in a French sentence; `null` when they were. */
	readonly obstacle: string | null;
	#db: Database;
	#damaged = false;
	#looked = performance.now();

	private constructor(path: string, db: Database, obstacle: string | null) {
		this.#path = path;
		this.#db = db;
		this.obstacle = obstacle;
	}

	/** Opens the base and brings the shipped data in. Throws what leaves nothing to serve. */
	static async open(
		path: string,
		dataFolder: string,
		at: string,
		tell?: (bringing: Bringing) => void
	): Promise<ServedBase> {
		try {
			return new ServedBase(path, await ensureBase(path, dataFolder, at, 'all', tell), null);
		} catch (error) {
			const db = onlyWriting(error) ? lastState(path) : null;
			if (db === null) throw error;
			return new ServedBase(path, db, explainFailure(error) ?? String(error));
		}
	}

	/** The base as it stands, under the name that it was opened by. */
	get db(): Database {
		const now = performance.now();
		if (now - this.#looked > (this.#damaged ? DAMAGED_MILLISECONDS : LOOK_MILLISECONDS)) {
			this.#looked = now;
			if (this.#damaged || !isInPlace(this.#db)) this.#openAgain();
		}
		return this.#db;
	}

	get state(): BaseState {
		if (!isInPlace(this.#db)) return 'base-deplacee';
		return this.#damaged ? 'base-abimee' : 'ok';
	}

	/** Hears what went wrong with an answer: a base that can no longer be read is said to be so until it can. */
	hear(error: unknown): void {
		if (isDamage(error)) this.#damaged = true;
	}

	close(): void {
		this.#db.close();
	}

	/** What is being read of the base before is read to its end: it closes by itself. */
	#openAgain(): void {
		const db = lastState(this.#path);
		if (db === null) return;
		this.#db = db;
		this.#damaged = false;
	}
}

/** A base that can be read from end to end and holds something, else `null`. */
function lastState(path: string): Database | null {
	let db: Database | null = null;
	try {
		db = openExisting(path, { readonly: true });
		const sound = db.pragma('quick_check(1)', { simple: true }) === 'ok' && currentVersion(db) > 0;
		db.close();
		return sound ? openToServe(path) : null;
	} catch {
		db?.close();
		return null;
	}
}

/** Opened to be written where it may be, else to be read. */
function openToServe(path: string): Database {
	try {
		return openExisting(path);
	} catch (error) {
		if (!onlyWriting(error)) throw error;
		return openExisting(path, { readonly: true });
	}
}
