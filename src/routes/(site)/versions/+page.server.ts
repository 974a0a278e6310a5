import { errata } from '#lib/server/analysis/versions/errata.ts';
import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { importsInQuarantine } from '#lib/server/import/quarantine-file.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { listVersions } from '#lib/server/store/versions.ts';
import { ask } from '../../ask.ts';
import { namesOf } from './names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { db } = locals;
		const { version, reference } = select(db, query);
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
	});
