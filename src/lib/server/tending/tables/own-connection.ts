import { setTimeout } from 'node:timers/promises';
import { openExisting } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Another change is being written, and has been for as long as a person may be made to wait. */
export class BaseBusy extends Error {
	constructor() {
		super('base busy: another change is being written');
		this.name = 'BaseBusy';
	}
}

const TRIES = 40;
const PAUSE_MILLISECONDS = 250;

/** Whether a piece of work stopped because another one is being written. */
export const isBusy = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/**
 * Does a piece of work in a transaction on a connection of its own, so that nothing of it is kept in memory when it is not
 * kept in the base. Waits for an import under way without holding the thread that it may need. `work` ends the transaction.
 * Throws `BaseBusy`.
 */
export async function withOwnConnection<T>(db: Database, work: (own: Database) => T): Promise<T> {
	const own = openExisting(db.name);
	try {
		own.pragma('busy_timeout = 0');
		await begin(own);
		return work(own);
	} catch (error) {
		if (own.inTransaction) own.exec('ROLLBACK');
		throw error;
	} finally {
		own.close();
	}
}

async function begin(db: Database): Promise<void> {
	for (let tried = 0; tried < TRIES; tried += 1) {
		try {
			db.exec('BEGIN IMMEDIATE');
			return;
		} catch (error) {
			if (!isBusy(error)) throw error;
			await setTimeout(PAUSE_MILLISECONDS);
		}
	}
	throw new BaseBusy();
}
