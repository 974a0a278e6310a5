import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openAccountsBase } from '#lib/server/store/accounts/accounts-base.ts';
import { startScript } from '../command.fixture.ts';
import { firstInvitation } from './invite-first.ts';

const folder = mkdtempSync(join(tmpdir(), 'editors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'comptes.db');
const SITE = 'https://lignes.exemple.fr';

const editors = (...args: string[]) =>
	startScript('editors/editors', [...args, '--comptes', path], { env: { ORIGIN: SITE } }).ended;
const LINK = /https:\/\/lignes\.exemple\.fr\/invitation\/[\w-]{43}/;

test('an account is added, listed, given links and removed, and the journal says so', async () => {
	expect((await editors('list')).out).toContain('Aucun compte.');
	const added = await editors('add', 'Coordination', 'Coordination@Exemple.fr', '--administrateur');
	expect(added).toMatchObject({ code: 0, out: expect.stringMatching(LINK) });
	expect((await editors('list')).out).toContain(
		'Coordination · coordination@exemple.fr · administrateur · pas encore de mot de passe'
	);
	expect(await editors('reset', 'coordination@exemple.fr')).toMatchObject({
		code: 0,
		out: expect.stringMatching(LINK)
	});
	expect((await editors('reset', 'coordination@exemple.fr', '--second-facteur')).out).toContain(
		'Second facteur retiré'
	);
	expect(await editors('remove', 'coordination@exemple.fr')).toMatchObject({ code: 0 });
	const db = openAccountsBase(path);
	const told = db.prepare('SELECT editor AS qui, act AS quoi FROM journal ORDER BY rank').all();
	const links = db.prepare('SELECT count(*) FROM one_time_link').pluck().get();
	db.close();
	const qui = 'la commande, sur le serveur';
	expect(told).toEqual(
		['invitation', 'lien', 'second-facteur', 'retrait-compte'].map((quoi) => ({ qui, quoi }))
	);
	expect(links).toBe(0);
});

test.for([
	[['add', 'Coordination', 'pas un courriel'], 1],
	[['reset', 'personne@exemple.fr'], 1],
	[['remove', 'personne@exemple.fr'], 1],
	[[], 2],
	[['add', 'Coordination'], 2],
	[['list', 'tout'], 2],
	[['list', '--administrateur'], 2],
	[['donner'], 2]
] as const)('%s changes nothing and exits with %i', async ([args, code]) => {
	expect(await editors(...args)).toMatchObject({ code, out: '', err: expect.stringMatching(/\S/) });
});

test('until there is an administrator, each start gives a link of its own', async () => {
	const given = [];
	for (let starts = 0; starts < 2; starts += 1)
		given.push(LINK.exec((await firstInvitation(path, SITE, null)) ?? '')?.[0]);
	expect(new Set(given).size).toBe(2);
	expect(given).not.toContain(undefined);
});
