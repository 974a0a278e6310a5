import { isComplete } from '#lib/domain/vocabulary.ts';
import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { asAnswer, formAnswer, type AnsweredQuestion } from '#lib/words/questions.ts';
import { staffWords } from '#lib/words/staff.ts';
import { payersFinding } from '#lib/figures/repartition-annee/finding-payers.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import type { Headline } from '#lib/server/analysis/counted/headline.ts';
import { comparedYears } from '#lib/figures/besoins-moyens/read.server.ts';
import { executionsOnMap, readableExecutions } from '#lib/figures/carte-transparence/read.server.ts';
import { scopeOfMap } from '#lib/figures/carte-transparence/ask.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { besoinsMoyens } from '#lib/figures/besoins-moyens/ask.server.ts';
import { transparencyFinding } from '#lib/figures/carte-transparence/finding.ts';
import type { Database } from '#lib/server/store/database.ts';
import { stagesView } from '../comparer/view-stages.ts';

type Changes = Parameters<typeof writeQuery>[1];

/**
 * The questions that a reader comes with, each with the page that answers it and the answer itself, in the words of that
 * page, for the dispositifs and years asked. None where nothing may be added up (R5).
 */
export function overviewQuestions(db: Database, asked: Query, year: Headline): AnsweredQuestion[] {
	// A filter on forms, a share or a key says how to look at the figure, not what is asked here.
	const query: Query = { ...asked, forme: [], mesure: 'montant', cles: 'sans', annees: [], etapes: [] };
	const address = (path: string, changes: Changes = {}, anchor = '') =>
		`${path}${writeQuery(query, changes)}${anchor}`;
	return [
		{
			question: tr('Combien pour l’exploitation par le travail ?', 'How much for labour exploitation?'),
			adresse: address('/formes/TRAV'),
			reponse: labour(db, query, year)
		},
		{
			question: tr('Voté contre dépensé ?', 'Voted against spent?'),
			...votedAgainstSpent(db, query)
		},
		{
			question: tr('Qui paie ?', 'Who pays?'),
			adresse: `/${writeQuery(asked)}#qui-paie`,
			reponse: payers(year)
		},
		{
			question: tr('Qu’est-ce qui manque ?', 'What is missing?'),
			adresse: address('/transparence', { etape: undefined, euros: undefined, base: undefined }),
			reponse: published(db, query)
		},
		{
			question: tr('Les moyens suivent-ils les besoins ?', 'Does the funding follow the needs?'),
			adresse: address('/formes', {}, '#besoins'),
			reponse: needsAnswer(db, query)
		}
	].map((item) => ({ ...item, question: item.question.replace(' ?', '\u00A0?') }));
}

function labour(db: Database, query: Query, { exercice, dispositifs, reading }: Headline): string {
	const { rows, selection } = allocate(db, { ...query, de: exercice, a: exercice }, ['forme']);
	const bornes = rows.find((row) => row.forme === 'TRAV')?.bornes ?? { bas: null, haut: null };
	const paying = selection.reference.dispositifs.filter((row) => dispositifs.includes(row.id));
	const portee = scopeOfReading(reading, {
		exercices: [exercice],
		cells: reading.cells.filter(({ forme }) => forme === 'TRAV')
	});
	return formAnswer(portee, exercice, 'TRAV', bornes, staffWords(paying));
}

function votedAgainstSpent(db: Database, query: Query): Pick<AnsweredQuestion, 'adresse' | 'reponse'> {
	// Two dispositifs alone would be compared with one another.
	const etapes: Query['etapes'] = query.dispositif.length === 2 ? ['lfi', 'execution'] : [];
	return {
		adresse: `/comparer${writeQuery(query, { etape: undefined, etapes })}`,
		reponse: asAnswer(stagesView(db, { ...query, etape: 'prevu', etapes }).finding)
	};
}

function payers({ exercice, dispositifs, reading }: Headline): string {
	const labels = new Map(reading.selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const said = dispositifs.map((dispositif) => {
		const { centimes, couverture } = reading.at(dispositif, exercice);
		return {
			libelle: labels.get(dispositif) ?? dispositif,
			centimes: centimes ?? 0,
			rattache: 0,
			partielle: !isComplete(couverture)
		};
	});
	return asAnswer(
		payersFinding(scopeOfReading(reading, { exercices: [exercice] }), exercice, said),
		exercice
	);
}

function published(db: Database, query: Query): string {
	const map = executionsOnMap(db, query);
	return asAnswer(transparencyFinding(scopeOfMap(map), readableExecutions(map.blocks)));
}

function needsAnswer(db: Database, query: Query): string {
	const year = comparedYears(db, query).at(-1);
	if (year === undefined)
		return tr(
			'Aucune année n’a dans nos sources à la fois une enquête et un montant.',
			'No year has both a survey and an amount in our sources.'
		);
	return asAnswer(besoinsMoyens(db, query, year).titre, year);
}
