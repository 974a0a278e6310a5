import { expect, onTestFinished, test } from 'vitest';
import { makeAccount, makeSession, PASSWORD } from './accounts.fixture.ts';
import { openAccounts, type Accounts } from './open-accounts.ts';
import { currentSession } from './sessions.ts';
import { signIn } from './sign-in.ts';

export async function opened(origin = 'http://site.exemple'): Promise<Accounts> {
	const accounts = await openAccounts(':memory:', origin, 's'.repeat(40));
	onTestFinished(accounts.close);
	return accounts;
}

const from = (address: string, cookie?: string) => ({
	headers: new Headers(cookie === undefined ? {} : { cookie }),
	address
});

test('who gives the right password is in', async () => {
	const accounts = await opened();
	const { courriel, nom } = await makeAccount(accounts);
	const done = await signIn(accounts, { courriel, motDePasse: PASSWORD }, from('192.0.2.1'));
	if (done.kind !== 'entre') throw new Error(done.kind);
	const [cookie] = done.cookies;
	const headers = new Headers({ cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}` });
	expect((await currentSession(accounts, headers))?.editeur.nom).toBe(nom);
});

test('a session is known by its cookie', async () => {
	const accounts = await opened();
	const { editeur } = await makeSession(accounts, { role: 'administrateur' });
	expect(editeur).toMatchObject({ role: 'administrateur', secondFacteur: true });
});
