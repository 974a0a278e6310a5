import BetterSqlite3 from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AT, csv, exported, file, row, type Cells } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { openBase } from '#lib/server/store/open.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { run, start, startScript, temporaryFolder } from './command.fixture.ts';
import { explainFailure } from './storage-failure.ts';

const KILLS = 100;
const AT_ONCE = 2;
const ROWS = 2_000;
/** Of an import that another one waits for, which a slow machine must end before the wait does. */
const FEW_ROWS = 200;

const { path, write, end } = temporaryFolder();
const base = path('base.db');
const next = path('next.csv');

/** Lines of many blocks; another `turn` changes most amounts, adds some lines and leaves some out. */
const table = (turn: number, cells: Cells = {}, rows = ROWS + 100 * turn) =>
	csv(
		Array.from({ length: rows }, (_, index) =>
			row(`${(index * 37) % 90_000},${String((index * turn) % 100).padStart(2, '0')}`, {
				exercice: 2010 + (index % (12 - turn)),
				dispositif: 'versements',
				etape: 'execution',
				poste: `Poste ${index % 200}`,
				beneficiaire: `Association n° ${index}`,
				...cells
			})
		)
	);

/** What says which line counts, whenever it was brought in. */
const HELD = [
	...['block', 'facet', 'poste', 'beneficiary', 'wording', 'line', 'block_sum', 'block_change'],
	...['slot', 'counted', 'counted_place', 'verdict', 'control', 'reject']
];

/** The sum of all the rows of these tables: an export takes longer, and says less. */
function heldBy(db: BetterSqlite3.Database): string {
	const sum = createHash('sha256');
	// Read in one transaction: of one version, whoever writes meanwhile.
	db.transaction(() => {
		for (const table of HELD)
			for (const row of db.prepare(`SELECT * FROM ${table}`).raw().iterate()) sum.update(JSON.stringify(row));
	})();
	return sum.digest('hex');
}

/** What a base holds, and that it is sound. */
function stateOf(place: string) {
	const db = openBase(place);
	const state = {
		integrity: db.pragma('integrity_check', { simple: true }),
		strays: db.pragma('foreign_key_check'),
		versions: listVersions(db).map(({ id, operation, summary }) => `${id} ${operation} ${summary}`),
		lines: heldBy(db)
	};
	db.close();
	return state;
}

let before: ReturnType<typeof stateOf>;
let after: ReturnType<typeof stateOf>;

beforeAll(async () => {
	const db = await ensureBase(base, 'data', AT, 'vocabularies');
	await importFiles(db, [file(table(0), 'avant.csv')], { at: AT });
	db.close();
	write('next.csv', table(1));
	before = stateOf(base);
	const place = copy('after.db');
	expect((await run('import', [next, '--confirmer', '--db', place])).code).toBe(0);
	after = stateOf(place);
	expect(after.versions).toHaveLength(3);
	expect(after.lines).not.toBe(before.lines);
});
afterAll(end);

function copy(name: string): string {
	copyFileSync(base, path(name));
	return path(name);
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The lengths of some whole imports, as many at once as later. */
async function measured(): Promise<number> {
	const lengths = Array.from({ length: AT_ONCE }, async (_, index) => {
		const [place, started] = [copy(`measured-${index}.db`), performance.now()];
		await run('import', [next, '--confirmer', '--db', place]);
		return performance.now() - started;
	});
	return Math.max(...(await Promise.all(lengths)));
}

/** Kills an import after a delay; says whether it held the base at that moment, and what is left. */
async function killed(name: string, delay: number) {
	const place = copy(name);
	const reader = impatient(place);
	const { child, ended } = startScript('import', [next, '--confirmer', '--db', place]);
	await wait(delay);
	const seen = heldBy(reader);
	const writing = isLocked(reader);
	reader.close();
	child.kill('SIGKILL');
	await ended;
	const state = stateOf(place);
	for (const end of ['', '-wal', '-shm']) rmSync(place + end, { force: true });
	return { writing, seen, state };
}

/** A connection that fails where another would wait. It has read once: from then on it is a reader among others. */
function impatient(place: string): BetterSqlite3.Database {
	const db = new BetterSqlite3(place, { timeout: 0 });
	expect(currentVersion(db)).toBe(2);
	return db;
}

function isLocked(db: BetterSqlite3.Database): boolean {
	try {
		db.exec('BEGIN IMMEDIATE; ROLLBACK');
		return false;
	} catch (error) {
		expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
		return true;
	}
}

test(`${KILLS} imports killed at any moment leave the base as before or as after, and readers never wait`, async () => {
	let length = await measured();
	const found = { before: 0, writing: 0, after: 0 };
	// Every part of the length gets its kill, in an order that spreads a slow moment of the machine over all of them.
	const order = Array.from({ length: KILLS }, (_, index) => (index * 37) % KILLS);
	const killer = async (mine: number) => {
		for (const [turn, share] of order.entries()) {
			if (turn % AT_ONCE !== mine) continue;
			if (turn === KILLS / 2) length = Math.max(length, await measured());
			const delay = 1.2 * length * ((share + Math.random()) / KILLS);
			const { writing, seen, state } = await killed(`killed-${turn}.db`, delay);
			const done = state.versions.length === after.versions.length;
			expect(state, `killed after ${Math.round(delay)} ms`).toEqual(done ? after : before);
			expect([before.lines, after.lines]).toContain(seen);
			if (writing) expect(seen).toBe(before.lines);
			found[writing ? 'writing' : done ? 'after' : 'before'] += 1;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => killer(index)));
	expect(before).toMatchObject({ integrity: 'ok', strays: [] });
	expect(after).toMatchObject({ integrity: 'ok', strays: [] });
	// A kill may land anywhere; a test whose kills all land at one end would prove nothing.
	for (const count of Object.values(found)) expect(count).toBeGreaterThan(2);
}, 1_200_000);

describe('two imports at once', () => {
	test.for(['a base', 'a path without a base'])('on %s both end, one after the other', async (where) => {
		const place = where === 'a base' ? copy('two.db') : path('none.db');
		const files = ['b', 'c'].map((source) => write(`${source}.csv`, table(1, { source }, FEW_ROWS)));
		const ends = await Promise.all(files.map((name) => run('import', [name, '--db', place])));
		expect(ends.map(({ code, err }) => [code, err])).toEqual([
			[0, ''],
			[0, '']
		]);
		const { versions, integrity, strays } = stateOf(place);
		expect({ integrity, strays }).toEqual({ integrity: 'ok', strays: [] });
		expect(
			versions
				.slice(0, 2)
				.map((told) => told.split(' ').at(-1))
				.sort()
		).toEqual(['b.csv', 'c.csv']);
		const db = openBase(place);
		const lines = exported(db);
		db.close();
		for (const source of ['b', 'c']) expect(lines.split(`;${source};`)).toHaveLength(FEW_ROWS + 1);
	});

	test('the second says that the base is busy when the first does not end, and changes nothing', async () => {
		const place = copy('busy.db');
		const holder = openBase(place);
		holder.exec('BEGIN IMMEDIATE');
		const [imported, withdrawn] = await Promise.all([
			run('import', [next, '--confirmer', '--db', place]),
			run('import', ['--withdraw', '2', '--db', place])
		]);
		for (const { code, out, err } of [imported, withdrawn]) {
			expect([code, out]).toEqual([1, '']);
			expect(err).toBe(
				'Un autre import est en cours sur cette base. Rien n’a changé : attendez sa fin, puis recommencez.\n'
			);
		}
		holder.exec('ROLLBACK');
		holder.close();
		expect(stateOf(place)).toEqual(before);
	});
});

test('a reader opened while an import writes sees the version before it, then the one after', async () => {
	const place = copy('read.db');
	const probe = impatient(place);
	// Long enough to write that the reader has read before it ends.
	const long = write('long.csv', table(1, {}, 6 * ROWS));
	const importing = startScript('import', [long, '--confirmer', '--db', place]);
	while (!isLocked(probe)) await wait(1);
	const reader = impatient(place);
	expect(heldBy(reader)).toBe(before.lines);
	expect(isLocked(probe)).toBe(true);
	expect((await importing.ended).code).toBe(0);
	expect(heldBy(reader)).not.toBe(before.lines);
	expect(heldBy(reader)).toBe(heldBy(probe));
	for (const db of [probe, reader]) db.close();
});

describe('a base that cannot be written', () => {
	const NOBODY = 65_534;
	/** A checkout that only root may read cannot be run by anybody else. */
	const unreadable = (error: unknown) => ({ code: null, out: '', err: String(error) });
	const spaced = (text: string | null) => text?.replaceAll('\u00A0', ' ');

	const readOnly =
		'La base ne peut pas être modifiée (lecture seule). Rien n’a changé : vérifiez les droits du fichier.';

	test('because its file is read-only is left alone, in a sentence', async () => {
		const place = copy('locked.db');
		chmodSync(place, 0o444);
		chmodSync(path(''), 0o755);
		// No right stops root, who hands the command to a user that the rights do stop.
		const uid = process.getuid?.() === 0 ? { uid: NOBODY } : {};
		const { code, out, err } = await run('import', [next, '--confirmer', '--db', place], uid).catch(
			unreadable
		);
		chmodSync(place, 0o644);
		expect(stateOf(place)).toEqual(before);
		if (uid.uid === NOBODY && err.includes('EACCES')) return;
		expect([code, out, err]).toEqual([1, '', `${readOnly}\n`]);
	});

	test('because it was opened to be read only is left alone', async () => {
		const place = copy('reading.db');
		const db = new BetterSqlite3(place, { readonly: true });
		const failure = await importFiles(db, [file(table(1), 'next.csv')], { at: AT }).catch(
			(error: unknown) => error
		);
		expect(spaced(explainFailure(failure))).toBe(readOnly);
		db.close();
		expect(stateOf(place)).toEqual(before);
	});

	test('because the disk refuses to write is left alone, in a sentence', async () => {
		const place = copy('limited.db');
		// No file may grow beyond this many blocks of 512 bytes: less than the import writes.
		const command = 'ulimit -f 200; exec "$0" "$@"';
		const args = ['-c', command, process.execPath, 'scripts/import.ts', next, '--confirmer', '--db', place];
		const { code, out, err } = await start('sh', args).ended;
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/^Le disque (a refusé d’écrire|est plein)\. Rien n’a changé/);
		// What was half written does not keep the room that is lacking.
		expect(existsSync(`${place}-wal`)).toBe(false);
		expect(stateOf(place)).toEqual(before);
	});

	test('because there is no room left is left alone, in a sentence', async () => {
		const place = copy('full.db');
		const db = openBase(place);
		db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 20}`);
		const failure: unknown = await importFiles(db, [file(table(1), 'next.csv')], { at: AT }).catch(
			(error: unknown) => error
		);
		expect(failure).toMatchObject({ code: 'SQLITE_FULL' });
		expect(explainFailure(failure)).toMatch(/^Le disque est plein\. Rien n’a changé/);
		expect(db.inTransaction).toBe(false);
		db.close();
		expect(stateOf(place)).toEqual(before);
	});

	test.for([
		['a text', 'not a base\n'.repeat(200), 'Ce fichier n’est pas une base de Lignes claires.'],
		['a folder', null, 'La base ne peut pas être ouverte.']
	] as const)('because it is %s is said to be so', async ([, content, sentence]) => {
		const place = content === null ? path('') : write('not-a-base.db', content);
		const { code, err } = await run('import', [next, '--confirmer', '--db', place]);
		expect([code, err.split('\n').length]).toEqual([1, 2]);
		expect(err).toContain(sentence);
	});
});
