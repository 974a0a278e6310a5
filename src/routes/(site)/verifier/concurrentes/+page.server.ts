import { competingFinding } from '#lib/words/controls.ts';
import { listCompeting } from '#lib/server/analysis/disputes/competing-list.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { ask } from '../../../ask.ts';
import {
	dispositifsWord,
	natureWord,
	perimeterWord,
	sentence,
	stageWord,
	yearWords
} from '../../_filters/filter-choices.ts';
import { namesOf } from '../../versions/names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const wide = select(locals.db, {
			...query,
			dispositif: [],
			perimetre: 'coeur',
			de: undefined,
			a: undefined
		});
		const selection = { ...wide, query };
		const { rows, count, page, pages } = listCompeting(locals.db, query);
		return {
			titre: competingFinding(count),
			rows,
			page,
			pages,
			choices: sentence(query, [
				stageWord(query, { ouvert: true }),
				natureWord(query),
				...yearWords(selection),
				dispositifsWord(selection, { ouvert: true }),
				perimeterWord(query, { ouvert: true })
			]),
			noms: namesOf(wide.reference)
		};
	});
