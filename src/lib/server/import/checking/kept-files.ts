import { createHash } from 'node:crypto';
import { fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { DamagedFile, readFileBytes } from '#lib/server/store/files.ts';

interface Kept {
	readonly id: number;
	readonly sha256: string;
	readonly name: string;
	readonly version: number;
}

/** What a kept file is no longer, `null` while its bytes are those that came. */
function wrongOf(db: Database, { id, sha256 }: Kept): string | null {
	const hash = createHash('sha256');
	try {
		for (const piece of readFileBytes(db, id)) hash.update(piece);
	} catch (error) {
		if (!(error instanceof DamagedFile)) throw error;
		return fr`des octets manquent, ou ne se lisent plus`;
	}
	return hash.digest('hex') === sha256 ? null : fr`les octets gardés ne sont plus ceux qui sont venus`;
}

/** The kept files whose bytes are no longer those that came, in French; erased ones have none. */
export function keptFileFaults(db: Database): string[] {
	return db
		.prepare<[], Kept>(
			`SELECT f.id, f.sha256, i.name, max(i.version_id) AS version FROM file f JOIN import i ON i.file_id = f.id
			WHERE f.erased_by IS NULL GROUP BY f.id ORDER BY f.id`
		)
		.all()
		.flatMap((kept) => {
			const wrong = wrongOf(db, kept);
			return wrong === null
				? []
				: [fr`Version ${kept.version}, fichier « ${kept.name} » (SHA-256 ${kept.sha256}) : ${wrong}.`];
		});
}
