import { errata } from '#lib/server/analysis/versions/errata.ts';
import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { importsInQuarantine } from '#lib/server/import/quarantine-file.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { listVersions } from '#lib/server/store/versions.ts';
import { namesOf } from '../versions/names.ts';

/** Every version with its files, what corrects a published amount, and the rows that wait to be mended. */
export function versionsRead(db: Database, { version, reference }: Selection) {
	const files = importedFiles(db);
	const corrected = errata(db);
	return {
		lue: version,
		versions: listVersions(db).map((one) => ({
			...one,
			files: files.filter((file) => file.versionId === one.id),
			corrigee: corrected.some((erratum) => erratum.version === one.id)
		})),
		errata: corrected,
		noms: namesOf(reference),
		quarantines: importsInQuarantine(db)
	};
}

export type VersionsRead = ReturnType<typeof versionsRead>;
