import { execFileSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AT, csv, exported, file, row } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { backupsIn } from '#lib/server/backups.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { run, startScript, temporaryFolder } from '../command.fixture.ts';

const { path, end } = temporaryFolder();
afterAll(end);

const manyLines = (from: number) =>
	csv(
		Array.from({ length: 2_000 }, (_, index) => row(from + index, { poste: `Crédits n° ${from + index}` }))
	);

/** A place with a base of its own, its accounts and its copies. */
async function aPlace(name: string) {
	mkdirSync(path(name));
	const base = join(path(name), 'base.db');
	const copies = join(path(name), 'copies');
	const db = await ensureBase(base, 'data', AT, 'vocabularies');
	await importFiles(db, [file(manyLines(0), 'lignes.csv')], { at: AT });
	db.close();
	const accounts = join(path(name), 'comptes.db');
	const keys = new BetterSqlite3(accounts);
	keys.exec(`CREATE TABLE user (id TEXT); INSERT INTO user VALUES ('coordination');
		CREATE TABLE session (token TEXT); INSERT INTO session VALUES ('jeton-de-session-ouverte');
		CREATE TABLE verification (value TEXT); INSERT INTO verification VALUES ('lien-d-invitation')`);
	keys.close();
	writeFileSync(join(path(name), 'comptes.cle'), 'la-cle-des-comptes\n');
	const env = { DATABASE_PATH: base, ACCOUNTS_PATH: accounts, BACKUP_FOLDER: copies };
	const backup = (...args: string[]) => run('backup/backup', args, { env });
	const restore = (...args: string[]) => run('backup/restore', args, { env });
	return { base, copies, accounts, env, backup, restore };
}

const exportOf = (base: string) => {
	const db = openExisting(base, { readonly: true });
	try {
		return exported(db);
	} finally {
		db.close();
	}
};

describe('a copy made while lines come in', () => {
	let place: Awaited<ReturnType<typeof aPlace>>;
	beforeAll(async () => void (place = await aPlace('charge')));

	test('is whole, says so once opened, and comes back to the byte', async () => {
		const { base, copies, env, restore } = place;
		const db = openExisting(base);
		const coming = (async () => {
			for (let turn = 1; turn <= 4; turn += 1)
				await importFiles(db, [file(manyLines(turn * 2_000), `lot-${turn}.csv`)], {
					at: AT,
					confirmed: true
				});
		})();
		const made = await startScript('backup/backup', [], { env }).ended;
		await coming;
		db.close();
		expect([made.code, made.err]).toEqual([0, '']);
		const [copy] = backupsIn(copies);
		expect(copy).toBeDefined();
		const copied = exportOf(join(copies, copy?.base ?? ''));
		const version = copy?.version ?? 0;
		const now = openExisting(base, { readonly: true });
		expect(copied).toBe(exported(now, version));
		now.close();
		expect(await restore(copies)).toMatchObject({ code: 0, err: '' });
		expect(exportOf(base)).toBe(copied);
	});

	test('no session, link or code of the accounts goes with it, and the accounts come back when asked', async () => {
		const { copies, accounts, backup, restore } = place;
		expect((await backup()).code).toBe(0);
		const [copy] = backupsIn(copies);
		const kept = readFileSync(join(copies, copy?.comptes ?? ''));
		for (const secret of ['jeton-de-session-ouverte', 'lien-d-invitation'])
			expect(kept.includes(secret)).toBe(false);
		expect(kept.includes('coordination')).toBe(true);
		const before = readFileSync(accounts);
		expect(await restore(copies)).toMatchObject({ code: 0, err: '' });
		expect(readFileSync(accounts).equals(before)).toBe(true);
		writeFileSync(join(path('charge'), 'comptes.cle'), 'une-autre-machine');
		expect(await restore(copies, '--comptes')).toMatchObject({ code: 0, err: '' });
		expect(readFileSync(join(path('charge'), 'comptes.cle'), 'utf8')).toBe('la-cle-des-comptes\n');
		expect(readFileSync(accounts).includes('jeton-de-session-ouverte')).toBe(false);
	});

	test('two made, then two put back, in one second are each whole, and nothing is lost of what they replace', async () => {
		const { copies, base, backup, restore } = place;
		const before = backupsIn(copies).length;
		const made = await Promise.all([backup(), backup()]);
		expect(made.map(({ code, err }) => [code, err])).toEqual([
			[0, ''],
			[0, '']
		]);
		const all = backupsIn(copies);
		expect(all).toHaveLength(before + 2);
		expect(new Set(all.map((copy) => copy.base)).size).toBe(all.length);
		for (const copy of all) expect(exportOf(join(copies, copy.base))).toBe(exportOf(base));
		const aside = () => readdirSync(path('charge')).filter((name) => name.startsWith('base.db.avant-'));
		const replaced = aside().length;
		for (const copy of all.slice(0, 2))
			expect(await restore(join(copies, copy.base))).toMatchObject({ code: 0, err: '' });
		expect(aside()).toHaveLength(replaced + 2);
	});

	test('only the last are kept when asked', async () => {
		const { copies, backup } = place;
		const { code, out } = await backup('--garder', '1');
		expect([code, /copies? plus anciennes? supprimée/.test(out)]).toEqual([0, true]);
		expect(backupsIn(copies)).toHaveLength(1);
		expect(readdirSync(copies)).toHaveLength(4);
	});
});

describe('what is refused changes nothing', () => {
	let place: Awaited<ReturnType<typeof aPlace>>;
	let before: string;
	beforeAll(async () => {
		place = await aPlace('refus');
		await place.backup();
		before = exportOf(place.base);
	});
	const copied = () => join(place.copies, backupsIn(place.copies)[0]?.base ?? '');

	test.for<[string, (copy: string) => void, RegExp]>([
		[
			'bytes that changed since',
			(copy) => writeFileSync(copy, 'x', { flag: 'a' }),
			/n’a plus les octets contrôlés/
		],
		[
			'a copy cut short',
			(copy) => writeFileSync(copy, readFileSync(copy).subarray(0, 40_000)),
			/octets contrôlés/
		],
		['no copy there', (copy) => rmSync(copy), /n’existe pas/]
	])('%s', async ([, damage, sentence]) => {
		const [kept, copy] = [`${place.copies}-garde`, copied()];
		copyFileSync(copy, kept);
		damage(copy);
		const { code, err } = await place.restore(copy);
		copyFileSync(kept, copy);
		expect(err).toMatch(sentence);
		expect(code).not.toBe(0);
		expect(exportOf(place.base)).toBe(before);
	});

	test('a damaged page, in a copy that nothing describes', async () => {
		const lone = path('seule.db');
		const bytes = readFileSync(copied());
		bytes.fill(7, 4096 * 20, 4096 * 24);
		writeFileSync(lone, bytes);
		const { code, err } = await place.restore(lone);
		expect([code, /abîmée/.test(err)]).toEqual([1, true]);
		expect(exportOf(place.base)).toBe(before);
	});

	test('a pipe or a device in the place of a copy or of the base', async () => {
		const pipe = path('tuyau.db');
		execFileSync('mkfifo', [pipe]);
		for (const [script, args] of [
			['backup/restore', [pipe]],
			['backup/restore', [place.copies, '--db', pipe]],
			['backup/backup', ['--db', pipe]],
			['export', ['--db', pipe]],
			['import', ['data/ipc.csv', '--db', pipe]]
		] as const) {
			const { code, err } = await run(script, args, { env: place.env });
			expect([code, err], `${script} ${args.join(' ')}`).toEqual([
				1,
				'Ce fichier n’est pas une base de Lignes claires. Rien n’a changé : vérifiez le chemin.\n'
			]);
		}
		expect(lstatSync(pipe).isFIFO()).toBe(true);
		expect(exportOf(place.base)).toBe(before);
	});

	test('a base that a program holds open', async () => {
		const held = openExisting(place.base);
		currentVersion(held);
		const { code, err } = await place.restore(place.copies);
		held.close();
		expect([code, /ouvert par un programme/.test(err)]).toEqual([1, true]);
		expect(exportOf(place.base)).toBe(before);
	});

	test('a base changed by hand is not copied, what differs is named, and the copies before it stay', async () => {
		const bytes = readFileSync(place.base);
		const hand = new BetterSqlite3(place.base);
		hand.exec('UPDATE line SET centimes = centimes + 100000000 WHERE id = 1');
		hand.close();
		const { code, err } = await place.backup();
		writeFileSync(place.base, bytes);
		expect([code, err.split('\n').length]).toEqual([1, 3]);
		expect(err).toContain('les lignes font 1 000 000 € de plus que la somme gardée avec elles');
		expect(backupsIn(place.copies)).toHaveLength(1);
		expect(readdirSync(place.copies)).toHaveLength(4);
	});

	test('a damaged base is not copied, and the copies before it stay', async () => {
		const bytes = readFileSync(place.base);
		const damaged = Buffer.from(bytes);
		damaged.fill(7, 4096 * 20, 4096 * 24);
		writeFileSync(place.base, damaged);
		const { code, err } = await place.backup();
		writeFileSync(place.base, bytes);
		expect([code, /abîmée/.test(err)]).toEqual([1, true]);
		expect(backupsIn(place.copies)).toHaveLength(1);
		expect(readdirSync(place.copies)).toHaveLength(4);
	});
});

describe('a base held against itself', () => {
	test('agrees, and is left to the byte', async () => {
		const { base, env } = await aPlace('concorde');
		const before = readFileSync(base);
		const { code, out, err } = await run('backup/verify', [], { env });
		expect([code, err]).toEqual([0, '']);
		expect(out).toContain('Lignes relues : 2 000, dans 1 fichier.');
		expect(out).toMatch(/\nVersion 2 : tout concorde\.\n$/);
		expect(readFileSync(base).equals(before)).toBe(true);
	});

	test('differs: which version, which file and which line, with exit code 1', async () => {
		const { base, env } = await aPlace('differe');
		const hand = new BetterSqlite3(base);
		hand.exec('UPDATE line SET centimes = centimes + 100000000');
		hand.close();
		const { code, out } = await run('backup/verify', [], { env });
		expect(code).toBe(1);
		expect(out).toContain(
			'Version 2, fichier « lignes.csv », ligne 2 : 0 € dans le fichier, 1 000 000 € dans la base'
		);
		expect(out).toContain('  … et 1 980 autres.');
		expect(out).toMatch(/écarts\. Rien n’a changé : reprenez une sauvegarde d’avant, .*\n$/);
	});

	test('is not there: told in a sentence', async () => {
		const lost = await run('backup/verify', ['--db', path('nulle-part.db')]);
		expect([lost.code, lost.out, /n’existe pas/.test(lost.err)]).toEqual([1, '', true]);
	});
});

test.for<[string, (base: string) => void]>([
	['lost', (base) => rmSync(base)],
	['empty', (base) => writeFileSync(base, '')],
	['damaged', (base) => writeFileSync(base, Buffer.alloc(8192, 7))]
])(
	'a base that is %s gives way to its copy, and keeps its bytes under another name',
	async ([name, break_]) => {
		const { base, copies, backup, restore } = await aPlace(name);
		const before = exportOf(base);
		await backup();
		break_(base);
		const had = existsSync(base);
		const { code, out } = await restore(copies);
		expect([code, out.includes('La base d’avant est gardée')]).toEqual([0, had]);
		expect(exportOf(base)).toBe(before);
	}
);

test.for([
	['backup/backup', ['--garder', 'zéro']],
	['backup/backup', ['--inconnu']],
	['backup/verify', ['base.db']],
	['backup/verify', ['--inconnu']],
	['backup/restore', []],
	['backup/restore', ['a', 'b']]
] as const)('%s %j: misused, exit code 2', async ([script, args]) => {
	expect((await run(script, args)).code).toBe(2);
});
