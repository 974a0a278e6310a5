import { copyFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AT, bring, csv, row } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { ServedBase } from './served-base.ts';

let made: string;
let folder: string;
let path: string;
beforeAll(async () => {
	made = join(mkdtempSync(join(tmpdir(), 'lignes-claires-')), 'base.db');
	(await ensureBase(made, 'data', AT, 'vocabularies')).close();
	return () => rmSync(made, { force: true });
});
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	path = join(folder, 'base.db');
	copyFileSync(made, path);
	vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
	vi.useRealTimers();
	rmSync(folder, { recursive: true });
});

/** The shipped folder, with one file more or changed. */
function shipped(name: string, text: string): string {
	const data = join(folder, 'data');
	cpSync('data', data, { recursive: true, filter: (from) => !/\.db(-|$)|lignes\/|campagnes/.test(from) });
	writeFileSync(join(data, name), text);
	return data;
}

test.for<[string, string, RegExp]>([
	['a broken file', 'ipc.csv', /données livrées sont refusées.*ipc\.csv/],
	['a file without text', 'motifs.csv', /données livrées sont refusées.*motifs\.csv/]
])(
	'%s of the shipped data stops no reader: the last version is served, and why is said',
	async ([, name, said]) => {
		const data = shipped(name, name === 'ipc.csv' ? 'annee;indice\n2011;beaucoup\n' : '');
		const served = await ServedBase.open(path, data, AT);
		expect([currentVersion(served.db), served.state]).toEqual([1, 'ok']);
		expect(served.obstacle).toMatch(said);
		served.close();
	}
);

test('without the shipped folder too', async () => {
	const served = await ServedBase.open(path, join(folder, 'nulle-part'), AT);
	expect([currentVersion(served.db), served.state]).toEqual([1, 'ok']);
	expect(served.obstacle).toContain('n’existe pas');
	served.close();
});

test.for<[string, (path: string) => void]>([
	['a base that is none', (base) => writeFileSync(base, 'bonjour')],
	['an empty base', (base) => writeFileSync(base, '')],
	['a damaged base', (base) => writeFileSync(base, readFileSync(base).fill(7, 0, 8192))]
])('%s is not served', async ([, damage]) => {
	damage(path);
	await expect(ServedBase.open(path, 'data', AT)).rejects.toThrow();
});

test('a base that cannot be created for want of data is not served empty', async () => {
	await expect(ServedBase.open(join(folder, 'neuve.db'), join(folder, 'nulle-part'), AT)).rejects.toThrow();
});

test('a base taken away is said, and another in its place is served', async () => {
	const served = await ServedBase.open(path, shipped('README.md', ''), AT);
	const other = join(folder, 'autre.db');
	copyFileSync(path, other);
	const writer = openExisting(other);
	await bring(writer, csv([row(12)]));
	writer.close();

	renameSync(path, join(folder, 'ailleurs.db'));
	vi.advanceTimersByTime(1_500);
	expect([currentVersion(served.db), served.state]).toEqual([1, 'base-deplacee']);
	renameSync(other, path);
	vi.advanceTimersByTime(1_500);
	expect([currentVersion(served.db), served.state]).toEqual([2, 'ok']);
	served.close();
});

test('a base damaged while it is served is said, until it can be read again', async () => {
	const served = await ServedBase.open(path, shipped('README.md', ''), AT);
	const whole = readFileSync(path);
	writeFileSync(path, Buffer.from(whole).fill(7, 4096));
	let said: unknown;
	try {
		served.db.pragma('wal_checkpoint(TRUNCATE)');
		served.db.pragma('shrink_memory');
		served.db.prepare('SELECT count(*) FROM line l JOIN block b ON b.id = l.block_id JOIN facet f').get();
		served.db.prepare('SELECT group_concat(summary) FROM version').get();
	} catch (error) {
		said = error;
	}
	served.hear(said);
	expect(served.state).toBe('base-abimee');
	vi.advanceTimersByTime(15_000);
	expect([served.db.open, served.state]).toEqual([true, 'base-abimee']);
	writeFileSync(path, whole);
	vi.advanceTimersByTime(15_000);
	expect([currentVersion(served.db), served.state]).toEqual([1, 'ok']);
	served.close();
});

test('what goes wrong elsewhere says nothing of the base', async () => {
	const served = await ServedBase.open(path, shipped('README.md', ''), AT);
	for (const error of [new Error('x'), null, { code: 'ENOENT' }, { code: 'SQLITE_BUSY' }]) served.hear(error);
	expect(served.state).toBe('ok');
	served.close();
});
