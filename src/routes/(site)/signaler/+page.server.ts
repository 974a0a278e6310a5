import { readSettings } from '#lib/server/settings.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { pageReported, reportText } from './report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const page = pageReported(url.searchParams.get('page'), url.origin);
	const version = page?.version ?? currentVersion(locals.db);
	return {
		page: page?.address ?? null,
		texte: reportText(page === null ? url.origin : url.origin + page.address, version),
		contact: readSettings(process.env).contact
	};
};
