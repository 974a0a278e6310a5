import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AT, csv, everything, exported, file, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { findFile, readFileBytes } from '#lib/server/store/files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';
import { importFiles, type ImportOptions } from '#lib/server/import/import-files.ts';
import { ReaderThread } from './reader-thread.ts';
import { FileChanged, readWatched } from './read-watched.ts';

let folder: string;
let path: string;
let db: Database;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	path = join(folder, 'lignes.csv');
	db = await vocabulariesOnly();
});
afterEach(() => {
	db.close();
	rmSync(folder, { recursive: true });
});

const text = (euros: number, rows = 40) =>
	csv(Array.from({ length: rows }, (_, index) => row(euros + index, { poste: `Poste ${index}` })));

/** What another program may do to a file meanwhile. */
const CHANGES = {
	'a row is added': () => appendFileSync(path, text(7).split('\n')[1] + '\n'),
	'it is written again, as long as before': () => writeFileSync(path, text(200)),
	'it is cut short': () => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
	'it is emptied': () => truncateSync(path, 0)
};

/** The file, changed during its reading number `turn`: before the first piece is looked at, or after. */
async function changing(turn: number, change: () => void, midway: boolean): Promise<ByteSource> {
	const source = await diskSource(path);
	let readings = 0;
	async function* open() {
		readings += 1;
		let due = readings === turn;
		for await (const piece of source.open()) {
			if (midway) yield piece;
			if (due) change();
			due = false;
			if (!midway) yield piece;
		}
	}
	return { ...source, open };
}

/** Either nothing of it stays, or the lines stored are those of the bytes kept. */
async function outcomeOf(source: ByteSource, options: Partial<ImportOptions> = {}) {
	const before = everything(db);
	const report = await importFiles(db, [source], { at: AT, ...options }).catch((error: unknown) => error);
	if (report instanceof FileChanged) {
		expect(everything(db)).toEqual(before);
		return 'changed';
	}
	expect(report).not.toBeInstanceOf(Error);
	const { sha256 = '' } = (report as Awaited<ReturnType<typeof importFiles>>).files[0] ?? {};
	const kept = findFile(db, sha256);
	const bytes = Buffer.concat(kept ? [...readFileBytes(db, kept.id)] : []);
	if (kept) {
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
		const other = await vocabulariesOnly();
		await importFiles(other, [file(bytes)], { at: AT });
		expect(exported(db)).toBe(exported(other));
		other.close();
	} else expect(everything(db)).toEqual(before);
	return 'whole';
}

describe.for(Object.entries(CHANGES))('while a file is read, %s', ([, change]) => {
	test('at any of its readings: nothing is stored that is not kept', async () => {
		let changed = 0;
		for (const midway of [false, true]) {
			for (let turn = 1; turn <= 9; turn += 1) {
				writeFileSync(path, text(100));
				db.close();
				db = await vocabulariesOnly();
				if ((await outcomeOf(await changing(turn, change, midway))) === 'changed') changed += 1;
			}
		}
		// Readings beyond the last change nothing; the first one, changed before it begins, neither.
		expect(changed).toBeGreaterThan(4);
	});

	test('by another thread: the same', async () => {
		for (const turn of [1, 2, 3]) {
			writeFileSync(path, text(100));
			db.close();
			db = await vocabulariesOnly();
			const request = { path, name: 'lignes.csv', size: readFileSync(path).length, options: {} };
			const reader: ImportOptions['reader'] = async function* (_, reference) {
				let part = 0;
				for await (const found of new ReaderThread().read(request).parts(reference)) {
					part += 1;
					if (part === turn) change();
					yield found;
				}
			};
			await outcomeOf(await diskSource(path), { reader });
		}
		writeFileSync(path, text(100));
		db.close();
		db = await vocabulariesOnly();
		const reader: ImportOptions['reader'] = async function* (_, reference) {
			// Asked for once the bytes have been looked at.
			change();
			yield* new ReaderThread().read({ path, name: 'lignes.csv', size: 0, options: {} }).parts(reference);
		};
		expect(await outcomeOf(await diskSource(path), { reader })).toBe('changed');
	});
});

test.for([
	['lines', csv([row(10)]), 'lignes.csv'],
	['a vocabulary', readFileSync('data/ipc.csv', 'utf8'), 'ipc.csv'],
	['the budget by destination', readFileSync('tests/fixtures/plf/plf_2020_depenses.csv'), 'plf_2020.csv']
] as const)('%s are read whole at least twice, each time told', async ([, content, name]) => {
	let readings = 0;
	const source = file(content, name);
	const reference = readReference(db, 1);
	const counted: ByteSource = {
		...source,
		async *open() {
			yield* source.open();
			readings += 1;
		}
	};
	const parts = [];
	for await (const part of readWatched(counted, reference)) parts.push(part);
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	expect(parts.filter(({ kind }) => kind === 'bytes')).toEqual([{ kind: 'bytes', crc32: [crc32(bytes)] }]);
	expect(parts.at(-1)).toEqual({ kind: 'pieces', crc32: crc32(bytes) });
	// Once more for what is kept of them.
	expect(readings).toBeGreaterThanOrEqual(3);
});
