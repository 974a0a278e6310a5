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

/** The number of the current version, 0 for a base that holds nothing yet. */
export function currentVersion(db: Database): number {
	return db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM version').get()?.id ?? 0;
}

/** Opens the next version. To be called inside the transaction that fills it. */
export function openVersion(db: Database, operation: Operation, summary: string, createdAt: string): number {
	const id = currentVersion(db) + 1;
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

/** Every version, newest first. */
export function listVersions(db: Database): Version[] {
	return db
		.prepare<[], Version>(
			'SELECT id, created_at AS createdAt, operation, summary FROM version ORDER BY id DESC'
		)
		.all();
}

/** One version, `undefined` when it does not exist. */
export function readVersion(db: Database, id: number): Version | undefined {
	return db
		.prepare<[number], Version>(
			'SELECT id, created_at AS createdAt, operation, summary FROM version WHERE id = ?'
		)
		.get(id);
}
