import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr, yearRanges } from '#lib/domain/typography.ts';
import { writeQuery } from '#lib/domain/query.ts';
import { pointPhrase } from '#lib/pages/point/point-phrase.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { yearPage } from '#lib/pages/year/year-page.server.ts';
import { ask } from '../../../ask.ts';
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
		// The path names the year: bounds of the address that say otherwise mean nothing here.
		const donnes = new Set([...asked.donnes].filter((name) => name !== 'de' && name !== 'a'));
		const query = { ...asked, de: undefined, a: undefined, donnes };
		const selection = select(locals.db, query);
		const years = yearsWithData(locals.db, selection.version);
		if (!years.includes(annee)) {
			error(
				404,
				years.length === 0
					? tr(
							fr`Aucune année n'a de ligne dans la version ${selection.version} des données.`,
							`No year has a line in version ${selection.version} of the data.`
						)
					: tr(
							fr`${annee} n'a aucune ligne dans la version ${selection.version} des données. Années qui en ont : ${yearRanges(years)}.`,
							`${annee} has no line in version ${selection.version} of the data. Years that have some: ${yearRanges(years)}.`
						)
			);
		}
		return {
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
