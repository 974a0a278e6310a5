import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { journalRows } from '#lib/server/accounts/journal-pages.ts';
import { openAccountsBase } from '#lib/server/store/accounts/accounts-base.ts';
import { findFile, readFileBytes } from '#lib/server/store/files.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { openVersion } from '#lib/server/store/versions.ts';
import { OwnServer, orderFor, type OwnEditor, type Said, type Sent, type Shown } from './own-server.ts';

/** Imports by HTTP, and how many times the server is killed meanwhile: more, by hand, as `SURVIVE_IMPORTS=50 SURVIVE_KILLS=20`. */
const IMPORTS = Number(process.env['SURVIVE_IMPORTS'] ?? 6);
const KILLS = Number(process.env['SURVIVE_KILLS'] ?? 3);

const LINES = 40;
const HEADER = 'exercice;dispositif;etape;nature;poste;montant;source';

/** A file of some lines that nothing else says. */
function file(rank: number): Sent {
	const lines = Array.from(
		{ length: LINES },
		(_, line) => `2012;bop137;demande;cp;Poste ${line};${rank + 1},${10 + line};essai-${rank}`
	);
	return orderFor([HEADER, ...lines, ''].join('\n'), `essai-${rank}.csv`, rank);
}

/** What a page does: sends, asks the effect, confirms it; where an answer is lost, it asks the same again. */
async function bringIn(editor: OwnEditor, sent: Sent): Promise<{ version: number; lost: number }> {
	let empreinte = '';
	for (let lost = 0; ;) {
		try {
			if (empreinte === '') empreinte = (await editor.shown(sent)).empreinte;
			const answer = await editor.confirm(sent, empreinte);
			const said = (await answer.json()) as Said;
			if (said.version !== undefined) return { version: said.version, lost };
			if (!said.effet || said.issue !== 'autre') throw new Error(`${answer.status} ${JSON.stringify(said)}`);
			empreinte = said.effet.empreinte;
		} catch (cause) {
			// The connection was cut, or nothing answers yet; anything that the server says is a fault.
			if (!(cause instanceof TypeError || cause instanceof SyntaxError)) throw cause;
			lost += 1;
			await setTimeout(100);
		}
	}
}

/** Every file that waits under the name of its bytes. */
const waiting = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
		.map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));

test(`a server killed ${KILLS} times at any instant of ${IMPORTS} imports loses none, halves none and makes none twice`, async () => {
	test.setTimeout(1_200_000);
	const server = await OwnServer.started();
	try {
		const editor = await server.editor('Essai');
		const orders = Array.from({ length: IMPORTS }, (_, rank) => file(rank));
		const acknowledged: number[] = [];
		const progress = { over: false };
		const importing = (async () => {
			for (const order of orders) acknowledged.push((await bringIn(editor, order)).version);
		})().finally(() => (progress.over = true));
		const killing = (async () => {
			for (let killed = 0; killed < KILLS; killed += 1) {
				// Each kill waits until its share of the imports is done, then falls anywhere in the two that follow.
				const share = Math.floor((killed * IMPORTS) / KILLS);
				while (acknowledged.length < share && !progress.over) await setTimeout(20);
				await setTimeout(Math.random() * 4_000);
				if (progress.over) return;
				await server.end('SIGKILL');
				await server.start();
			}
		})();
		await Promise.all([importing, killing]);
		await server.end('SIGKILL');
		await server.start();
		// Whoever comes next opens the accounts: what was cut short is ended then.
		expect((await editor.ask('GET', '/journal')).status).toBe(200);
		expect(await server.end('SIGTERM')).toBe(0);

		const base = openExisting(server.base);
		expect(base.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(base.pragma('foreign_key_check')).toEqual([]);
		const made = base
			.prepare<[], { id: number; nom: string; motif: string; lines: number }>(
				`SELECT v.id, i.name AS nom, v.motif, (SELECT count(*) FROM line l WHERE l.import_id = i.id) AS lines
				FROM version v JOIN import i ON i.version_id = v.id WHERE v.operation = 'import' ORDER BY v.id`
			)
			.all();
		expect(made).toEqual(
			orders.map(({ nom }, rank) => ({ id: acknowledged[rank], nom, motif: nom, lines: LINES }))
		);
		for (const { sha256, text } of orders) {
			const kept = findFile(base, sha256);
			expect(Buffer.concat(kept ? [...readFileBytes(base, kept.id)] : []).toString()).toBe(text);
		}

		const accounts = openAccountsBase(server.accounts);
		const rows = journalRows(accounts, base, null).filter(({ geste }) => geste === 'import');
		const ended = Map.groupBy(rows, ({ issue }) => issue);
		expect([...ended.keys()].filter((issue) => issue !== 'fait' && issue !== 'interrompu')).toEqual([]);
		expect(new Set(ended.get('fait')?.map(({ version }) => version))).toEqual(new Set(acknowledged));
		expect(ended.get('interrompu')?.filter(({ version }) => version !== null) ?? []).toEqual([]);
		accounts.close();
		base.close();

		// What stands under the name of its bytes is those bytes; what was cut short has another name.
		for (const { name, bytes } of waiting(join(server.folder, 'envois')))
			expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
	} finally {
		await server.close();
	}
});

test('of two editors who saw the same base, the second is shown the effect that moved, and confirms that one', async () => {
	test.setTimeout(300_000);
	const server = await OwnServer.started();
	try {
		const [one, other] = [await server.editor('Essai'), await server.editor('Autre essai')];
		const line = (montant: string) => `${HEADER}\n2012;bop137;demande;cp;Poste;${montant};essai\n`;
		const [mine, theirs] = [orderFor(line('100,00'), 'un.csv'), orderFor(line('250,00'), 'autre.csv')];
		const [seen, shown] = [await one.shown(mine), await other.shown(theirs)];
		const first = await one.confirm(mine, seen.empreinte);
		expect(first.status).toBe(200);
		const { version = 0 } = (await first.json()) as Said;

		const told = await other.confirm(theirs, shown.empreinte);
		const said = (await told.json()) as Said & { readonly effet: Shown };
		expect([told.status, said.issue]).toEqual([409, 'autre']);
		expect(said.effet.empreinte).not.toBe(shown.empreinte);
		// What the first brought in is what the file of the second would now replace.
		expect(JSON.stringify(said.effet)).toContain('"avant":10000');
		const done = await other.confirm(theirs, said.effet.empreinte);
		expect([done.status, ((await done.json()) as Said).version]).toEqual([200, version + 1]);

		const base = openExisting(server.base, { readonly: true });
		const standing = base
			.prepare<[], number>(
				`SELECT l.centimes FROM line l JOIN block b ON b.id = l.block_id WHERE b.source = 'essai' AND l.until_version IS NULL`
			)
			.pluck()
			.all();
		base.close();
		expect(standing).toEqual([25_000]);
	} finally {
		await server.close();
	}
});

/** What the base holds that an import would change. */
function stateOf(path: string) {
	const base = openExisting(path, { readonly: true });
	const one = (sql: string) => base.prepare<[], number>(sql).pluck().get();
	const state = {
		integrity: base.pragma('integrity_check', { simple: true }),
		versions: one('SELECT count(*) FROM version'),
		lines: one('SELECT count(*) FROM line'),
		files: one('SELECT count(*) FROM file')
	};
	base.close();
	return state;
}

const issuesOf = (server: OwnServer) => {
	const [base, accounts] = [openExisting(server.base, { readonly: true }), openAccountsBase(server.accounts)];
	const rows = journalRows(accounts, base, null).filter(({ geste }) => geste === 'import');
	for (const db of [base, accounts]) db.close();
	return rows.map(({ issue, version }) => [issue, version]);
};

test('on a full disk neither bytes nor an import are kept, in a sentence; with room again the same order is carried out', async () => {
	test.setTimeout(300_000);
	const server = await OwnServer.started();
	try {
		const editor = await server.editor('Essai');
		const lines = Array.from(
			{ length: 20_000 },
			(_, line) => `2012;bop137;demande;cp;Un poste au long intitulé, ${line};${line + 1},50;essai`
		);
		const sent = orderFor([HEADER, ...lines, ''].join('\n'), 'gros.csv');
		const { empreinte } = await editor.shown(sent);
		expect(await server.end('SIGTERM')).toBe(0);
		const before = stateOf(server.base);

		// Room for what is there, not for twice as much.
		await server.start({ blocks: 2_000 });
		const kept = waiting(join(server.folder, 'envois'));
		const other = orderFor(sent.text.replaceAll('long', 'bref'), 'autre.csv');
		for (const answer of [await editor.send(other), await editor.confirm(sent, empreinte)]) {
			const said = (await answer.json()) as Said;
			expect([answer.status, said.code]).toEqual([507, 'place']);
			expect(said.message).toMatch(/n’a plus de place|disque du serveur est plein/);
		}
		expect(waiting(join(server.folder, 'envois'))).toEqual(kept);
		expect((await fetch(server.origin)).status).toBe(200);
		expect(await server.end('SIGTERM')).toBe(0);
		expect(stateOf(server.base)).toEqual(before);

		await server.start();
		expect((await editor.confirm(sent, empreinte)).status).toBe(200);
		expect(await server.end('SIGTERM')).toBe(0);
		expect(stateOf(server.base)).toMatchObject({ integrity: 'ok', versions: 2 });
		expect(issuesOf(server)).toEqual([
			['fait', 2],
			['echec', null]
		]);
	} finally {
		await server.close();
	}
});

test('a server asked to stop ends the import under way and says so; asked to stop at once, it keeps all of it or nothing', async () => {
	test.setTimeout(300_000);
	const server = await OwnServer.started();
	try {
		const editor = await server.editor('Essai');
		const sent = file(0);
		const { empreinte } = await editor.shown(sent);
		const answer = editor.confirm(sent, empreinte);
		await setTimeout(300);
		const code = server.end('SIGTERM');
		expect([(await answer).status, await code]).toEqual([200, 0]);

		await server.start({ env: { SHUTDOWN_TIMEOUT: '0' } });
		const next = file(1);
		const shown = await editor.shown(next);
		const before = stateOf(server.base);
		const cut = editor.confirm(next, shown.empreinte).then(
			() => 'answered',
			() => 'cut'
		);
		await setTimeout(300);
		expect(await server.end('SIGTERM')).toBe(0);
		const after = stateOf(server.base);
		if ((await cut) === 'answered') expect(after.versions).toBe((before.versions ?? 0) + 1);
		else expect([before.versions, (before.versions ?? 0) + 1]).toContain(after.versions);
		await server.start();
		expect((await editor.confirm(next, shown.empreinte)).status).toBe(200);
		expect(await server.end('SIGTERM')).toBe(0);
		expect(stateOf(server.base)).toEqual({
			integrity: 'ok',
			versions: (before.versions ?? 0) + 1,
			lines: (before.lines ?? 0) + LINES,
			files: (before.files ?? 0) + 1
		});
		expect(issuesOf(server).filter(([issue]) => issue === null)).toEqual([]);
	} finally {
		await server.close();
	}
});

test('a clock that was set back is said in the log; versions keep their order, and the feed never grows older', async () => {
	const server = await OwnServer.started();
	try {
		expect(await server.end('SIGTERM')).toBe(0);
		const base = openExisting(server.base);
		base.exec("UPDATE version SET created_at = '2999-01-01T00:00:00.000Z'");
		openVersion(base, 'data', 'après le recul', '2026-11-30T00:00:00.000Z');
		base.exec("UPDATE version SET created_at = '2998-01-01T00:00:00.000Z' WHERE id = 2");
		base.close();
		await server.start();
		expect(server.said).toContain('La version 2 est datée du 2998-01-01');
		const feed = await (await fetch(`${server.origin}/versions.atom`)).text();
		const dates = [...feed.matchAll(/<updated>(\d{4})/g)].map(([, year]) => year);
		expect(dates).toEqual(['2999', '2998', '2999']);
	} finally {
		await server.close();
	}
});

test('accounts that cannot be read close the door of editors in a sentence; readers are served', async () => {
	const server = await OwnServer.started();
	try {
		await server.editor('Essai');
		await server.end('SIGTERM');
		writeFileSync(server.accounts, 'pas une base'.repeat(1_000));
		await server.start();
		const page = await fetch(`${server.origin}/connexion`, { headers: { accept: 'text/html' } });
		expect([page.status, /fichier des comptes/.test(await page.text())]).toEqual([503, true]);
		expect(server.said).toContain('comptes-illisibles');
		for (const path of ['/', '/sante']) expect((await fetch(server.origin + path)).status).toBe(200);
	} finally {
		await server.close();
	}
});
