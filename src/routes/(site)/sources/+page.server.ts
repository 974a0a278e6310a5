import { labelOf } from '#lib/domain/reference-labels.ts';
import { sourcesInUse } from '#lib/server/analysis/lines/provenance.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { ask } from '../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { version, reference } = select(locals.db, query);
		return {
			sources: sourcesInUse(locals.db, version),
			dispositifs: Object.fromEntries(reference.dispositifs.map((row) => [row.id, labelOf(row)]))
		};
	});
