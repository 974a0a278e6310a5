import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from './open.ts';

export const OPERATIONS = ['creation', 'import', 'withdrawal', 'data', 'arbitration'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A numbered state of the base. Numbers follow each other from 1; a version is never rewritten. */
export interface Version {
	readonly id: number;
	/** UTC, ISO 8601. */
	readonly createdAt: string;
	readonly operation: Operation;
	readonly summary: string;
}

const decided = new AsyncLocalStorage<{ readonly db: Database; readonly version: number }>();

function lastVersion(db: Database): number {
	return db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM version').get()?.id ?? 0;
}

/**
 * Does the work at one version: the last one when it starts stays the current one of every question that it asks, now or
 * after waiting, whatever is imported meanwhile. What is read piece by piece after its end must name its version.
 */
export function atOneVersion<T>(db: Database, work: () => T): T {
	return decided.run({ db, version: lastVersion(db) }, work);
}

/** The number of the current version, that of the work `atOneVersion`; 0 for a base that holds nothing yet. */
export function currentVersion(db: Database): number {
	const at = decided.getStore();
	return at?.db === db ? at.version : lastVersion(db);
}

/** Opens the next version. To be called inside the transaction that fills it. */
export function openVersion(db: Database, operation: Operation, summary: string, createdAt: string): number {
	const id = lastVersion(db) + 1;
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
