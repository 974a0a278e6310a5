import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from '#lib/server/store/database.ts';

const EVERY_PAGE = 2 ** 31 - 1;

/** Has the disk write what is still in memory of a file, or of what a folder holds. */
export function settle(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} catch (cause) {
		// Some disks do not know it of a folder.
		if (!['EINVAL', 'EISDIR', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
	} finally {
		closeSync(handle);
	}
}

/**
 * Copies an open base as it stands at this instant, in one piece, while it is read and written, to the new file `to`, which has
 * no journal; `change` may work on the copy before it has its name. Whoever finds it under that name finds all of it.
 */
export async function copyFile(db: Database, to: string, change: (copy: Database) => void): Promise<void> {
	const unborn = `${to}.${process.pid}`;
	try {
		await db.backup(unborn, { progress: () => EVERY_PAGE });
		const copy = new BetterSqlite3(unborn);
		try {
			// One file, whatever journal the base keeps: it can be moved by any means.
			copy.pragma('journal_mode = DELETE');
			change(copy);
		} finally {
			copy.close();
		}
		settle(unborn);
		linkSync(unborn, to);
		settle(dirname(to));
	} finally {
		for (const end of ['', '-wal', '-shm', '-journal']) rmSync(unborn + end, { force: true });
	}
}
