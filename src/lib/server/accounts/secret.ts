import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What signs cookies and encrypts second factors: the one given, else one made once and kept beside the accounts for their owner's eyes. */
export function accountsSecret(accountsPath: string, given: string | null): string {
	if (given !== null) return given;
	const path = join(dirname(accountsPath), 'comptes.cle');
	try {
		writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
	}
	return readFileSync(path, 'utf8').trim();
}
