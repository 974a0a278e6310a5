import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { typeset } from '#lib/domain/typography.ts';
import { dispositifsFinding, perimeterSentences, yearsSentence } from '#lib/words/dispositifs.ts';
import {
	dispositifSummaries,
	type DispositifSummary
} from '#lib/server/analysis/counted/dispositif-index.ts';
import { flows } from '#lib/figures/flux/read.server.ts';
import { drawFlux } from '#lib/figures/flux/ask.server.ts';
import { ask } from '../../ask.ts';
import type { PageServerLoad } from './$types';

function told({ row, dans, comprend, exercices, couvertures }: DispositifSummary, suffix: string) {
	return {
		id: row.id,
		libelle: typeset(labelOf(row)),
		ministere: row.ministere,
		adresse: `/dispositifs/${row.id}${suffix}`,
		phrases: perimeterSentences({
			perimetre: row.perimetre,
			horsPersonnel: row.hors_personnel === 'oui',
			dans: dans && typeset(labelOf(dans)),
			comprend: comprend.map((item) => typeset(labelOf(item)))
		}),
		annees: yearsSentence(exercices, couvertures)
	};
}

/** The lines of the figure: its year, stage and nature, which the list of lines wants said. */
function linesOf({ etape, nature, perimetre, dispositif, v }: Query, exercice: number): string {
	const params = new URLSearchParams({ de: String(exercice), a: String(exercice), etape, nature, perimetre });
	if (dispositif.length > 0) params.set('dispositif', dispositif.join(','));
	if (v !== undefined) params.set('v', String(v));
	return `/lignes?${params.toString()}`;
}

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const summaries = dispositifSummaries(locals.db, query);
		const suffix = query.v === undefined ? '' : `?v=${query.v}`;
		const found = flows(locals.db, query);
		const groups = [
			{
				titre: tr('Ils entrent dans les totaux', 'Counted in the totals'),
				own: summaries.filter((item) => item.compte)
			},
			{
				titre: tr('Leur argent est déjà compris dans un autre', 'Already included in another scheme'),
				own: summaries.filter((item) => !item.compte && item.dans !== null)
			},
			{
				titre: tr('Ils donnent le contexte et ne s’ajoutent jamais', 'Wider context, never added up'),
				own: summaries.filter((item) => !item.compte && item.dans === null)
			}
		];
		const counted = summaries.filter((item) => item.compte).length;
		return {
			titre: dispositifsFinding(summaries.length, counted),
			groupes: groups
				.filter(({ own }) => own.length > 0)
				.map(({ titre, own }) => ({ titre, dispositifs: own.map((item) => told(item, suffix)) })),
			flux: drawFlux(found),
			lignes: found.exercice === null ? null : linesOf(query, found.exercice),
			annees: found.exercices.map((exercice) => ({
				exercice,
				adresse: `/dispositifs${writeQuery(query, { de: exercice, a: exercice })}`
			}))
		};
	});
