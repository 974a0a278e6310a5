import type { VoteExecuteData } from './data.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { typeset } from '#lib/domain/typography.ts';
import { isComplete, type Etape } from '#lib/domain/vocabulary.ts';
import {
	executionFinding,
	plannedStages,
	stagesAmount,
	stagesFinding,
	whyNoRate,
	type Rated
} from './finding.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { measured } from '#lib/words/scope-words.ts';
import { execution, type Execution, type ExecutionSeries, type ExecutionYear } from './read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { competingNotes, measureWords, noIndexNotes, sourceLine } from '#lib/figures/notes.server.ts';
import { partialRuns, partialSentences } from '#lib/figures/partial-runs.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';

const COLONNES_FR: Readonly<Record<Etape, string>> = {
	demande: 'Demandé',
	annonce: 'Annoncé',
	plf: 'Projet',
	lfi: 'Voté',
	lfr: 'Rectifié',
	ouvert: 'Ouvert',
	execution: 'Exécuté'
};

const COLONNES_EN: Readonly<Record<Etape, string>> = {
	demande: 'Requested',
	annonce: 'Announced',
	plf: 'Bill',
	lfi: 'Voted',
	lfr: 'Amended',
	ouvert: 'Available',
	execution: 'Executed'
};

/** Years whose planned amount is known and whole: those that the finding counts. */
export const countedYears = (series: ExecutionSeries): ExecutionYear[] =>
	series.annees.filter((year) => year.prevu.centimes !== null && isComplete(year.couverture));

/** Heads of the two columns: inner side, then outer. */
export function sideNames({ prevues, depensees }: Execution): { depense: string; prevu: string } {
	const nameOf = (etapes: readonly Etape[]) =>
		etapes.length === 1 && etapes[0] ? tr(COLONNES_FR, COLONNES_EN)[etapes[0]] : tr('Prévu', 'Planned');
	return { depense: nameOf(depensees), prevu: nameOf(prevues) };
}

/** What each side is an amount of: inner, then outer. */
export const amountsOf = ({ prevues, depensees }: Execution) =>
	[stagesAmount(depensees), stagesAmount(prevues)] as const;

/** Whether the two sides are a vote and what was spent of it. */
export const hasRates = ({ prevues, depensees }: Execution) =>
	depensees.includes('execution') && prevues.includes('lfi');

/** The years of a series that have both sides. */
export const pairsOf = ({ annees, libelle }: ExecutionSeries) =>
	annees.flatMap(({ exercice, prevu, depense }) =>
		prevu.centimes !== null && depense.centimes !== null && prevu.etape && depense.etape
			? [
					{
						exercice,
						libelle,
						dedans: depense.centimes,
						dehors: prevu.centimes,
						etapes: [depense.etape, prevu.etape] as const
					}
				]
			: []
	);

/** What is told of two stages of a dispositif, in some years; `depense` alone is read where no vote is. */
function scopeOfStages(
	{ cotes }: Execution,
	{ dispositif }: ExecutionSeries,
	exercices: readonly number[]
): Scope {
	const cells = [...cotes.prevu.cells, ...cotes.depense.cells];
	return scopeOfReading(cotes.prevu, { exercices, seul: dispositif, cells, figure: 'vote-execute' });
}

/** From the first year whose planned amount is known to the last shown, whether what was spent is known too. */
const ratedYears = ({ annees }: ExecutionSeries): Rated[] => {
	const first = annees.findIndex((year) => year.prevu.centimes !== null);
	return (first === -1 ? [] : annees.slice(first)).map(({ exercice, taux, depense }) => ({
		exercice,
		taux,
		depensee: depense.centimes !== null
	}));
};

/** The finding of a dispositif: what was spent beside the vote, else the last year that has both stages. */
export function findingOfStages(found: Execution, series: ExecutionSeries): Sentence {
	const years = series.annees.map((year) => year.exercice);
	if (hasRates(found))
		return executionFinding(scopeOfStages(found, series, years), ratedYears(series), found.prevues);
	const pairs = pairsOf(series);
	return stagesFinding(
		scopeOfStages(
			found,
			series,
			pairs.slice(-1).map(({ exercice }) => exercice)
		),
		pairs,
		amountsOf(found)
	);
}

/** One dispositif of a comparison of stages in words: what the figure draws. */
export function drawVoteExecute(found: Execution, series: ExecutionSeries): VoteExecuteData {
	const { selection } = found;
	const noms = sideNames(found);
	const rates = hasRates(found);
	const portee = scopeOfStages(
		found,
		series,
		series.annees.map((year) => year.exercice)
	);
	const labels = new Map([[series.dispositif, series.libelle]]);
	const fallback = plannedStages(found.prevues);
	const unindexed = series.annees.filter(({ prevu, depense }) =>
		[prevu, depense].some(({ statut }) => statut === 'sans_indice')
	);
	const reserves = noIndexNotes(unindexed.map((year) => year.exercice));
	return {
		dispositif: series.dispositif,
		nom: series.libelle,
		annees: series.annees.map((year) => ({
			exercice: year.exercice,
			couverture: year.couverture,
			prevu: year.prevu,
			depense: year.depense,
			taux: year.taux,
			sansTaux: whyNoRate(year.sansTaux),
			concurrentes: year.prevu.autres.length + year.depense.autres.length > 0
		})),
		ruptures: series.ruptures,
		titre: findingOfStages(found, series),
		sousTitre: measured(
			portee,
			typeset(`${series.libelle}, ${measureWords(selection, [series.dispositif])}.${fallback}`)
		),
		lecture:
			found.prevues.length > 1
				? tr('Le projet (PLF) a un contour interrompu.', 'The bill (PLF) has a broken outline.')
				: '',
		portee,
		sources: sourceLine(selection, series.sources),
		notes: [...competingNotes(series.contests, labels, selection), ...reserves],
		reserves,
		partielle: partialSentences(
			partialRuns(
				series.annees
					.filter((year) => !isComplete(year.couverture))
					.map(({ exercice }) => ({ dispositif: series.dispositif, exercice })),
				selection.reference
			)
		),
		noms,
		avecTaux: rates
	};
}

/** Whether a budget document plans money for the series: without one there is nothing to compare with. */
export const inBudget = (series: ExecutionSeries) =>
	series.annees.some((year) => year.prevu.centimes !== null);

/** The series that says most: most years with a rate, then most with both sides. */
export function mainSeries(found: Execution): ExecutionSeries | undefined {
	const rated = (series: ExecutionSeries) => series.annees.filter((year) => year.taux !== null).length;
	return [...found.series]
		.filter(inBudget)
		.sort((a, b) => rated(b) - rated(a) || pairsOf(b).length - pairsOf(a).length)[0];
}

/** The figure `vote-execute` of a query: of several dispositifs, the one that says most; `null` when none says anything. */
export function askVoteExecute(db: Database, query: Query): VoteExecuteData | null {
	const found = execution(db, query);
	const series = mainSeries(found);
	return series ? drawVoteExecute(found, series) : null;
}
