import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT, bring, csv, exported, file, row } from '#lib/server/base.fixture.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { ensureBase } from './ensure-base.ts';
import { importFiles } from './import-files.ts';

let folder: string;
let db: Database;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	db = await ensureBase(join(folder, 'base.db'), 'data', AT, 'vocabularies');
	// A base held by an import says so at once instead of waiting for its end.
	db.pragma('busy_timeout = 0');
});
afterEach(() => {
	expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
	db.close();
	rmSync(folder, { recursive: true });
});

/** A file whose reading stops halfway until `go`; `reached` is told when it does. */
function slowFile(text: string): { source: ByteSource; reached: Promise<true>; go: () => void } {
	const whole = file(text);
	const [gate, halfway] = [Promise.withResolvers<true>(), Promise.withResolvers<true>()];
	async function* open() {
		for await (const piece of whole.open()) {
			yield piece.subarray(0, 40);
			halfway.resolve(true);
			await gate.promise;
			yield piece.subarray(40);
		}
	}
	return { source: { ...whole, open }, reached: halfway.promise, go: () => gate.resolve(true) };
}

test('an import under way does not take in what else is asked of the same connection', async () => {
	const { source, reached, go } = slowFile(csv([row(10)]));
	const before = exported(db);
	const importing = importFiles(db, [source], { at: AT });
	await reached;
	expect(db.inTransaction).toBe(false);
	expect(currentVersion(db)).toBe(1);
	expect(exported(db)).toBe(before);
	expect(() => db.exec("DELETE FROM reference_row WHERE reference_table = 'ipc'")).toThrow('locked');
	go();
	expect(await importing).toMatchObject({ outcome: 'done', version: 2 });
	expect(currentVersion(db)).toBe(2);
	expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('two imports through one connection follow each other, and the second comes whole', async () => {
	const { source, reached, go } = slowFile(csv([row(10)]));
	const first = importFiles(db, [source], { at: AT });
	await reached;
	const second = bring(db, csv([row(20, { source: 'b' })]), { name: 'b.csv' });
	go();
	expect([(await first).version, (await second).version]).toEqual([2, 3]);
});

test('an import that fails lets the next one come', async () => {
	const broken: ByteSource = {
		...file(csv([row(10)])),
		open: () => {
			throw new Error('gone');
		}
	};
	const first = importFiles(db, [broken], { at: AT });
	const second = bring(db, csv([row(20)]));
	await expect(first).rejects.toThrow('gone');
	expect(await second).toMatchObject({ outcome: 'done', version: 2 });
});
