import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAsItIs } from '#lib/server/import/checking/check-base.ts';
import { diskSource, sha256Of } from '#lib/server/import/disk-source.ts';
import { backupsIn, type Backup } from '#lib/server/backups.ts';
import { copyAccounts } from '#lib/server/store/copies/copy-accounts.ts';
import { checkSound, copyBase } from '#lib/server/store/copies/copy-base.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { exportSha256 } from './exported-lines.ts';

/** The copy does not say what the base says. */
export class CopyDiffers extends Error {
	constructor() {
		super('the copy does not export what the base exports');
		this.name = 'CopyDiffers';
	}
}

/** The base is not what its own sums, or the files that it keeps, say. */
export class BaseDiffers extends Error {
	readonly faults: readonly string[];
	constructor(faults: readonly string[]) {
		super(`the base differs from itself: ${faults.length} faults`);
		this.name = 'BaseDiffers';
		this.faults = faults;
	}
}

function refuseDiffering(path: string): void {
	const db = openExisting(path, { readonly: true });
	try {
		const faults = checkAsItIs(db).flatMap((one) => one.faults);
		if (faults.length > 0) throw new BaseDiffers(faults);
	} finally {
		db.close();
	}
}

/** The export of a base, opened read-only: its version, the current one unless named, and its SHA-256. */
export function exportOf(
	path: string,
	asked?: number
): { readonly version: number; readonly sha256: string } {
	const db = openExisting(path, { readonly: true });
	try {
		const version = asked ?? currentVersion(db);
		return { version, sha256: exportSha256(db, version) };
	} finally {
		db.close();
	}
}

/** What the accounts of a file are encrypted with, beside it. */
export const keyOf = (accounts: string): string => accounts.replace(/\.db$/, '.cle');

interface Asked {
	readonly base: string;
	readonly accounts: string;
	readonly folder: string;
	readonly at: string;
}

/**
 * Copies the base and the accounts into a folder, while the site serves, then opens the copy: sound, at one with its own sums
 * and the files that it keeps, and exporting to the byte what the base exports. Only then does a file beside it say so.
 */
export async function makeVerifiedCopy({ base, accounts, folder, at }: Asked): Promise<Backup> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// To the millisecond, as `at` is: a copy begun in the second of another one is not written over it.
	const stem = `lignes-claires_${at.replaceAll(':', '-')}`;
	const [copy, keys] = [join(folder, `${stem}.db`), join(folder, `${stem}_comptes.db`)];
	try {
		await copyBase(base, copy);
		checkSound(copy);
		refuseDiffering(copy);
		const { version, sha256 } = exportOf(copy);
		if (exportOf(base, version).sha256 !== sha256) throw new CopyDiffers();
		const kept = await copyAccounts(accounts, keys);
		// Without it, second factors could not be read again on another machine.
		if (kept && existsSync(keyOf(accounts))) copyFileSync(keyOf(accounts), keyOf(keys));
		const backup: Backup = {
			faite: at,
			version,
			base: `${stem}.db`,
			sha256: await sha256Of(await diskSource(copy)),
			octets: statSync(copy).size,
			export: sha256,
			comptes: kept ? `${stem}_comptes.db` : null
		};
		const said = join(folder, `${stem}.json`);
		writeFileSync(`${said}.tmp`, `${JSON.stringify(backup, null, '\t')}\n`);
		renameSync(`${said}.tmp`, said);
		return backup;
	} catch (error) {
		for (const path of [copy, keys, keyOf(keys)]) rmSync(path, { force: true });
		throw error;
	}
}

/** Takes away all but the last `keep` verified copies of a folder. How many went. */
export function keepLast(folder: string, keep: number): number {
	const old = backupsIn(folder).slice(keep);
	for (const { base, comptes } of old) {
		// What says that a copy is whole goes first.
		rmSync(join(folder, base.replace(/\.db$/, '.json')), { force: true });
		for (const name of [base, comptes, comptes && keyOf(comptes)])
			if (name !== null && existsSync(join(folder, name))) rmSync(join(folder, name));
	}
	return old.length;
}
