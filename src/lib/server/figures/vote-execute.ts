import type { VoteExecuteData } from '#lib/charts/vote-execute.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr, typeset, yearRanges } from '#lib/domain/typography.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { executionFinding, stagesFinding, whyNoRate } from '#lib/i18n/comparison.ts';
import {
	execution,
	type Execution,
	type ExecutionSeries,
	type ExecutionYear
} from '#lib/server/analysis/execution.ts';
import type { Database } from '#lib/server/store/open.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { competingNotes, measureWords, sourceLine } from './measure-words.ts';

const COLONNES: Readonly<Record<Etape, string>> = {
	demande: 'Demandé',
	annonce: 'Annoncé',
	plf: 'Projet',
	lfi: 'Voté',
	lfr: 'Rectifié',
	ouvert: 'Ouvert',
	execution: 'Exécuté'
};

/** Years whose planned amount is known and whole: those that the finding counts. */
export const countedYears = (series: ExecutionSeries): ExecutionYear[] =>
	series.annees.filter((year) => year.prevu.centimes !== null && year.couverture === 'complete');

/** Heads of the two columns: inner side, then outer. */
export function sideNames({ prevues, depensees }: Execution): { depense: string; prevu: string } {
	const nameOf = (etapes: readonly Etape[]) =>
		etapes.length === 1 && etapes[0] ? COLONNES[etapes[0]] : 'Prévu';
	return { depense: nameOf(depensees), prevu: nameOf(prevues) };
}

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

function partialSentence(series: ExecutionSeries, { reference }: Selection): string | null {
	const years = series.annees.filter((year) => year.couverture === 'partielle').map((year) => year.exercice);
	if (years.length === 0) return null;
	const row = reference.couverture.find(
		(item) => item.dispositif === series.dispositif && item.exercice === years[0]
	);
	const why = row?.note.replace(/\.$/, '') ?? '';
	return why === ''
		? fr`${yearRanges(years)} : couverture partielle`
		: fr`${yearRanges(years)}, couverture partielle : ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
}

/** One dispositif of a comparison of stages in words: what the figure draws. */
export function drawVoteExecute(found: Execution, series: ExecutionSeries): VoteExecuteData {
	const { selection } = found;
	const noms = sideNames(found);
	const rates = hasRates(found);
	const labels = new Map([[series.dispositif, series.libelle]]);
	const fallback = found.prevues.length > 1 ? ' Prévu : LFI, à défaut PLF (contour interrompu).' : '';
	const unindexed = series.annees.filter((year) => year.sansTaux?.cause === 'sans-indice');
	return {
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
		titre: rates
			? fr`${series.libelle} : ${lowerFirst(executionFinding(countedYears(series)))}`
			: stagesFinding(pairsOf(series), [noms.depense.toLowerCase(), noms.prevu.toLowerCase()]),
		sousTitre: typeset(`${series.libelle}, ${measureWords(selection, [series.dispositif])}.${fallback}`),
		sources: sourceLine(selection, series.sources),
		notes: [
			...competingNotes(series.contests, labels),
			...(unindexed.length > 0
				? [
						fr`${yearRanges(unindexed.map((year) => year.exercice))} : pas d'indice des prix, donc pas de valeur en euros constants.`
					]
				: [])
		],
		partielle: partialSentence(series, selection),
		noms,
		avecTaux: rates
	};
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

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
export function mainVoteExecute(db: Database, query: Query): VoteExecuteData | null {
	const found = execution(db, query);
	const series = mainSeries(found);
	return series ? drawVoteExecute(found, series) : null;
}
