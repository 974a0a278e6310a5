import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import { makeLink } from '#lib/server/accounts/links.ts';
import { openAccounts, type Accounts } from '#lib/server/accounts/open-accounts.ts';
import { addAccount } from '#lib/server/accounts/people.ts';
import { shippedBase } from './shipped-base.ts';

/** A site of its own, with its base and its accounts: what editors change there is seen by no other test. */
export interface EditorSite {
	readonly origin: string;
	/** Signs a browser in as an editor of this name. */
	readonly signIn: (context: BrowserContext, nom: string) => Promise<void>;
	/** Invites an editor of this name: the address that the link leads to, to be passed by hand. */
	readonly invite: (nom: string, courriel: string) => Promise<string>;
	readonly end: () => void;
}

const SECRET = 'un-secret-d-essai-assez-long-pour-signer';

const freePort = () =>
	new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** Starts one on the shipped data, or on a base made from another folder. */
export async function editorSite({ data }: { readonly data?: string } = {}): Promise<EditorSite> {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-editeurs-'));
	const port = String(await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const accountsPath = join(folder, 'comptes.db');
	const base = join(folder, 'base.db');
	if (data === undefined) await shippedBase(base);
	const child = spawn(process.execPath, ['build/index.js'], {
		env: {
			...process.env,
			HOST: '127.0.0.1',
			PORT: port,
			ORIGIN: origin,
			DATABASE_PATH: base,
			...(data === undefined ? {} : { DATA_FOLDER: data }),
			ACCOUNTS_PATH: accountsPath,
			ACCOUNTS_SECRET: SECRET,
			BODY_SIZE_LIMIT: '65M'
		},
		stdio: 'ignore'
	});
	for (let attempt = 0; ; attempt += 1) {
		if (child.exitCode !== null || attempt > 200) throw new Error('the site does not answer');
		const response = await fetch(`${origin}/sante`).catch(() => null);
		if (response?.ok) break;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	const onAccounts = async <T>(act: (accounts: Accounts) => Promise<T>): Promise<T> => {
		const accounts = await openAccounts(accountsPath, origin, SECRET);
		return act(accounts).finally(() => accounts.close());
	};
	return {
		origin,
		async signIn(context, nom) {
			const { cookie } = await onAccounts((accounts) => makeSession(accounts, { nom }));
			await context.addCookies([
				{
					...{ name: cookie.name, value: encodeURIComponent(cookie.value), url: origin },
					...{ httpOnly: true, sameSite: 'Lax' }
				}
			]);
		},
		invite: (nom, courriel) =>
			onAccounts(async (accounts) => {
				const id = await addAccount(accounts, { nom, courriel, role: 'editeur' });
				return `${origin}/invitation/${makeLink(accounts.db, id)}`;
			}),
		end: () => {
			child.kill();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
