import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Statement } from './database.ts';

export const OPERATIONS = [
	'creation',
	'import',
	'withdrawal',
	'data',
	'arbitration',
	'erasure',
	'edition'
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A numbered state of the base. Numbers follow each other from 1; a version is never rewritten. */
export interface Version {
	readonly id: number;
	/** UTC, ISO 8601. */
	readonly createdAt: string;
	readonly operation: Operation;
	readonly summary: string;
}

interface State {
	readonly version: number;
	/** The last version that erased a text. */
	readonly erasure: number;
}

/** The state that some work is done at, and what it has asked for already. */
interface Decided extends State {
	readonly db: Database;
	readonly asked: Map<string, unknown>;
}

const decided = new AsyncLocalStorage<Decided>();

/** A question asked of a base, made ready once for as long as the base is open: these are asked at every request. */
function prepared<P extends unknown[], R>(sql: string): (db: Database) => Statement<P, R> {
	const ready = new WeakMap<Database, Statement<P, R>>();
	return (db) => {
		const known = ready.get(db) ?? db.prepare<P, R>(sql);
		ready.set(db, known);
		return known;
	};
}

const state = prepared<[], State>(
	`SELECT coalesce(max(id), 0) AS version, coalesce(max(id) FILTER (WHERE operation = 'erasure'), 0) AS erasure FROM version`
);
const createdAt = prepared<[number], { at: string }>('SELECT created_at AS at FROM version WHERE id = ?');

const stateOf = (db: Database): State => state(db).get() ?? { version: 0, erasure: 0 };

/** As the work `atOneVersion` found them, else as they are. */
function decidedOf(db: Database): State {
	const at = decided.getStore();
	return at?.db === db ? at : stateOf(db);
}

/**
 * Does the work at one version: the last one when it starts stays the current one of every question that it asks, now or
 * after waiting, whatever is imported meanwhile. What is read piece by piece after its end must name its version.
 */
export function atOneVersion<T>(db: Database, work: () => T): T {
	return decided.run({ db, asked: new Map(), ...stateOf(db) }, work);
}

/**
 * What the work `atOneVersion` already got under this key, else what `make` makes: questions of one page that read the same
 * share what they read, and it goes when the work ends. Outside of such work, what `make` makes.
 */
export function askedOnce<T>(db: Database, key: string, make: () => T): T {
	const at = decided.getStore();
	if (at?.db !== db || db.inTransaction) return make();
	if (!at.asked.has(key)) at.asked.set(key, make());
	return at.asked.get(key) as T;
}

/** The number of the current version, that of the work `atOneVersion`; 0 for a base that holds nothing yet. */
export function currentVersion(db: Database): number {
	return decidedOf(db).version;
}

/**
 * The last version that erased a text, 0 when none did. An erasure alone changes what older versions say: it is part of the
 * name of whatever is kept of them.
 */
export const lastErasure = (db: Database): number => decidedOf(db).erasure;

/** What names the state of a base to whoever keeps what it said: its current version and when that was made. */
export function versionStamp(db: Database): string {
	const version = currentVersion(db);
	return `${version} ${createdAt(db).get(version)?.at ?? ''}`;
}

/** Opens the next version. To be called inside the transaction that fills it. */
export function openVersion(db: Database, operation: Operation, summary: string, createdAt: string): number {
	const id = stateOf(db).version + 1;
	db.prepare('INSERT INTO version (id, created_at, operation, summary) VALUES (?, ?, ?, ?)').run(
		id,
		createdAt,
		operation,
		summary
	);
	return id;
}

/** Says what a version brought, once that is known. To be called inside the transaction that fills it. */
export function describeVersion(db: Database, id: number, summary: string): void {
	db.prepare('UPDATE version SET summary = ? WHERE id = ?').run(summary, id);
}

/** Every version up to the current one, newest first. */
export function listVersions(db: Database): Version[] {
	return db
		.prepare<[number], Version>(
			'SELECT id, created_at AS createdAt, operation, summary FROM version WHERE id <= ? ORDER BY id DESC'
		)
		.all(currentVersion(db));
}

/** One version, `undefined` when it does not exist. */
export function readVersion(db: Database, id: number): Version | undefined {
	if (id > currentVersion(db)) return undefined;
	return db
		.prepare<[number], Version>(
			'SELECT id, created_at AS createdAt, operation, summary FROM version WHERE id = ?'
		)
		.get(id);
}
