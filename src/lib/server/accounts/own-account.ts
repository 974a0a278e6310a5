import { attempt, ofAccount, ofAddress, type Counted } from './attempts.ts';
import { cookiesOf, onlyCookie, refused, type Cookie } from './asked.ts';
import type { Editeur } from './editeur.ts';
import { isFresh } from './given-codes.ts';
import { record } from './journal.ts';
import type { Accounts } from './open-accounts.ts';
import type { Asking } from './sign-in.ts';

/** What a change of one's own account comes to. */
export type Changed<T> =
	| ({ readonly kind: 'fait' } & T)
	| { readonly kind: 'refuse' }
	| { readonly kind: 'attente'; readonly secondes: number };

/** Does what needs the password or a code again: one who found an open session guesses no faster than one who has none. */
async function counted<T>(
	{ db }: Accounts,
	editeur: Editeur,
	address: string,
	act: () => Promise<T>
): Promise<Changed<T>> {
	const account: Counted = ofAccount(editeur.courriel);
	const tried = attempt(db, [account, ofAddress(address)]);
	if (typeof tried === 'number') return { kind: 'attente', secondes: tried };
	try {
		const done = await act();
		tried.succeeded();
		return { kind: 'fait', ...done };
	} catch (cause) {
		if (!refused(cause)) throw cause;
		return { kind: 'refuse' };
	}
}

const sessionOnly = ({ context }: Accounts, headers: Headers) =>
	onlyCookie(headers, context.authCookies.sessionToken.name);

/** Gives one's password again, before what changes who may do what: an open session alone is not enough (ASVS 3.7.1). */
export const confirmPassword = (accounts: Accounts, editeur: Editeur, password: string, asking: Asking) =>
	counted(accounts, editeur, asking.address, async () => {
		await accounts.api.verifyPassword({
			body: { password },
			headers: sessionOnly(accounts, asking.headers)
		});
		return {};
	});

/** Prepares a second factor: the address that a telephone reads, and the codes to print. */
export const prepareFactor = (accounts: Accounts, editeur: Editeur, password: string, asking: Asking) =>
	counted(accounts, editeur, asking.address, async () => {
		const made = await accounts.api.enableTwoFactor({
			body: { password },
			headers: sessionOnly(accounts, asking.headers)
		});
		if (made.method !== 'totp') throw new Error('no second factor made');
		return { adresse: made.totpURI, codes: made.backupCodes };
	});

/** Confirms the second factor by a first code: from then on it is asked. The session changes its name. */
export async function confirmFactor(
	accounts: Accounts,
	editeur: Editeur,
	code: string,
	asking: Asking
): Promise<Changed<{ readonly cookies: readonly Cookie[] }>> {
	const given = code.replace(/\s/g, '');
	if (!isFresh(accounts.db, editeur.id, given)) return { kind: 'refuse' };
	const done = await counted(accounts, editeur, asking.address, async () => {
		const { headers } = await accounts.api.verifyTOTP({
			body: { code: given },
			headers: sessionOnly(accounts, asking.headers),
			returnHeaders: true
		});
		return { cookies: cookiesOf(headers) };
	});
	if (done.kind === 'fait') record(editeur, 'second-facteur', 'mis en place');
	return done;
}

/** Takes one's second factor off. Administrators keep theirs. */
export async function removeFactor(accounts: Accounts, editeur: Editeur, password: string, asking: Asking) {
	if (editeur.role === 'administrateur') return { kind: 'refuse' } as const;
	const done = await counted(accounts, editeur, asking.address, async () => {
		const { headers } = await accounts.api.disableTwoFactor({
			body: { password },
			headers: sessionOnly(accounts, asking.headers),
			returnHeaders: true
		});
		return { cookies: cookiesOf(headers) };
	});
	if (done.kind === 'fait') record(editeur, 'second-facteur', 'retiré');
	return done;
}

/** Makes other recovery codes: those before open nothing any more. */
export async function renewCodes(accounts: Accounts, editeur: Editeur, password: string, asking: Asking) {
	const done = await counted(accounts, editeur, asking.address, async () => {
		const { backupCodes } = await accounts.api.generateBackupCodes({
			body: { password },
			headers: sessionOnly(accounts, asking.headers)
		});
		return { codes: backupCodes };
	});
	if (done.kind === 'fait') record(editeur, 'codes-de-secours', 'dix nouveaux codes');
	return done;
}

/** Changes one's password, the current one asked; every other session ends. */
export async function changePassword(
	accounts: Accounts,
	editeur: Editeur,
	{ actuel, nouveau }: { readonly actuel: string; readonly nouveau: string },
	asking: Asking
) {
	const done = await counted(accounts, editeur, asking.address, async () => {
		const { headers } = await accounts.api.changePassword({
			body: { currentPassword: actuel, newPassword: nouveau, revokeOtherSessions: true },
			headers: sessionOnly(accounts, asking.headers),
			returnHeaders: true
		});
		return { cookies: cookiesOf(headers) };
	});
	if (done.kind === 'fait') record(editeur, 'mot-de-passe', 'changé par son titulaire');
	return done;
}
