import { writeQuery } from '#lib/domain/query.ts';
import { pointPhrase } from '#lib/pages/point/point-phrase.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { yearPage } from '#lib/pages/year/year-page.server.ts';
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
		return {
			campagne: campagne && { ...campagne, dossier: null, query: null },
			campagnes: listedCampaigns(annee).filter(({ id }) => id !== campagne?.id),
			page: yearPage(locals.db, query, annee),
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
