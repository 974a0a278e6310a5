import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import { answer } from '../answer.ts';
import { tellVersion } from './told.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { db }, url }) =>
	answer(db, url, (query) => {
		const files = importedFiles(db);
		const current = currentVersion(db);
		if (query.v !== undefined && query.v > current) throw new UnknownVersion(query.v);
		const versions = listVersions(db).filter(({ id }) => query.v === undefined || id === query.v);
		return {
			version: current,
			unite: 'centime',
			versions: versions.map((version) => tellVersion(db, version, files))
		};
	});
