import { error } from '@sveltejs/kit';
import { effectOf } from '#lib/server/analysis/effect.ts';
import { importedFiles } from '#lib/server/analysis/provenance.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { readReference } from '#lib/server/store/reference.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	const { db } = locals;
	const id = Number(params.id);
	const version = listVersions(db).find((item) => item.id === id);
	if (!version) error(404, `La version ${id} n’existe pas.`);
	const { dispositifs } = readReference(db, id);
	return {
		version,
		last: currentVersion(db),
		effect: effectOf(db, id),
		files: importedFiles(db).filter((file) => file.versionId === id),
		dispositifs: Object.fromEntries(dispositifs.map((row) => [row.id, row.libelle_fr]))
	};
};
