import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsItIs } from './open.ts';

/** A copy to try things on; `end` takes it away. */
export interface Trial {
	readonly path: string;
	readonly end: () => void;
}

const EVERY_PAGE = 2 ** 31 - 1;

/**
 * Copies the base at `path` as it stands at this instant, without writing to it. A base that does not exist is none there
 * either. The copy stands in a folder of its own inside `place`.
 */
export async function trialOf(path: string, place = tmpdir()): Promise<Trial> {
	const folder = mkdtempSync(join(place, 'lignes-claires-essai-'));
	const end = () => rmSync(folder, { recursive: true, force: true });
	const copy = join(folder, 'base.db');
	try {
		if (existsSync(path)) await copyTo(path, copy);
	} catch (error) {
		end();
		throw error;
	}
	return { path: copy, end };
}

async function copyTo(path: string, copy: string): Promise<void> {
	const db = openAsItIs(path);
	await db.backup(copy, { progress: () => EVERY_PAGE }).finally(() => db.close());
}
