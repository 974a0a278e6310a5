import { expect, request as newRequest, type APIRequestContext } from '@playwright/test';
import { PASSWORD, makeAccount, makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import { makeLink } from '#lib/server/accounts/links.ts';
import { codeOf } from '#lib/server/accounts/totp.fixture.ts';
import { accountsOfServer, editorTest, signInAs } from './editor-session.ts';
import { expectAccessible, expectAccessibleInWords, expectNoSliding, test } from './site.ts';
import { writingRoutes } from './writing-routes.ts';

// Attempts are counted by address, and all of these come from one.
test.describe.configure({ mode: 'serial' });

const originOf = (baseURL: string | undefined) => new URL(baseURL ?? '').origin;

/** Does something with the accounts of the server, opened beside it. */
async function onServer<T>(
	baseURL: string | undefined,
	act: (accounts: Awaited<ReturnType<typeof accountsOfServer>>) => T | Promise<T>
): Promise<T> {
	const accounts = await accountsOfServer(originOf(baseURL));
	try {
		return await act(accounts);
	} finally {
		accounts.close();
	}
}

/** Forgets the attempts that the tests before made. */
const forgetAttempts = (baseURL: string | undefined) =>
	onServer(baseURL, ({ db }) => db.exec('DELETE FROM attempt'));

test('a page of editors leads to where one signs in, and back', async ({ page, baseURL }) => {
	await forgetAttempts(baseURL);
	const { courriel } = await onServer(baseURL, (accounts) => makeAccount(accounts));
	await page.goto('/journal?personne=x');
	await expect(page).toHaveURL(/\/connexion\?retour=%2Fjournal%3Fpersonne%3Dx$/);
	await page.getByLabel('Courriel').fill(courriel);
	await page.getByLabel('Mot de passe').fill('ce n’est pas lui');
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await expect(page.getByRole('alert')).toContainText('n’ouvrent aucun compte');
	await page.getByLabel('Mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await expect(page).toHaveURL(/\/journal\?personne=x$/);
	const [cookie] = await page.context().cookies();
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await expect(page).toHaveURL(/\/connexion\?sorti=1$/);
	expect(await page.context().cookies()).toEqual([]);
});

test('the way back never leads to another site', async ({ page, baseURL }) => {
	await signInAs(page.context(), originOf(baseURL));
	for (const retour of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
		await page.goto(`/connexion?retour=${encodeURIComponent(retour)}`);
		expect(new URL(page.url()).origin).toBe(originOf(baseURL));
	}
});

/** Sends the form of the first step, as a browser does. */
const signInBy = (
	api: APIRequestContext,
	origin: string,
	headers: Record<string, string>,
	courriel: string
) =>
	api.post('/connexion', {
		form: { courriel, 'mot-de-passe': 'faux', retour: '' },
		headers: { origin, accept: 'text/html', ...headers },
		maxRedirects: 0
	});

test('who guesses is made to wait, whatever address the headers pretend, known account or not', async ({
	baseURL,
	request
}) => {
	const known = await onServer(baseURL, (accounts) => makeAccount(accounts));
	const told = [];
	for (const courriel of [known.courriel, 'personne@exemple.fr']) {
		await forgetAttempts(baseURL);
		const statuses = [];
		let last;
		for (let tries = 0; tries < 6; tries += 1) {
			const forged = `203.0.113.${tries}`;
			const headers = { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` };
			last = await signInBy(request, originOf(baseURL), headers, courriel);
			statuses.push(last.status());
		}
		const page = (await last?.text()) ?? '';
		expect(Number(last?.headers()['retry-after'])).toBeGreaterThan(0);
		told.push({ statuses, sentence: /role="alert"[^>]*>([^<]+)/.exec(page)?.[1] });
	}
	expect(told[0]).toEqual(told[1]);
	expect(told[0]).toEqual({
		statuses: [401, 401, 401, 401, 401, 429],
		sentence: expect.stringMatching(/^Trop d’essais\u00A0: recommencez dans 15\u00A0minutes\.$/)
	});
	await forgetAttempts(baseURL);
});

test('an administrator sets up a second factor before anything else, then signs in with it', async ({
	page,
	baseURL
}) => {
	await forgetAttempts(baseURL);
	const { courriel } = await onServer(baseURL, (accounts) =>
		makeAccount(accounts, { role: 'administrateur' })
	);
	const signIn = async () => {
		await page.goto('/connexion');
		await page.getByLabel('Courriel').fill(courriel);
		await page.getByLabel('Mot de passe').fill(PASSWORD);
		await page.getByRole('button', { name: 'Se connecter' }).click();
	};
	await signIn();
	await expect(page).toHaveURL(/\/compte\/second-facteur$/);
	await page.goto('/comptes');
	await expect(page).toHaveURL(/\/compte\/second-facteur$/);
	await page.getByLabel('Votre mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Commencer' }).click();
	const key = (await page.locator('.cle').textContent()) ?? '';
	const codes = await page.locator('.codes code').allTextContents();
	expect(codes).toHaveLength(10);
	await expectAccessible(page);
	await page.getByLabel('Code', { exact: true }).fill('000000');
	await page.getByRole('button', { name: 'Mettre en place' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await page.getByLabel('Code', { exact: true }).fill(codeOf(key, -1));
	await page.getByRole('button', { name: 'Mettre en place' }).click();
	await expect(page).toHaveURL(/\/compte\?facteur=1$/);
	await page.getByRole('button', { name: 'Se déconnecter' }).click();

	await signIn();
	await expect(page).toHaveURL(/\/connexion\/code$/);
	const code = codeOf(key);
	await page.getByLabel('Code', { exact: true }).fill(code);
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
	await page.getByRole('button', { name: 'Se déconnecter' }).click();

	await signIn();
	await page.getByLabel('Code', { exact: true }).fill(code);
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.getByRole('alert')).toContainText('a déjà servi');
	await page.getByRole('link', { name: 'donner un code de secours' }).click();
	await page.getByLabel('Code', { exact: true }).fill(codes[0] ?? '');
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
});

test('who is invited chooses a password by a link that serves once', async ({ page, browser, baseURL }) => {
	await signInAs(page.context(), originOf(baseURL), 'administrateur');
	await page.goto('/comptes');
	await page.getByLabel('Nom').fill('Nouvelle venue');
	const courriel = `nouvelle.${Date.now()}@exemple.fr`;
	await page.getByLabel('Courriel').fill(courriel);
	const confirm = async (password: string) => {
		await page.locator('#mot-de-passe').fill(password);
		await page.getByRole('button', { name: 'Faire le lien' }).click();
	};
	await confirm('ce n’est pas le mien');
	await expect(page.getByRole('alert')).toContainText('pas votre mot de passe');
	await expect(page.getByLabel('Courriel')).toHaveValue(courriel);
	await confirm(PASSWORD);
	const link = await page.getByRole('textbox', { name: /Lien pour Nouvelle venue/ }).inputValue();
	await expectAccessible(page);
	const invited = await browser.newPage();
	await invited.goto(link);
	await expectAccessible(invited);
	await invited.getByLabel('Mot de passe').fill('trop court');
	await invited.getByLabel('Le même, encore une fois').fill('trop court');
	await invited.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(invited.getByRole('alert')).toContainText('10 caractères');
	await invited.getByLabel('Mot de passe').fill('une phrase toute neuve');
	await invited.getByLabel('Le même, encore une fois').fill('une phrase toute neuve');
	await invited.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(invited).toHaveURL(/\/connexion\?pret=1$/);
	await invited.goto(link);
	await expect(invited.getByText('Ce lien a déjà servi.')).toBeVisible();
	await invited.close();
	await page.goto('/journal');
	await expect(page.getByRole('row', { name: /Invitation Nouvelle venue, éditeur/ })).toBeVisible();
});

test('an editor does not keep the accounts', async ({ page, baseURL }) => {
	await signInAs(page.context(), originOf(baseURL));
	expect((await page.goto('/comptes'))?.status()).toBe(403);
	await expect(page.getByRole('link', { name: 'Comptes', exact: true })).toHaveCount(0);
});

/** Routes that receive something from anybody: a document to fill, which is given back. */
const OF_ANYBODY = ['/(site)/annees/[annee=annee]/dossier'];
/** Routes by which one becomes somebody. */
const BEFORE = /^\/\(editors\)\/(?:connexion|invitation)(?:\/|$)/;

test('every route that writes is refused from elsewhere, without a session, and with one that ended', async ({
	baseURL
}) => {
	const origin = originOf(baseURL);
	const routes = writingRoutes().filter(({ id }) => !OF_ANYBODY.includes(id));
	expect(routes.length).toBeGreaterThan(8);
	expect(routes.filter(({ id }) => !id.startsWith('/(editors)/'))).toEqual([]);
	const open = await onServer(baseURL, (accounts) => makeSession(accounts, { role: 'administrateur' }));
	const ended = await onServer(baseURL, async (accounts) => {
		const session = await makeSession(accounts, { role: 'administrateur' });
		accounts.db
			.prepare('UPDATE session SET expiresAt = ? WHERE id = ?')
			.run('2026-01-01T00:00:00.000Z', session.editeur.session);
		return session;
	});
	const cookieOf = ({ cookie }: typeof open) => `${cookie.name}=${encodeURIComponent(cookie.value)}`;
	const api = await newRequest.newContext({ baseURL: origin });
	const faults: string[] = [];
	for (const { id, method, address } of routes) {
		const send = async (headers: Record<string, string>, type: string) =>
			(
				await api.fetch(address, {
					method: method === 'fallback' ? 'POST' : method,
					headers: { 'content-type': type, accept: '*/*', ...headers },
					data: type === 'application/json' ? '{}' : 'a=b',
					maxRedirects: 0
				})
			).status();
		for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
			const expected: readonly (readonly [string, Record<string, string>, number])[] = [
				['a foreign origin', { origin: 'https://evil.example', cookie: cookieOf(open) }, 403],
				['no origin', { cookie: cookieOf(open) }, 403],
				...(BEFORE.test(id)
					? []
					: ([
							['nobody', { origin }, 401],
							['an ended session', { origin, cookie: cookieOf(ended) }, 401]
						] as const))
			];
			for (const [who, headers, status] of expected) {
				const answered = await send(headers, type);
				if (answered !== status) faults.push(`${method} ${id} (${type}) to ${who}: ${answered}`);
			}
		}
	}
	await api.dispose();
	expect(faults).toEqual([]);
});

test('a form that is too long, or does not say how long it is, is not read', async ({ baseURL, request }) => {
	const origin = originOf(baseURL);
	const long = await request.post('/connexion', {
		form: { courriel: 'a@b.fr', 'mot-de-passe': 'x'.repeat(20_000) },
		headers: { origin }
	});
	expect(long.status()).toBe(413);
	const endless = await fetch(`${origin}/connexion`, {
		method: 'POST',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: new Blob(['courriel=a']).stream(),
		duplex: 'half'
	} as RequestInit);
	expect(endless.status).toBe(411);
});

test('public pages are the same to the byte whoever asks, and set no cookie', async ({ baseURL }) => {
	const origin = originOf(baseURL);
	const { cookie } = await onServer(baseURL, (accounts) => makeSession(accounts, { role: 'administrateur' }));
	for (const path of ['/', '/en', '/lignes', '/methode', '/versions/1', '/api/v1/versions', '/robots.txt']) {
		const [signed, nobody] = await Promise.all(
			[{ cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` }, {}].map(async (headers) => {
				const answer = await fetch(`${origin}${path}`, { headers: { ...headers, accept: 'text/html' } });
				const said = [...answer.headers].filter(([name]) => !/^(?:date|keep-alive|connection)$/.test(name));
				return { said, body: await answer.text() };
			})
		);
		expect(signed, path).toEqual(nobody);
		expect(signed?.said.map(([name]) => name)).not.toContain('set-cookie');
		expect(signed?.body).not.toContain('/connexion');
	}
});

editorTest('pages of editors are kept nowhere, and framed by nobody', async ({ page }) => {
	for (const path of ['/compte', '/journal', '/journal.csv', '/connexion']) {
		const answer = await page.request.get(path, { headers: { accept: 'text/html' }, maxRedirects: 0 });
		expect(answer.headers()['cache-control'], path).toBe('no-store');
		expect(answer.headers()['etag'], path).toBeUndefined();
		expect(answer.headers()['x-frame-options'], path).toBe('DENY');
	}
});

for (const langue of ['', '/en']) {
	test(`pages of editors have no violation, and slide nowhere (${langue || '/fr'})`, async ({
		page,
		baseURL
	}) => {
		test.slow();
		// Colours are the same in both languages.
		const read = langue ? expectAccessibleInWords : expectAccessible;
		await page.goto(`${langue}/connexion`);
		await read(page);
		await expectNoSliding(page);
		await signInAs(page.context(), originOf(baseURL), 'administrateur');
		const open = await onServer(baseURL, async ({ db, ...rest }) => {
			const { id } = await makeAccount({ db, ...rest });
			return makeLink(db, id);
		});
		for (const path of ['/compte', '/comptes', '/journal', `/invitation/${open}`, '/compte/second-facteur']) {
			await page.setViewportSize({ width: 1280, height: 800 });
			await page.goto(`${langue}${path}`);
			for (const box of await page.locator('details').all())
				await box.evaluate((b: HTMLDetailsElement) => (b.open = true));
			await read(page);
			await expectNoSliding(page);
		}
	});
}
