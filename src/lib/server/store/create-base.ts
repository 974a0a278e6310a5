import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite keeps beside a base in use. */
const COMPANIONS = ['-wal', '-shm'];

/** The base is gone but its journal stayed: a server may still hold it open, and a new base would read that journal. */
export class OrphanJournal extends Error {
	readonly path: string;
	constructor(path: string) {
		super(`journal without its base: ${path}`);
		this.name = 'OrphanJournal';
		this.path = path;
	}
}

/**
 * Creates the file `path` whole: `fill` makes it under another name. Whoever finds a file there finds a base, so that an
 * empty one is known for a fault. Throws `OrphanJournal`.
 */
export function createBase(path: string, fill: (unborn: string) => void): void {
	const left = COMPANIONS.map((end) => path + end).find((companion) => existsSync(companion));
	if (left !== undefined) throw new OrphanJournal(left);
	mkdirSync(dirname(path), { recursive: true });
	const unborn = `${path}.${process.pid}-${crypto.randomUUID().slice(0, 8)}`;
	try {
		fill(unborn);
		name(unborn, path);
	} finally {
		for (const end of ['', ...COMPANIONS]) rmSync(unborn + end, { force: true });
	}
}

/** Gives the new file its name, unless another program has just created the base. */
function name(unborn: string, path: string): void {
	try {
		linkSync(unborn, path);
	} catch {
		// Some disks know no second name for a file.
		if (!existsSync(path)) renameSync(unborn, path);
	}
}
