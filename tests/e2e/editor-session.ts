import { test as base, type BrowserContext } from '@playwright/test';
import { makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import type { Role } from '#lib/server/accounts/editeur.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';

/** The accounts of the server under test, opened beside it. */
export async function accountsOfServer(origin: string) {
	const path = process.env['E2E_ACCOUNTS'];
	const secret = process.env['E2E_ACCOUNTS_SECRET'];
	if (!path || !secret) throw new Error('the configuration of tests names no accounts');
	return openAccounts(path, origin, secret);
}

/** Makes an account and signs a browser in as its owner, without a page being opened. */
export async function signInAs(
	context: BrowserContext,
	origin: string,
	role: Role = 'editeur',
	nom?: string
) {
	const accounts = await accountsOfServer(origin);
	try {
		const { editeur, cookie } = await makeSession(accounts, { role, ...(nom === undefined ? {} : { nom }) });
		await context.addCookies([
			{
				name: cookie.name,
				value: encodeURIComponent(cookie.value),
				url: origin,
				httpOnly: true,
				sameSite: 'Lax'
			}
		]);
		return editeur;
	} finally {
		accounts.close();
	}
}

/** A test whose browser is signed in: `test('…', async ({ page, editeur }) => …)`. */
export const editorTest = base.extend<{ role: Role; editeur: Awaited<ReturnType<typeof signInAs>> }>({
	role: ['editeur', { option: true }],
	editeur: [
		async ({ context, baseURL, role }, use) => {
			if (!baseURL) throw new Error('no address to sign in at');
			await use(await signInAs(context, new URL(baseURL).origin, role));
		},
		{ auto: true }
	]
});
