import { error } from '@sveltejs/kit';
import { FIGURES, isFigure } from '#lib/figures/figures.ts';
import { tr } from '#lib/domain/language.ts';
import { ask } from '../../../ask.ts';
import { figureOf } from '../../../figures/figure-of.ts';
import { shareOf } from '../../../figures/share.ts';
import { figureChoices } from '../../_filters/figure-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (query) => {
		const { id } = params;
		if (!isFigure(id)) error(404, tr('Cette figure n’existe pas.', 'This figure does not exist.'));
		const asked = figureOf(locals.db, id, query, url.origin);
		return {
			nom: FIGURES[id].nom(),
			choices: figureChoices(locals.db, id, query),
			figure: asked?.figure ?? null,
			partage: asked && shareOf(asked, query, url.origin)
		};
	});
