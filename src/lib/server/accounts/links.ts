import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#lib/server/store/database.ts';

/** How long a link waits for its reader. */
export const LINK_HOURS = 72;

const fingerprint = (token: string) => createHash('sha256').update(token).digest('hex');

/** Whom a link is for: an account, or `null` for the first administrator. */
export type LinkState =
	| { readonly kind: 'valide'; readonly userId: string | null }
	| { readonly kind: 'servi' | 'expire' | 'inconnu' };

/** Makes the link of an account; those made before for the same one no longer open. */
export function makeLink(db: Database, userId: string | null, now = new Date()): string {
	const token = randomBytes(32).toString('base64url');
	const at = now.toISOString();
	const until = new Date(now.getTime() + LINK_HOURS * 3_600_000).toISOString();
	db.transaction(() => {
		db.prepare(
			'UPDATE one_time_link SET expires_at = ? WHERE user_id IS ? AND used_at IS NULL AND expires_at > ?'
		).run(at, userId, at);
		db.prepare(
			'INSERT INTO one_time_link (fingerprint, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)'
		).run(fingerprint(token), userId, at, until);
	}).immediate();
	return token;
}

/** Whether there is an administrator who can sign in. */
export const hasAdministrator = (db: Database): boolean =>
	db
		.prepare(
			`SELECT 1 FROM user JOIN account ON account.userId = user.id
				WHERE user.role = 'administrateur' AND account.password IS NOT NULL`
		)
		.get() !== undefined;

/** What a link opens. */
export function readLink(db: Database, token: string, now = new Date()): LinkState {
	const row = db
		.prepare<[string], { userId: string | null; until: string; used: string | null }>(
			'SELECT user_id AS userId, expires_at AS until, used_at AS used FROM one_time_link WHERE fingerprint = ?'
		)
		.get(fingerprint(token));
	if (!row) return { kind: 'inconnu' };
	if (row.used !== null) return { kind: 'servi' };
	if (row.until <= now.toISOString()) return { kind: 'expire' };
	// The first administrator is one: whoever comes second is invited.
	if (row.userId === null && hasAdministrator(db)) return { kind: 'servi' };
	return { kind: 'valide', userId: row.userId };
}

/** Uses a link up: of several at once, one alone hears that it did. */
export function consumeLink(db: Database, token: string, now = new Date()): boolean {
	return db
		.transaction(() => {
			if (readLink(db, token, now).kind !== 'valide') return false;
			db.prepare('UPDATE one_time_link SET used_at = ? WHERE fingerprint = ?').run(
				now.toISOString(),
				fingerprint(token)
			);
			return true;
		})
		.immediate();
}
