import { askPassage } from '#lib/figures/passage/ask.server.ts';
import { passagesTold } from '#lib/pages/passages-told.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { ask } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { reference } = select(locals.db, query);
		return {
			figure: askPassage(locals.db, query),
			suffixe: query.v === undefined ? '' : `?v=${query.v}`,
			passages: passagesTold(reference),
			dispositifs: reference.dispositifs,
			nomenclature: reference.nomenclature
		};
	});
