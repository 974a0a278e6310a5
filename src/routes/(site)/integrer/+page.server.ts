import { FIGURES, FIGURE_IDS, isFigure } from '#lib/figures/figures.ts';
import { ask } from '../../ask.ts';
import { figureOf, figureQuery, outsideQuery } from '../../figures/figure-of.ts';
import { shareOf } from '../../figures/share.ts';
import { figureChoices } from '../_filters/figure-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const named = url.searchParams.get('figure') ?? '';
		const id = isFigure(named) ? named : 'formes-par-annee';
		const asked = figureOf(locals.db, id, query, url.origin);
		const filters = figureQuery(query, query.v);
		const choices = figureChoices(locals.db, id, query);
		return {
			id,
			figures: FIGURE_IDS.map((one) => ({
				id: one,
				nom: FIGURES[one].nom(),
				adresse: `/integrer?${new URLSearchParams({ figure: one, ...Object.fromEntries(new URLSearchParams(filters)) })}`
			})),
			choices: { ...choices, garde: [...choices.garde, ['figure', id] as const] },
			apercu: `/embed/${id}${outsideQuery(query, query.v)}`,
			partage: asked && shareOf(asked, query, url.origin)
		};
	});
