import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';
import { serveSite } from '../bench/serve-site.ts';

/** Serves the built site on a base of its own, with an editor signed in: what writes is asked too. */
export async function serveFuzzed(folder: string) {
	const secret = randomBytes(32).toString('hex');
	const accountsPath = join(folder, 'comptes.db');
	const site = await serveSite(join(folder, 'base.db'), {
		ACCOUNTS_PATH: accountsPath,
		ACCOUNTS_SECRET: secret
	});
	const accounts = openAccounts(accountsPath, site.origin, secret);
	const { cookie } = await makeSession(await accounts, { role: 'administrateur' });
	(await accounts).close();
	const known = readdirSync('data/lignes').map((name) =>
		createHash('sha256')
			.update(readFileSync(join('data/lignes', name)))
			.digest('hex')
	);
	return { ...site, cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}`, known };
}
