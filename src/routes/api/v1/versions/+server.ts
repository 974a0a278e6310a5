import { effectOf } from '#lib/server/analysis/effect.ts';
import { importedFiles } from '#lib/server/analysis/provenance.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) =>
	answer(locals.db, url, (query) => {
		const files = importedFiles(locals.db);
		const versions = listVersions(locals.db).filter(({ id }) => query.v === undefined || id === query.v);
		return {
			version: currentVersion(locals.db),
			unite: 'centime',
			versions: versions.map(({ id, createdAt, operation, summary }) => ({
				version: id,
				date: createdAt,
				operation,
				resume: summary,
				fichiers: files
					.filter((file) => file.versionId === id)
					.map(({ name, sha256, byteCount, added, withdrawn }) => ({
						nom: name,
						sha256,
						octets: byteCount,
						ajoutees: added,
						retirees: withdrawn
					})),
				effet: effectOf(locals.db, id)
			}))
		};
	});
