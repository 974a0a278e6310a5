import { writeQuery } from '#lib/domain/query.ts';
import { pointPhrase } from '#lib/pages/point/point-phrase.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { yearEvaluation } from '#lib/pages/year/dossier/year-dossier.server.ts';
import type { SectionId } from '#lib/pages/year/dossier/blocks.ts';
import { ask } from '../../../ask.ts';
import { askedOfYear } from '../../../annees/year-asked.ts';
import { campaignAsked, listedCampaigns } from '../../../annees/campaign-asked.ts';
import {
	dispositifsWord,
	eurosWords,
	keysWord,
	natureWord,
	perimeterWord,
	sentence,
	stageWord
} from '../../_filters/filter-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (asked) => {
		const annee = Number(params.annee);
		const campagne = campaignAsked(locals.db, url, asked, annee);
		const query = askedOfYear(locals.db, asked, annee);
		const selection = select(locals.db, query);
		const { page, dossier } = yearEvaluation(locals.db, query, annee, url.origin);
		const blocksOf = (id: SectionId) => dossier.sections.find((section) => section.id === id)?.blocs ?? [];
		return {
			campagne: campagne && { ...campagne, dossier: null, query: null },
			campagnes: listedCampaigns(annee).filter(({ id }) => id !== campagne?.id),
			page,
			// Beside the figure that shows it, a change is told to the cent; and how all of it was read.
			comparaisons: blocksOf('evolution').filter((bloc) => bloc.genre === 'tableau'),
			methode: blocksOf('sources').filter((bloc) => bloc.genre === 'source' || bloc.genre === 'liste'),
			phrase:
				query.perimetre === 'contexte'
					? null
					: pointPhrase(
							locals.db,
							query,
							{ exercice: annee },
							{
								figure: 'formes-annees',
								adresse: (v) => `/annees/${annee}${writeQuery(query, { v, page: 1 })}`,
								origin: url.origin
							}
						),
			choices: sentence(query, [
				stageWord(query),
				natureWord(query),
				...eurosWords(selection),
				dispositifsWord(selection),
				...keysWord(selection),
				perimeterWord(query)
			])
		};
	});
