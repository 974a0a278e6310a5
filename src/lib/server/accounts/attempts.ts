import { isIPv6 } from 'node:net';
import { createHash } from 'node:crypto';
import type { Database } from '#lib/server/store/database.ts';

/** How long an attempt counts. */
const WINDOW_MS = 15 * 60_000;

/** What attempts are counted for, and how many of them may fail within a quarter of an hour. */
export interface Counted {
	readonly subject: string;
	readonly most: number;
}

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url');

/** An account by the address typed, whether it exists or not: the answer tells nothing. */
export const ofAccount = (courriel: string): Counted => ({
	subject: `compte:${hashed(courriel.trim().toLowerCase())}`,
	most: 5
});

/** The second step of an account. */
export const ofSecondStep = (userId: string): Counted => ({ subject: `code:${userId}`, most: 5 });

/** The connection that asks. Of IPv6, the network: whoever has one has all its addresses. */
export const ofAddress = (address: string): Counted => ({
	subject: `adresse:${hashed(network(address))}`,
	most: 20
});

function network(address: string): string {
	if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
	const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
	const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
	const missing = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0);
	const groups = [...(first ?? []), ...Array<string>(missing).fill('0'), ...(last ?? [])];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}

/** An attempt counted before it is made, so that many at once are not more than one after the other. */
export interface Attempt {
	/** It was right: it does not count, and nor do those of `cleared`. */
	readonly succeeded: (...cleared: Counted[]) => void;
}

/** Counts an attempt for each subject, or says how many seconds to wait. */
export function attempt(db: Database, counted: readonly Counted[], now = Date.now()): Attempt | number {
	return db
		.transaction((): Attempt | number => {
			db.prepare('DELETE FROM attempt WHERE at_ms <= ?').run(now - WINDOW_MS);
			const waits = counted.map(({ subject, most }) => {
				// The one whose end makes room for another.
				const row = db
					.prepare<[string, number], { at: number }>(
						'SELECT at_ms AS at FROM attempt WHERE subject = ? ORDER BY at_ms DESC LIMIT 1 OFFSET ?'
					)
					.get(subject, most - 1);
				return row ? Math.ceil((row.at + WINDOW_MS - now) / 1000) : 0;
			});
			const wait = Math.max(0, ...waits);
			if (wait > 0) return wait;
			const insert = db.prepare('INSERT INTO attempt (subject, at_ms) VALUES (?, ?)');
			const rows = counted.map(({ subject }) => insert.run(subject, now).lastInsertRowid);
			return {
				succeeded: (...cleared) => {
					for (const row of rows) db.prepare('DELETE FROM attempt WHERE rowid = ?').run(row);
					for (const { subject } of cleared) db.prepare('DELETE FROM attempt WHERE subject = ?').run(subject);
				}
			};
		})
		.immediate();
}
