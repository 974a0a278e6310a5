import { FIGURE_IDS, FIGURES, viewOf } from '#lib/figures/figures.ts';
import { askFigure } from '#lib/figures/registry.server.ts';
import { ask } from '../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => ({
		filtres: url.search,
		figures: FIGURE_IDS.flatMap((id) => {
			const figure = askFigure(locals.db, id, query);
			return figure === null ? [] : [{ id, nom: FIGURES[id].nom(), titre: viewOf(figure).titre }];
		})
	}));
