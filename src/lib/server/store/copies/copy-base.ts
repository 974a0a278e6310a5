import { openAsItIs, openExisting } from '#lib/server/store/open.ts';
import { copyFile } from './copy-file.ts';

/** What SQLite finds wrong in a base. */
export class DamagedBase extends Error {
	readonly path: string;
	constructor(path: string, found: string) {
		super(`damaged base ${path}: ${found}`);
		this.name = 'DamagedBase';
		this.path = path;
	}
}

/** Copies the base at `from` as it stands at this instant, while it is read and written, to the new file `to`. */
export async function copyBase(from: string, to: string): Promise<void> {
	const db = openAsItIs(from);
	await copyFile(db, to, () => undefined).finally(() => db.close());
}

/** Throws `DamagedBase` unless every page, index and reference of a base is sound. */
export function checkSound(path: string): void {
	const db = openExisting(path, { readonly: true });
	try {
		const pages = db.pragma('integrity_check(1)', { simple: true });
		if (pages !== 'ok') throw new DamagedBase(path, String(pages));
		const [lost] = db.pragma('foreign_key_check') as { table: string }[];
		if (lost) throw new DamagedBase(path, `references of ${lost.table}`);
	} finally {
		db.close();
	}
}
