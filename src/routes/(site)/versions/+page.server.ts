import { importedFiles } from '#lib/server/analysis/provenance.ts';
import { quarantinedRows } from '#lib/server/analysis/quarantine.ts';
import { importsInQuarantine } from '#lib/server/import/quarantine-file.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import type { PageServerLoad } from './$types';

/** Rows shown on the page; the file has them all. */
const SHOWN = 50;

export const load: PageServerLoad = ({ locals }) => {
	const files = importedFiles(locals.db);
	return {
		versions: listVersions(locals.db).map((version) => ({
			...version,
			files: files.filter((file) => file.versionId === version.id)
		})),
		quarantines: importsInQuarantine(locals.db),
		waiting: quarantinedRows(locals.db, currentVersion(locals.db), SHOWN).map(
			({ id, fileName, ligne, messages }) => ({ id, fileName, ligne, messages })
		)
	};
};
