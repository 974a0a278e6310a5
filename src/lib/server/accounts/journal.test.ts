import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openAccountsBase } from '#lib/server/store/accounts/accounts-base.ts';
import { openBase } from '#lib/server/store/open.ts';
import { signByAct } from '#lib/server/store/signed/sign-version.ts';
import { openVersion } from '#lib/server/store/versions.ts';
import { begin, end, journaled, keepJournalIn, record } from './journal.ts';
import { editorsOfJournal, journalRows, reconcileJournal } from './journal-pages.ts';
import { openAccounts } from './open-accounts.ts';

const COORDINATION = { id: 'a', nom: 'Coordination' };

function opened() {
	const [db, base] = [openAccountsBase(':memory:'), openBase(':memory:')];
	const forget = keepJournalIn(db);
	onTestFinished(() => {
		forget();
		db.close();
		base.close();
	});
	return { db, base };
}

test('an entry is written before the act and completed once', () => {
	const { db, base } = opened();
	const id = begin(COORDINATION, 'import', 'lfi.csv');
	expect(journalRows(db, base, null)).toMatchObject([{ editeur: 'Coordination', issue: null, fin: null }]);
	end(id, { version: 3, phrase: 'Deux lignes.' });
	expect(journalRows(db, base, null)).toMatchObject([{ issue: 'fait', version: 3, phrase: 'Deux lignes.' }]);
	expect(() => end(id, { version: 4 })).toThrow('append-only');
	expect(() => end('inconnu', {})).toThrow('unknown entry');
});

test.for([
	'DELETE FROM journal',
	"UPDATE journal SET subject = 'autre'",
	"UPDATE journal SET editor = 'Autre', ended_at = 'x', outcome = 'fait' WHERE ended_at IS NULL",
	"INSERT OR REPLACE INTO journal (rank, id, editor, act, subject, begun_at) VALUES (1, 'x', 'Autre', 'import', '', '')",
	"INSERT OR REPLACE INTO journal (id, editor, act, subject, begun_at) SELECT id, 'Autre', act, '', '' FROM journal LIMIT 1"
])('nothing written is rewritten: %s', (sql) => {
	const { db } = opened();
	record(COORDINATION, 'import', 'lfi.csv');
	begin(COORDINATION, 'import', 'plf.csv');
	expect(() => db.exec(sql)).toThrow('append-only');
});

test('an act that throws ends as failed, and goes on throwing', async () => {
	const { db, base } = opened();
	const failing = journaled(
		COORDINATION,
		'import',
		'lfi.csv',
		() => Promise.reject(new Error('plein')),
		() => ({})
	);
	await expect(failing).rejects.toThrow('plein');
	expect(journalRows(db, base, null)).toMatchObject([{ issue: 'echec' }]);
});

test('an act that was done is answered though its end cannot be written, and the next server ends it', async () => {
	const { db, base } = opened();
	const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	onTestFinished(() => logged.mockRestore());
	// What a full disk does to the journal alone.
	db.exec(`CREATE TRIGGER full_disk BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'plein'); END`);
	const act = (geste: string) => {
		const version = openVersion(base, 'import', 'lfi.csv', '2026-11-30T10:00:00Z');
		signByAct(base, version, geste);
		return version;
	};
	const version = await journaled(COORDINATION, 'import', 'lfi.csv', act, (made) => ({ version: made }));
	expect(version).toBe(1);
	expect(logged).toHaveBeenCalledOnce();
	expect(journalRows(db, base, null)).toMatchObject([{ issue: null, version: 1 }]);
	db.exec('DROP TRIGGER full_disk');
	reconcileJournal(db, base);
	expect(journalRows(db, base, null)).toMatchObject([{ issue: 'fait', version: 1 }]);
});

test('what a stopped server left open is done when its version is there, cut short when not', () => {
	const { db, base } = opened();
	const [made, lost] = [begin(COORDINATION, 'import', 'lfi.csv'), begin(COORDINATION, 'retrait', 'lfi.csv')];
	const version = openVersion(base, 'import', 'lfi.csv', '2026-11-30T10:00:00Z');
	base.prepare('UPDATE version SET geste = ? WHERE id = ?').run(made, version);
	expect(reconcileJournal(db, base)).toBe(2);
	const rows = new Map(journalRows(db, base, null).map((row) => [row.cle, row]));
	expect(rows.get(made)).toMatchObject({ issue: 'fait', version });
	expect(rows.get(lost)).toMatchObject({ issue: 'interrompu', version: null });
	expect(reconcileJournal(db, base)).toBe(0);
});

test('a version made by the command line is told beside the entries, and no version twice', () => {
	const { db, base } = opened();
	const mine = openVersion(base, 'import', 'lfi.csv', '2026-11-30T10:00:00Z');
	const theirs = openVersion(base, 'import', 'plf.csv', '2026-11-30T11:00:00Z');
	end(begin(COORDINATION, 'import', 'lfi.csv', '2026-11-30T09:59:00Z'), { version: mine });
	expect(journalRows(db, base, null).map(({ version, commande }) => [version, commande])).toEqual([
		[theirs, true],
		[mine, false]
	]);
	expect(journalRows(db, base, 'Coordination')).toHaveLength(1);
	expect(editorsOfJournal(db)).toEqual(['Coordination']);
});

test('accounts are for the eyes of their owner, and their secret is made once', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'comptes-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, 'comptes.db');
	(await openAccounts(path, 'http://site.exemple')).close();
	const secret = readFileSync(join(folder, 'comptes.cle'), 'utf8');
	expect(secret.trim().length).toBeGreaterThanOrEqual(43);
	(await openAccounts(path, 'http://site.exemple')).close();
	expect(readFileSync(join(folder, 'comptes.cle'), 'utf8')).toBe(secret);
	if (process.platform === 'win32') return;
	for (const name of ['comptes.db', 'comptes.cle']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
});
