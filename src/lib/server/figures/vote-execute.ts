import type { VoteExecuteData } from '#lib/charts/vote-execute.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { noteOf } from '#lib/domain/reference-labels.ts';
import { fr, lowerFirst, typeset, yearRanges } from '#lib/domain/typography.ts';
import { isComplete, type Etape } from '#lib/domain/vocabulary.ts';
import { executionFinding, stagesFinding, whyNoRate } from '#lib/i18n/comparison.ts';
import {
	execution,
	type Execution,
	type ExecutionSeries,
	type ExecutionYear
} from '#lib/server/analysis/execution.ts';
import type { Database } from '#lib/server/store/open.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { competingNotes, measureWords, noIndexNotes, sourceLine } from './measure-words.ts';

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
	const years = series.annees.filter((year) => !isComplete(year.couverture)).map((year) => year.exercice);
	if (years.length === 0) return null;
	const row = reference.couverture.find(
		(item) => item.dispositif === series.dispositif && item.exercice === years[0]
	);
	const why = lowerFirst(row ? noteOf(row).replace(/\.$/, '') : '');
	const when = yearRanges(years);
	if (why === '') return tr(fr`${when} : couverture partielle`, `${when}: partial coverage`);
	return tr(fr`${when}, couverture partielle : ${why}`, `${when}, partial coverage: ${why}`);
}

/** One dispositif of a comparison of stages in words: what the figure draws. */
export function drawVoteExecute(found: Execution, series: ExecutionSeries): VoteExecuteData {
	const { selection } = found;
	const noms = sideNames(found);
	const rates = hasRates(found);
	const labels = new Map([[series.dispositif, series.libelle]]);
	const fallback =
		found.prevues.length > 1
			? tr(
					' Prévu : LFI, à défaut PLF (contour interrompu).',
					' Planned: LFI, failing that PLF (broken outline).'
				)
			: '';
	const unindexed = series.annees.filter(({ prevu, depense }) =>
		[prevu, depense].some(({ statut }) => statut === 'sans_indice')
	);
	return {
		dispositif: series.dispositif,
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
			? titled(series.libelle, lowerFirst(executionFinding(countedYears(series))))
			: stagesFinding(pairsOf(series), [noms.depense.toLowerCase(), noms.prevu.toLowerCase()]),
		sousTitre: typeset(`${series.libelle}, ${measureWords(selection, [series.dispositif])}.${fallback}`),
		sources: sourceLine(selection, series.sources),
		notes: [
			...competingNotes(series.contests, labels, selection),
			...noIndexNotes(unindexed.map((year) => year.exercice))
		],
		partielle: partialSentence(series, selection),
		noms,
		avecTaux: rates
	};
}

const titled = (name: string, finding: string) => tr(fr`${name} : ${finding}`, `${name}: ${finding}`);

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
