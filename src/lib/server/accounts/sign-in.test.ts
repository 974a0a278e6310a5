import { expect, onTestFinished, test, vi } from 'vitest';
import { makeAccount, makeSession, PASSWORD } from './accounts.fixture.ts';
import type { Cookie } from './asked.ts';
import { firstLink } from './first-link.ts';
import { makeLink, readLink } from './links.ts';
import { openAccounts, type Accounts } from './open-accounts.ts';
import {
	changePassword,
	confirmPassword,
	confirmFactor,
	prepareFactor,
	removeFactor
} from './own-account.ts';
import {
	AccountRefused,
	changeRole,
	findAccount,
	listAccounts,
	removeAccount,
	resetFactor
} from './people.ts';
import { closeSessions, currentSession, openSessions, signOut } from './sessions.ts';
import { giveCode, signIn, type SignedIn } from './sign-in.ts';
import { codeOf } from './totp.fixture.ts';
import { useLink } from './use-link.ts';

async function opened(origin = 'http://site.exemple'): Promise<Accounts> {
	const accounts = await openAccounts(':memory:', origin, 's'.repeat(40));
	onTestFinished(accounts.close);
	return accounts;
}

const headersWith = (cookies: readonly Cookie[]) =>
	new Headers({
		cookie: cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '),
		'user-agent': 'essai'
	});
const from = (address = '192.0.2.1', cookies: readonly Cookie[] = []) => ({
	headers: headersWith(cookies),
	address
});
function cookiesOf(done: SignedIn): readonly Cookie[] {
	if (!('cookies' in done)) throw new Error(done.kind);
	return done.cookies;
}
const acts = ({ db }: Accounts) =>
	db.prepare<[], string>('SELECT act FROM journal ORDER BY rank').pluck().all();

test('who gives the right password is in, and the journal says so', async () => {
	const accounts = await opened();
	const { courriel, nom } = await makeAccount(accounts);
	const done = await signIn(
		accounts,
		{ courriel: ` ${courriel.toUpperCase()} `, motDePasse: PASSWORD },
		from()
	);
	expect(done.kind).toBe('entre');
	expect((await currentSession(accounts, headersWith(cookiesOf(done))))?.editeur.nom).toBe(nom);
	expect(acts(accounts)).toEqual(['connexion']);
});

test('an unknown address is answered as a wrong password is, after one reckoning of the same kind', async () => {
	const accounts = await opened();
	const { courriel } = await makeAccount(accounts);
	const { password } = accounts.context;
	const reckoned = [vi.spyOn(password, 'hash'), vi.spyOn(password, 'verify')];
	const told = [];
	for (const asked of [courriel, 'personne@exemple.fr']) {
		for (const spy of reckoned) spy.mockClear();
		const done = await signIn(accounts, { courriel: asked, motDePasse: 'un autre mot de passe' }, from());
		told.push({ done, reckonings: reckoned.reduce((sum, spy) => sum + spy.mock.calls.length, 0) });
	}
	expect(told[0]).toEqual(told[1]);
	expect(told[0]).toEqual({ done: { kind: 'refuse' }, reckonings: 1 });
});

test('five wrong passwords close an account to all who guess, known or not, for a time that is said', async () => {
	const accounts = await opened();
	const { courriel } = await makeAccount(accounts);
	for (const asked of [courriel, 'personne@exemple.fr']) {
		const told = [];
		for (let tries = 0; tries < 7; tries += 1)
			told.push(await signIn(accounts, { courriel: asked, motDePasse: 'faux' }, from(`192.0.2.${tries}`)));
		expect(told.map(({ kind }) => kind)).toEqual([...Array<string>(5).fill('refuse'), 'attente', 'attente']);
		expect(told.at(-1)).toMatchObject({ secondes: expect.toSatisfy((s: number) => s > 0 && s <= 900) });
	}
	// The right password waits too: a guess would be told from it otherwise.
	expect(await signIn(accounts, { courriel, motDePasse: PASSWORD }, from('198.51.100.1'))).toMatchObject({
		kind: 'attente'
	});
	expect(acts(accounts)).toEqual(['blocage', 'blocage']);
});

test('many at once are not more than one after the other', async () => {
	const accounts = await opened();
	const { courriel } = await makeAccount(accounts);
	const told = await Promise.all(
		Array.from({ length: 12 }, () => signIn(accounts, { courriel, motDePasse: 'faux' }, from()))
	);
	expect(told.filter(({ kind }) => kind === 'refuse')).toHaveLength(5);
});

test('one address cannot try one password on every account; a network of IPv6 is one', async () => {
	const accounts = await opened();
	const told = [];
	for (let tries = 0; tries < 22; tries += 1) {
		const asked = { courriel: `personne${tries}@exemple.fr`, motDePasse: 'faux' };
		told.push((await signIn(accounts, asked, from(`2001:db8:0:1::${tries.toString(16)}`))).kind);
	}
	expect(told.slice(-3)).toEqual(['refuse', 'attente', 'attente']);
	const other = { courriel: 'quelquun@exemple.fr', motDePasse: 'faux' };
	expect(await signIn(accounts, other, from('2001:db8:0:2::1'))).toEqual({ kind: 'refuse' });
});

test.for([
	['http://127.0.0.1:3000', 'lignes-claires.session', false],
	['https://lignes.exemple.fr', '__Host-lignes-claires.session', true]
] as const)('the cookie of %s is called %s', async ([origin, name]) => {
	const accounts = await opened(origin);
	const { cookie } = await makeSession(accounts);
	expect(cookie).toMatchObject({ name, maxAge: 12 * 3600 });
});

test('a session that somebody brought is not the one that opens', async () => {
	const accounts = await opened();
	const attacker = await makeSession(accounts);
	const victim = await makeAccount(accounts);
	const brought = from('192.0.2.1', [attacker.cookie]);
	const done = await signIn(accounts, { courriel: victim.courriel, motDePasse: PASSWORD }, brought);
	const [session] = cookiesOf(done);
	expect(session?.value).not.toBe(attacker.cookie.value);
	expect(await currentSession(accounts, headersWith([attacker.cookie]))).toBeNull();
	expect((await currentSession(accounts, headersWith(cookiesOf(done))))?.editeur.id).toBe(victim.id);
});

/** An account whose telephone shows the codes of a key. */
async function withFactor(accounts: Accounts) {
	const { editeur, cookie } = await makeSession(accounts);
	const asking = from('192.0.2.9', [cookie]);
	const made = await prepareFactor(accounts, editeur, PASSWORD, asking);
	if (made.kind !== 'fait') throw new Error(made.kind);
	const key = new URL(made.adresse).searchParams.get('secret') ?? '';
	const confirmed = await confirmFactor(accounts, editeur, codeOf(key, -1), asking);
	if (confirmed.kind !== 'fait') throw new Error(confirmed.kind);
	const enter = async () =>
		cookiesOf(await signIn(accounts, { courriel: editeur.courriel, motDePasse: PASSWORD }, from()));
	return { editeur, key, codes: made.codes, cookie, confirmed, enter };
}

test('with a second factor a password alone opens nothing, and each code opens once', async () => {
	const accounts = await opened();
	const { editeur, key, enter, cookie, confirmed } = await withFactor(accounts);
	// The session changed its name when the factor was set.
	expect(await currentSession(accounts, headersWith([cookie]))).toBeNull();
	expect((await currentSession(accounts, headersWith(confirmed.cookies)))?.editeur.secondFacteur).toBe(true);

	const pending = await enter();
	expect(await currentSession(accounts, headersWith(pending))).toBeNull();
	const code = codeOf(key);
	const done = await giveCode(
		accounts,
		{ code: ` ${code.slice(0, 3)} ${code.slice(3)}`, kind: 'telephone' },
		from('192.0.2.1', pending)
	);
	expect((await currentSession(accounts, headersWith(cookiesOf(done))))?.editeur.id).toBe(editeur.id);

	const again = await enter();
	for (const replayed of [code, codeOf(key, -1)])
		expect(await giveCode(accounts, { code: replayed, kind: 'telephone' }, from('192.0.2.2', again))).toEqual(
			{
				kind: 'refuse'
			}
		);
});

test('the same code given twice at once opens once', async () => {
	const accounts = await opened();
	const { key, enter } = await withFactor(accounts);
	const pending = [await enter(), await enter()];
	const told = await Promise.all(
		pending.map((cookies) =>
			giveCode(accounts, { code: codeOf(key), kind: 'telephone' }, from('192.0.2.1', cookies))
		)
	);
	expect(told.map(({ kind }) => kind).sort()).toEqual(['entre', 'refuse']);
});

test('a recovery code opens once, and ten are given', async () => {
	const accounts = await opened();
	const { codes, enter } = await withFactor(accounts);
	expect(new Set(codes).size).toBe(10);
	const [code = ''] = codes;
	const give = async () =>
		(await giveCode(accounts, { code, kind: 'secours' }, from('192.0.2.1', await enter()))).kind;
	expect(await give()).toBe('entre');
	expect(await give()).toBe('refuse');
});

test('codes are not guessed: five wrong ones, then one waits, whatever the password', async () => {
	const accounts = await opened();
	const { enter } = await withFactor(accounts);
	const told = [];
	for (let tries = 0; tries < 6; tries += 1) {
		const asked = { code: `00000${tries}`, kind: 'telephone' } as const;
		told.push((await giveCode(accounts, asked, from(`192.0.2.${tries}`, await enter()))).kind);
	}
	expect(told).toEqual([...Array<string>(5).fill('refuse'), 'attente']);
});

test('a second step without the first opens nothing', async () => {
	const accounts = await opened();
	const { key } = await withFactor(accounts);
	expect(await giveCode(accounts, { code: codeOf(key), kind: 'telephone' }, from())).toEqual({
		kind: 'refuse'
	});
});

test('an administrator keeps the second factor; an editor may take it off, with the password', async () => {
	const accounts = await opened();
	const { editeur, confirmed } = await withFactor(accounts);
	const asking = from('192.0.2.1', confirmed.cookies);
	expect((await removeFactor(accounts, { ...editeur, role: 'administrateur' }, PASSWORD, asking)).kind).toBe(
		'refuse'
	);
	expect((await removeFactor(accounts, editeur, 'faux', asking)).kind).toBe('refuse');
	expect((await removeFactor(accounts, editeur, PASSWORD, asking)).kind).toBe('fait');
	expect(findAccount(accounts.db, editeur.courriel)?.secondFacteur).toBe(false);
});

test('an open session alone confirms nothing: the password is asked, and guessed no faster than at the door', async () => {
	const accounts = await opened();
	const { editeur, confirmed } = await withFactor(accounts);
	const give = async (password: string, address = '192.0.2.1') =>
		(await confirmPassword(accounts, editeur, password, from(address, confirmed.cookies))).kind;
	expect(await give(PASSWORD)).toBe('fait');
	const told = [];
	for (let tries = 0; tries < 6; tries += 1) told.push(await give('faux', `192.0.2.${tries}`));
	expect(told).toEqual([...Array<string>(5).fill('refuse'), 'attente']);
	expect(await give(PASSWORD)).toBe('attente');
});

test('a changed password asks for the current one and closes the other sessions', async () => {
	const accounts = await opened();
	const { editeur, cookie } = await makeSession(accounts);
	const elsewhere = cookiesOf(
		await signIn(accounts, { courriel: editeur.courriel, motDePasse: PASSWORD }, from())
	);
	const change = (actuel: string) =>
		changePassword(
			accounts,
			editeur,
			{ actuel, nouveau: 'une tout autre phrase' },
			from('192.0.2.1', [cookie])
		);
	expect((await change('faux')).kind).toBe('refuse');
	expect(await currentSession(accounts, headersWith(elsewhere))).not.toBeNull();
	const done = await change(PASSWORD);
	if (done.kind !== 'fait') throw new Error(done.kind);
	for (const old of [[cookie], elsewhere])
		expect(await currentSession(accounts, headersWith(old))).toBeNull();
	expect(await currentSession(accounts, headersWith(done.cookies))).not.toBeNull();
});

test('sessions are listed, closed one by one or all but this one, and signing out closes it', async () => {
	const accounts = await opened();
	const { editeur, cookie } = await makeSession(accounts);
	for (const browser of ['192.0.2.1', '192.0.2.2'])
		await signIn(accounts, { courriel: editeur.courriel, motDePasse: PASSWORD }, from(browser));
	const open = await openSessions(accounts, editeur.id);
	expect(open).toHaveLength(3);
	const another = open.find(({ id }) => id !== editeur.session);
	expect(await closeSessions(accounts, editeur, { only: another?.id ?? '' })).toBe(1);
	expect(await closeSessions(accounts, editeur, { but: editeur.session })).toBe(1);
	expect(await openSessions(accounts, editeur.id)).toHaveLength(1);
	// Nobody closes what is another's.
	const other = await makeSession(accounts);
	expect(await closeSessions(accounts, editeur, { only: other.editeur.session })).toBe(0);
	const forgotten = await signOut(accounts, headersWith([cookie]));
	expect(forgotten.find(({ name }) => name === cookie.name)?.maxAge).toBe(0);
	expect(await currentSession(accounts, headersWith([cookie]))).toBeNull();
});

test('a session ends twelve hours after it began, whatever one does', async () => {
	const accounts = await opened();
	const { cookie } = await makeSession(accounts);
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 3_600_000 });
	onTestFinished(() => void vi.useRealTimers());
	expect(await currentSession(accounts, headersWith([cookie]))).not.toBeNull();
	vi.setSystemTime(Date.now() + 3_601_000);
	expect(await currentSession(accounts, headersWith([cookie]))).toBeNull();
});

const chosen = {
	motDePasse: 'une tout autre phrase',
	nom: 'Coordination',
	courriel: 'coordination@exemple.fr'
};

test('a link sets a password once, and closes the sessions of its account', async () => {
	const accounts = await opened();
	const { editeur, cookie } = await makeSession(accounts);
	const token = makeLink(accounts.db, editeur.id);
	expect(await useLink(accounts, token, { ...chosen, motDePasse: 'court' })).toMatchObject({ kind: 'faute' });
	const both = await Promise.all([useLink(accounts, token, chosen), useLink(accounts, token, chosen)]);
	expect(both.map(({ kind }) => kind).sort()).toEqual(['fait', 'ferme']);
	expect(readLink(accounts.db, token).kind).toBe('servi');
	expect(await currentSession(accounts, headersWith([cookie]))).toBeNull();
	const { courriel } = editeur;
	expect((await signIn(accounts, { courriel, motDePasse: PASSWORD }, from())).kind).toBe('refuse');
	expect((await signIn(accounts, { courriel, motDePasse: chosen.motDePasse }, from())).kind).toBe('entre');
});

test('a link ends after 72 hours, and when a newer one replaces it', async () => {
	const { db, ...rest } = await opened();
	const { id } = await makeAccount({ db, ...rest });
	const made = new Date('2026-11-30T10:00:00Z');
	const token = makeLink(db, id, made);
	expect(readLink(db, token, new Date('2026-12-03T09:59:59Z')).kind).toBe('valide');
	expect(readLink(db, token, new Date('2026-12-03T10:00:00Z')).kind).toBe('expire');
	const newer = makeLink(db, id, new Date('2026-11-30T11:00:00Z'));
	expect(readLink(db, token, new Date('2026-11-30T11:00:01Z')).kind).toBe('expire');
	expect(readLink(db, newer, new Date('2026-11-30T11:00:01Z')).kind).toBe('valide');
	expect(readLink(db, 'inventé', made).kind).toBe('inconnu');
	expect(
		db.prepare('SELECT count(*) FROM one_time_link WHERE fingerprint LIKE ?').pluck().get(`%${newer}%`)
	).toBe(0);
});

test('the first link makes one administrator, and is given at each start until then', async () => {
	const accounts = await opened();
	const [older, newer] = [firstLink(accounts.db) ?? '', firstLink(accounts.db) ?? ''];
	expect((await useLink(accounts, older, chosen)).kind).toBe('ferme');
	expect((await useLink(accounts, newer, { ...chosen, courriel: 'illisible' })).kind).toBe('faute');
	const both = await Promise.all([
		useLink(accounts, newer, chosen),
		useLink(accounts, newer, { ...chosen, courriel: 'intrus@exemple.fr' })
	]);
	expect(both.map(({ kind }) => kind).sort()).toEqual(['fait', 'ferme']);
	expect(listAccounts(accounts.db)).toMatchObject([{ role: 'administrateur', actif: true }]);
	expect(firstLink(accounts.db)).toBeNull();
});

test('the only administrator can be neither removed nor made an editor', async () => {
	const accounts = await opened();
	const { courriel } = await makeAccount(accounts, { role: 'administrateur' });
	const find = (asked: string) => findAccount(accounts.db, asked) ?? expect.fail('no account');
	await expect(removeAccount(accounts, find(courriel))).rejects.toThrow(AccountRefused);
	await expect(changeRole(accounts, find(courriel), 'editeur')).rejects.toThrow(AccountRefused);
	await makeAccount(accounts, { role: 'administrateur' });
	await removeAccount(accounts, find(courriel));
	expect(findAccount(accounts.db, courriel)).toBeUndefined();
});

test('what is changed of an account closes its sessions', async () => {
	const accounts = await opened();
	for (const change of [
		(id: string) => changeRole(accounts, compteOf(id), 'administrateur'),
		(id: string) => resetFactor(accounts, compteOf(id)),
		(id: string) => removeAccount(accounts, compteOf(id))
	]) {
		const { editeur, cookie } = await makeSession(accounts);
		await makeAccount(accounts, { role: 'administrateur' });
		await change(editeur.id);
		expect(await currentSession(accounts, headersWith([cookie]))).toBeNull();
	}
	function compteOf(id: string) {
		return listAccounts(accounts.db).find((compte) => compte.id === id) ?? expect.fail('no account');
	}
});
