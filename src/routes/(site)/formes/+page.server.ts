import { contexteFinding } from '#lib/figures/formes-par-annee/contexte-finding.ts';
import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { definitionOf, labelOf } from '#lib/domain/reference-labels.ts';
import { FORMES_ATTRIBUEES, type Forme } from '#lib/domain/vocabulary.ts';
import { askFormesAnnees } from '#lib/figures/formes-annees/ask.server.ts';
import { identifiedForms } from '#lib/figures/formes-par-annee/finding.ts';
import { formeSummary, noAmountIdentified } from '#lib/words/formes.ts';
import { noAmount } from '#lib/figures/repartition-annee/finding-payers.ts';
import { formesYears } from '#lib/pages/forme-page.server.ts';
import { comparedYears } from '#lib/figures/besoins-moyens/read.server.ts';
import { read } from '#lib/server/analysis/reading.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { surveyYears } from '#lib/figures/besoins-moyens/surveys.server.ts';
import { besoinsMoyens, besoinsMoyensYear } from '#lib/figures/besoins-moyens/ask.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ask } from '../../ask.ts';
import {
	dispositifsWord,
	eurosWords,
	natureWord,
	sentence,
	stageWord,
	yearWords
} from '../_filters/filter-choices.ts';
import type { PageServerLoad } from './$types';

/** The years of the figure: one when the address asks for one, those that compare when it asks for several. */
function yearsOf(db: Database, query: Query): readonly number[] {
	const asked = query.de !== undefined || query.a !== undefined;
	const several = asked && query.de !== query.a ? comparedYears(db, query) : [];
	const one = besoinsMoyensYear(db, query);
	return several.length > 0 ? several : one === null ? [] : [one];
}

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { db } = locals;
		const selection = select(db, query);
		const formes = formesYears(db, query);
		const annees = formes[0]?.annees ?? [];
		const yearsWith = (isTold: (bas: number) => boolean, forme: Forme) =>
			(formes.find((one) => one.forme === forme)?.annees ?? [])
				.filter(({ bornes }) => isTold(bornes.bas ?? 0))
				.map(({ exercice }) => exercice);
		const known = annees.map(({ exercice }) => exercice);
		const portee = scopeOfReading(read(db, { ...query, cles: 'sans' }), {
			exercices: known,
			toutesFormes: true
		});
		const years = yearsOf(db, query);
		return {
			finding:
				query.perimetre === 'contexte'
					? contexteFinding(portee)
					: known.length === 0
						? noAmount(portee)
						: identifiedForms(portee, {
								formes: FORMES_ATTRIBUEES.map((forme) => ({
									forme,
									annees: yearsWith((bas) => bas !== 0, forme)
								})).filter((item) => item.annees.length > 0),
								sansForme: yearsWith((bas) => bas !== 0, 'NV'),
								de: known[0] ?? 0,
								a: known.at(-1) ?? 0
							}),
			// Money of the context has no form to be awaited: it has no grid.
			grille: known.length === 0 ? null : askFormesAnnees(db, query),
			formes: selection.reference.formes.map((row) => {
				const montants = formeSummary(formes.find(({ forme }) => forme === row.code)?.annees ?? []);
				return {
					code: row.code,
					libelle: row.code === 'NV' ? tr('Non attribué', 'Not attributed') : labelOf(row),
					definition: definitionOf(row),
					reference: row.reference,
					montants,
					sansMontant: montants === noAmountIdentified()
				};
			}),
			choices: sentence(query, [
				stageWord(query),
				natureWord(query),
				...eurosWords(selection),
				...yearWords(selection),
				dispositifsWord(selection)
			]),
			besoins: years.length === 0 ? null : besoinsMoyens(db, query, years),
			annees: surveyYears(selection.reference).map((annee) => ({
				annee,
				adresse: `/formes${writeQuery(query, { de: annee, a: annee })}#besoins`,
				courante: years.length === 1 && years[0] === annee
			})),
			ensemble: {
				adresse: `/formes${writeQuery(query, { de: surveyYears(selection.reference)[0], a: surveyYears(selection.reference).at(-1) })}#besoins`,
				courant: years.length > 1
			},
			adresse: writeQuery(query)
		};
	});
