import { attempt, ofAccount, ofAddress, ofSecondStep } from './attempts.ts';
import { cookieOf, cookiesOf, onlyCookie, refused, type Cookie } from './asked.ts';
import { record } from './journal.ts';
import type { Accounts } from './open-accounts.ts';
import { isFresh } from './given-codes.ts';
import { currentSession } from './sessions.ts';

/** Who asks, as the connection says: no header of theirs names the address. */
export interface Asking {
	readonly headers: Headers;
	readonly address: string;
}

export type SignedIn =
	| { readonly kind: 'entre'; readonly cookies: readonly Cookie[] }
	| { readonly kind: 'second-facteur'; readonly cookies: readonly Cookie[] }
	| { readonly kind: 'refuse' }
	| { readonly kind: 'attente'; readonly secondes: number };

/** Says once by quarter of an hour that somebody was made to wait: an attack does not fill the journal. */
function recordWait({ db }: Accounts, objet: string): void {
	const since = new Date(Date.now() - 15 * 60_000).toISOString();
	const said = db
		.prepare("SELECT 1 FROM journal WHERE act = 'blocage' AND subject = ? AND begun_at > ?")
		.get(objet, since);
	if (!said) record(null, 'blocage', objet);
}

/** The first step: an address and a password. An unknown address is answered as a wrong password is, after the same work. */
export async function signIn(
	accounts: Accounts,
	{ courriel, motDePasse }: { readonly courriel: string; readonly motDePasse: string },
	{ headers, address }: Asking
): Promise<SignedIn> {
	const { api, context, db } = accounts;
	const account = ofAccount(courriel);
	const counted = attempt(db, [account, ofAddress(address)]);
	const known = context.internalAdapter.findUserByEmail(courriel.trim().toLowerCase());
	if (typeof counted === 'number') {
		const user = (await known)?.user;
		recordWait(accounts, user ? `compte de ${user.name}` : 'une même adresse, ou un compte inconnu');
		return { kind: 'attente', secondes: counted };
	}
	await known;
	try {
		const name = context.authCookies.sessionToken.name;
		const older = await currentSession(accounts, headers);
		const { headers: said, response } = await api.signInEmail({
			body: { email: courriel.trim(), password: motDePasse },
			headers: onlyCookie(new Headers({ 'user-agent': headers.get('user-agent') ?? '' }), name),
			returnHeaders: true
		});
		const cookies = cookiesOf(said);
		if (older) await context.internalAdapter.deleteSession(older.token);
		if ('twoFactorRedirect' in response) {
			counted.succeeded();
			return { kind: 'second-facteur', cookies };
		}
		counted.succeeded(account);
		record({ id: response.user.id, nom: response.user.name }, 'connexion', 'par mot de passe');
		return { kind: 'entre', cookies };
	} catch (cause) {
		if (!refused(cause)) throw cause;
		return { kind: 'refuse' };
	}
}

/** Who has given the password and owes the second step. */
export async function pendingUser({ context }: Accounts, headers: Headers) {
	const signed = cookieOf(headers, pendingCookie(context));
	const asked = signed === null ? '' : (decodeURIComponent(signed).split('.')[0] ?? '');
	if (asked === '') return null;
	const found = await context.internalAdapter.findVerificationValue(asked);
	return found && found.expiresAt > new Date() ? context.internalAdapter.findUserById(found.value) : null;
}

const pendingCookie = (context: Accounts['context']) => context.createAuthCookie('two_factor').name;

/** The second step: a code of the telephone, or one of the printed ones. Each serves once. */
export async function giveCode(
	accounts: Accounts,
	{ code, kind }: { readonly code: string; readonly kind: 'telephone' | 'secours' },
	{ headers, address }: Asking
): Promise<SignedIn> {
	const { api, context, db } = accounts;
	const user = await pendingUser(accounts, headers);
	if (!user) return { kind: 'refuse' };
	const second = ofSecondStep(user.id);
	const counted = attempt(db, [second, ofAddress(address)]);
	if (typeof counted === 'number') {
		recordWait(accounts, `compte de ${user.name}, second facteur`);
		return { kind: 'attente', secondes: counted };
	}
	const given = code.replace(/\s/g, '');
	try {
		if (kind === 'telephone' && !isFresh(db, user.id, given)) return { kind: 'refuse' };
		const asked = {
			body: { code: given },
			headers: onlyCookie(headers, pendingCookie(context)),
			returnHeaders: true
		} as const;
		const { headers: said } = await (kind === 'telephone'
			? api.verifyTOTP(asked)
			: api.verifyBackupCode(asked));
		counted.succeeded(second, ofAccount(user.email));
		record(
			{ id: user.id, nom: user.name },
			'connexion',
			kind === 'telephone' ? 'par mot de passe et téléphone' : 'par mot de passe et code de secours'
		);
		return { kind: 'entre', cookies: cookiesOf(said) };
	} catch (cause) {
		if (!refused(cause)) throw cause;
		return { kind: 'refuse' };
	}
}
