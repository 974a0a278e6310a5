import { listLines } from '#lib/server/analysis/lines.ts';
import { ask } from '../../ask.ts';
import { choicesOf } from '../filter-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { selection, ...listing } = listLines(locals.db, query);
		const { reference } = selection;
		const choices = choicesOf({ ...selection, exercices: listing.span });
		const asked = (name: string, value: string) => (query.donnes.has(name) ? value : '');
		return {
			...listing,
			query: { q: query.q, tri: query.tri, forme: query.forme.join(',') },
			choices: {
				...choices,
				dispositifs: query.donnes.has('perimetre')
					? choices.dispositifs
					: reference.dispositifs.map((row) => ({ value: row.id, label: row.libelle_fr })),
				chosen: {
					...choices.chosen,
					etape: asked('etape', query.etape),
					nature: asked('nature', query.nature),
					perimetre: asked('perimetre', query.perimetre)
				}
			},
			dispositifs: Object.fromEntries(reference.dispositifs.map((row) => [row.id, row.libelle_fr])),
			formes: Object.fromEntries(reference.formes.map((row) => [row.code, row.libelle_fr]))
		};
	});
