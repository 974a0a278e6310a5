import { importedFiles } from '#lib/server/analysis/provenance.ts';
import { listVersions } from '#lib/server/store/versions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const files = importedFiles(locals.db);
	return {
		versions: listVersions(locals.db).map((version) => ({
			...version,
			files: files.filter((file) => file.versionId === version.id)
		}))
	};
};
