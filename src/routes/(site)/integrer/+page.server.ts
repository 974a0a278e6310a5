import { FIGURES, FIGURE_IDS, isFigure } from '#lib/figures/figures.ts';
import { ask } from '../../ask.ts';
import { figureOf } from '../../figures/figure-of.ts';
import { shareOf } from '../../figures/share.ts';
import { figureChoices } from '../_filters/figure-choices.ts';
import type { PageServerLoad } from './$types';

/** The columns that a figure is shown in: phones, tablets, columns of text, pages. */
const LARGEURS = [320, 375, 480, 640, 720, 960] as const;
const USUAL = 640;

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const [named, cadre] = ['figure', 'cadre'].map((name) => url.searchParams.get(name) ?? '') as [
			string,
			string
		];
		const id = isFigure(named) ? named : 'formes-annees';
		const asked = figureOf(locals.db, id, query, url.origin);
		const choices = figureChoices(locals.db, id, query);
		const largeur = LARGEURS.find((one) => String(one) === cadre) ?? USUAL;
		// In a column a figure is low, unless the whole of it is asked.
		const bas = query.format !== 'portrait';
		return {
			id,
			figures: FIGURE_IDS.map((one) => ({ id: one, nom: FIGURES[one].nom() })),
			largeurs: LARGEURS,
			largeur,
			bas,
			// The form has its own fields for these.
			choices: { ...choices, garde: choices.garde.filter(([name]) => name !== 'format') },
			partage: asked && shareOf(asked, query, url.origin, { largeur, bas })
		};
	});
