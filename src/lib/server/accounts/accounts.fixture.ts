import { cookiesOf, type Cookie } from './asked.ts';
import type { Editeur, Role } from './editeur.ts';
import type { Accounts } from './open-accounts.ts';
import { addAccount } from './people.ts';
import { currentSession } from './sessions.ts';

export const PASSWORD = 'une phrase assez longue';
let made = 0;

/** Makes an account with a password, of a name of its own. */
export async function makeAccount(
	accounts: Accounts,
	{ role = 'editeur', nom }: { readonly role?: Role; readonly nom?: string } = {}
) {
	made += 1;
	const own = `${process.pid}-${Date.now()}-${made}`;
	const given = { nom: nom ?? `Coordination ${made}`, courriel: `coordination.${own}@exemple.fr`, role };
	const id = await addAccount(accounts, given);
	await accounts.context.internalAdapter.linkAccount({
		userId: id,
		providerId: 'credential',
		accountId: id,
		password: await accounts.context.password.hash(PASSWORD)
	});
	return { id, ...given };
}

/** Makes an account and signs it in, its second factor set for an administrator; the cookie that says so. */
export async function makeSession(
	accounts: Accounts,
	asked: { readonly role?: Role; readonly nom?: string } = {}
): Promise<{ readonly editeur: Editeur; readonly cookie: Cookie }> {
	const { api, context } = accounts;
	const { id, courriel, role } = await makeAccount(accounts, asked);
	const { headers } = await api.signInEmail({
		body: { email: courriel, password: PASSWORD },
		headers: new Headers({ 'user-agent': 'essai' }),
		returnHeaders: true
	});
	if (role === 'administrateur') await context.internalAdapter.updateUser(id, { twoFactorEnabled: true });
	const cookie = cookiesOf(headers).find(({ name }) => name === context.authCookies.sessionToken.name);
	if (!cookie) throw new Error('no session made');
	const session = await currentSession(
		accounts,
		new Headers({ cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` })
	);
	if (!session) throw new Error('no session found');
	return { editeur: session.editeur, cookie };
}
