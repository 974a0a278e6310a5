import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What stands beside a copy of the base once it was opened and found whole. */
export const Backup = z.object({
	/** UTC, ISO 8601. */
	faite: z.iso.datetime(),
	version: z.int(),
	base: z.string(),
	sha256: Sha256,
	octets: z.int(),
	/** SHA-256 of the export of that version, equal to that of the base that was copied. */
	export: Sha256,
	/** The copy of the accounts, without any session; `null` when there was none. */
	comptes: z.string().nullable()
});
export type Backup = Readonly<z.infer<typeof Backup>>;

/** The verified copies in a folder, the latest first. What cannot be read there is none. */
export function backupsIn(folder: string): Backup[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => /^lignes-claires_.*\.json$/.test(name))
		.flatMap((name): Backup[] => {
			try {
				const found = Backup.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
				return found.success ? [found.data] : [];
			} catch {
				return [];
			}
		})
		.sort((a, b) => (a.faite < b.faite ? 1 : -1));
}
