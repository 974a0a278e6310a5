import { effectOf } from '#lib/server/analysis/versions/effect.ts';
import { importedFiles, type ImportedFile } from '#lib/server/analysis/lines/provenance.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Version } from '#lib/server/store/versions.ts';

/** A version as the API tells it: its files, and its effect in euros. */
export function tellVersion(
	db: Database,
	{ id, createdAt, operation, summary }: Version,
	files: readonly ImportedFile[] = importedFiles(db)
) {
	return {
		version: id,
		date: createdAt,
		operation,
		resume: summary,
		fichiers: files
			.filter((file) => file.versionId === id)
			.map(({ name, sha256, byteCount, published, added, withdrawn }) => ({
				nom: name,
				sha256,
				octets: byteCount,
				octetsPublies: published,
				ajoutees: added,
				retirees: withdrawn
			})),
		effet: effectOf(db, id)
	};
}
