import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ForeignBase, isNoFile } from '#lib/server/store/open.ts';
import { copyFile, settle } from './copy-file.ts';

const COMPANIONS = ['-wal', '-shm'];

/** Another program holds the file open. */
export class HeldBase extends Error {
	readonly path: string;
	constructor(path: string) {
		super(`base in use: ${path}`);
		this.name = 'HeldBase';
		this.path = path;
	}
}

/** Throws `HeldBase` while another program holds the base open; else what waits in its journal goes into it. */
function refuseHeld(path: string): void {
	const db = new BetterSqlite3(path, { timeout: 0 });
	try {
		db.pragma('locking_mode = EXCLUSIVE');
		db.exec('BEGIN IMMEDIATE; COMMIT');
		db.pragma('wal_checkpoint(TRUNCATE)');
	} catch (cause) {
		if (/^SQLITE_(BUSY|LOCKED)/.test((cause as { code?: string }).code ?? '')) throw new HeldBase(path);
		// A damaged base is what a copy is there for.
	} finally {
		db.close();
	}
}

/**
 * Puts a copy in the place of the base at `path`, which keeps its bytes under the name `aside` when there is one. Killed at any
 * instant, one of the two stands there. Throws `HeldBase`, or `ForeignBase` where a pipe or a device stands.
 */
export async function replaceBase(copy: string, path: string, aside: string): Promise<void> {
	if (isNoFile(path)) throw new ForeignBase(path);
	const coming = `${path}.${process.pid}-restauration`;
	rmSync(coming, { force: true });
	const read = new BetterSqlite3(copy, { readonly: true });
	await copyFile(read, coming, () => undefined).finally(() => read.close());
	try {
		if (existsSync(path)) {
			if (statSync(path).size > 0) refuseHeld(path);
			linkSync(path, aside);
		}
		// A journal belongs to the base that it was written for, and to no other.
		for (const end of COMPANIONS) if (existsSync(path + end)) renameSync(path + end, aside + end);
		renameSync(coming, path);
		settle(dirname(path));
	} finally {
		rmSync(coming, { force: true });
	}
}
