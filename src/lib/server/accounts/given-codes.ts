import type { Database } from '#lib/server/store/database.ts';

/** Longer than any code of a telephone is accepted. */
const KEPT_MS = 10 * 60_000;

/** Whether a code of a telephone was not given before, and so that it never will be again: read over a shoulder, it opens nothing. */
export function isFresh(db: Database, userId: string, code: string, now = Date.now()): boolean {
	if (!/^\d{6}$/.test(code)) return false;
	return db
		.transaction(() => {
			db.prepare('DELETE FROM given_code WHERE at_ms <= ?').run(now - KEPT_MS);
			const { changes } = db
				.prepare('INSERT OR IGNORE INTO given_code (user_id, code, at_ms) VALUES (?, ?, ?)')
				.run(userId, code, now);
			return changes === 1;
		})
		.immediate();
}
