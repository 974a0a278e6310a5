import { cookiesOf, onlyCookie, refused, type Cookie } from './asked.ts';
import { roleOf, type Editeur } from './editeur.ts';
import { record } from './journal.ts';
import type { Accounts } from './open-accounts.ts';

/** The session that a request carries, when it is open. */
export async function currentSession({ api, context }: Accounts, headers: Headers) {
	const only = onlyCookie(headers, context.authCookies.sessionToken.name);
	if (!only.has('cookie')) return null;
	const found = await api.getSession({ headers: only });
	if (!found) return null;
	const { user, session } = found;
	const editeur: Editeur = {
		id: user.id,
		nom: user.name,
		courriel: user.email,
		role: roleOf(user.role),
		secondFacteur: user.twoFactorEnabled === true,
		session: session.id
	};
	return { editeur, token: session.token };
}

/** A place where one is signed in, as its owner recognises it. */
export interface OpenSession {
	readonly id: string;
	readonly depuis: string;
	readonly jusque: string;
	/** The browser as it names itself. */
	readonly navigateur: string;
}

/** Where one is signed in, the newest first. */
export async function openSessions({ context }: Accounts, userId: string): Promise<OpenSession[]> {
	const open = await context.internalAdapter.listSessions(userId, { onlyActiveSessions: true });
	return open
		.map(({ id, createdAt, expiresAt, userAgent }) => ({
			id,
			depuis: createdAt.toISOString(),
			jusque: expiresAt.toISOString(),
			navigateur: userAgent ?? ''
		}))
		.sort((a, b) => b.depuis.localeCompare(a.depuis));
}

/** Closes one of one's sessions, or all but the one named by `but`. */
export async function closeSessions(
	{ context }: Accounts,
	editeur: Editeur,
	which: { readonly only: string } | { readonly but: string }
): Promise<number> {
	const open = await context.internalAdapter.listSessions(editeur.id);
	const closed = open.filter(({ id }) => ('only' in which ? id === which.only : id !== which.but));
	for (const { token } of closed) await context.internalAdapter.deleteSession(token);
	if (closed.length > 0) record(editeur, 'sessions', `${closed.length} de ses sessions`);
	return closed.length;
}

/** Signs out; the cookies to forget. */
export async function signOut({ api, context }: Accounts, headers: Headers): Promise<readonly Cookie[]> {
	try {
		const only = onlyCookie(headers, context.authCookies.sessionToken.name);
		const { headers: said } = await api.signOut({ headers: only, returnHeaders: true });
		return cookiesOf(said);
	} catch (cause) {
		if (!refused(cause)) throw cause;
		return [];
	}
}
