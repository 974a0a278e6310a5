import { findingOfYear } from '#lib/pages/year/year-page.server.ts';
import { yearAddress } from '#lib/figures/addresses.server.ts';
import { askFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { scopeOfYear } from '#lib/figures/repartition-annee/ask.server.ts';
import { repartitionAnnee } from '#lib/figures/repartition-annee/read.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { ask } from '../../ask.ts';
import { listedCampaigns } from '../../annees/campaign-asked.ts';
import {
	dispositifsWord,
	eurosWords,
	natureWord,
	perimeterWord,
	sentence,
	stageWord
} from '../_filters/filter-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (asked) => {
		const donnes = new Set([...asked.donnes].filter((name) => name !== 'de' && name !== 'a'));
		const query = { ...asked, de: undefined, a: undefined, cles: 'sans' as const, donnes };
		const selection = select(locals.db, query);
		const spent = (annee: number) =>
			query.etape === 'execution'
				? null
				: repartitionAnnee(locals.db, { ...query, etape: 'execution' }, annee);
		const years = yearsWithData(locals.db, selection.version);
		const montants =
			query.perimetre === 'contexte' || years.length === 0
				? null
				: askFormesParAnnee(locals.db, { ...query, mesure: 'montant', de: years[0], a: years.at(-1) });
		const told = years.map((annee) => {
			const found = repartitionAnnee(locals.db, query, annee);
			return {
				annee,
				phrase: findingOfYear(found, spent(annee)),
				auMoins: scopeOfYear(found).auMoins,
				lien: yearAddress(query, annee)
			};
		});
		// A bar is a least where the sentence beside it is one.
		const least = new Set(told.flatMap(({ annee, auMoins }) => (auMoins ? [annee] : [])));
		return {
			montants: montants && {
				...montants,
				annees: montants.annees.map((bar) => ({ ...bar, enPartie: least.has(bar.exercice) }))
			},
			annees: told.reverse(),
			campagnes: listedCampaigns(),
			choices: sentence(query, [
				stageWord(query),
				natureWord(query),
				...eurosWords(selection),
				dispositifsWord(selection),
				perimeterWord(query)
			])
		};
	});
