import type { VoteExecuteData } from '#lib/figures/vote-execute/data.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import { absentTogether } from '#lib/figures/shell/words.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr, enumerate, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { isComplete, LIBELLES, type Etape, type Niveau, type Statut } from '#lib/domain/vocabulary.ts';
import {
	announcedDeck,
	executionDeck,
	executionFinding,
	stagesFinding,
	withArticle
} from '#lib/figures/vote-execute/finding.ts';
import { absenceIndex, commonAbsence } from '#lib/server/analysis/counted/absence.ts';
import { countedCells } from '#lib/server/analysis/counted/cells.ts';
import { execution, type Execution, type ExecutionSeries } from '#lib/figures/vote-execute/read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import {
	amountsOf,
	countedYears,
	drawVoteExecute,
	findingOfStages,
	hasRates,
	inBudget,
	mainSeries,
	pairsOf
} from '#lib/figures/vote-execute/ask.server.ts';
import { duringYears } from '#lib/words/dispositifs.ts';
import { told } from '#lib/words/scope-words.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';

/** What is left out of a comparison, and why. */
export interface Ecarte {
	readonly libelle: string;
	readonly pourquoi: string;
}

/** Which years a side is known in, when the other never is. */
function leftOut(found: Execution, series: ExecutionSeries): Ecarte {
	const [spent, planned] = amountsOf(found);
	// A year in which nothing was spent is none in which something was.
	const years = series.annees.flatMap((year) => (year.depense.centimes ? [year.exercice] : []));
	const statuts = new Set<Statut>(series.annees.map((year) => year.prevu.statut));
	const [only] = statuts;
	const nothing = statuts.size === 1 && only ? LIBELLES.statut[only] : absentTogether();
	const absence = absenceIndex(found.selection.reference);
	// What was searched is told with its years; the others were not searched for.
	const over = (etapes: readonly Etape[]) => {
		const kinds = found.selection.exercices.map((year) => absence(series.dispositif, year, etapes));
		const searched = (['non_publie', 'non_trouve'] as const).flatMap((kind) => {
			const years = found.selection.exercices.filter((_, index) => kinds[index] === kind);
			return years.length > 0 ? [`${LIBELLES.statut[kind]} (${yearRanges(years)})`] : [];
		});
		return searched.length > 0 ? enumerate(searched) : LIBELLES.statut[commonAbsence(kinds)];
	};
	const pourquoi =
		years.length === 0
			? tr(
					fr`${upperFirst(planned)} : ${over(found.prevues)}. ${upperFirst(spent)} : ${over(found.depensees)}.`,
					`${upperFirst(planned)}: ${over(found.prevues)}. ${upperFirst(spent)}: ${over(found.depensees)}.`
				)
			: tr(
					fr`${upperFirst(spent)} ${duringYears(years)}. ${upperFirst(planned)} en face : ${nothing}.`,
					`${upperFirst(spent)} ${duringYears(years)}. ${upperFirst(planned)} to set against it: ${nothing}.`
				);
	return { libelle: series.libelle, pourquoi: `${pourquoi}${onlyAnnounced(found, series)}` };
}

/** The years whose amount is announced and nothing more, where an announcement does not stand in for a vote. */
function onlyAnnounced(found: Execution, { dispositif }: ExecutionSeries): string {
	if (!isBudget(found)) return '';
	const { at } = found.cotes.prevu.of({ etapes: ['annonce'] });
	const years = found.selection.exercices.filter((year) => at(dispositif, year).centimes !== null);
	return years.length === 0
		? ''
		: tr(fr` Seulement annoncé : ${yearRanges(years)}.`, ` Announced only: ${yearRanges(years)}.`);
}

/** Whether the planned side is that of budget documents: an announcement does not stand in for them. */
const isBudget = ({ prevues }: Execution) => prevues.length > 1 && !prevues.includes('annonce');

/** Who spends, where no poste says more. */
const levelName = (niveau: Niveau) => tr(`niveau ${LIBELLES.niveau[niveau]}`, LIBELLES.niveau[niveau]);

/** What of an announced sum its source details, in the year that the finding tells. */
function announcedWords(db: Database, found: Execution, series: ExecutionSeries): string | null {
	const last = pairsOf(series).at(-1);
	if (!last || last.etapes[0] !== 'annonce') return null;
	const selection = { ...found.selection, etapes: found.depensees };
	const cells = countedCells(db, selection, true).filter(
		(cell) => cell.dispositif === series.dispositif && cell.exercice === last.exercice
	);
	const parts = new Map<string, number>();
	for (const cell of cells) {
		const nom = cell.poste === '' ? levelName(cell.niveau) : cell.poste;
		const detailed = cell.centimes - cell.nonDetaille;
		if (detailed !== 0) parts.set(nom, (parts.get(nom) ?? 0) + detailed);
	}
	const rest = cells.reduce((sum, cell) => sum + cell.nonDetaille, 0);
	const said = [...parts].map(([nom, centimes]) => ({ nom, centimes }));
	return announcedDeck(last.exercice, last.dedans, said, rest);
}

/** The only figure of the page bears what it shows for a title: its finding is the page's. */
function titled(data: VoteExecuteData, figures: number): VoteExecuteData {
	if (figures > 1) return data;
	const [first, last] = [data.annees[0]?.exercice ?? 0, data.annees.at(-1)?.exercice ?? 0];
	const { prevu, depense } = data.noms;
	const titre = told(
		data.portee,
		tr(
			fr`${prevu} et ${depense.toLowerCase()}, ${first === last ? `en ${first}` : `de ${first} à ${last}`}`,
			`${prevu} and ${depense.toLowerCase()}, ${first === last ? `in ${first}` : `from ${first} to ${last}`}`
		)
	);
	return { ...data, titre };
}

/** Two stages side by side: one figure for each dispositif that a budget document plans. */
export function stagesView(db: Database, query: Query) {
	const found = execution(db, query);
	const [spent, planned] = amountsOf(found);
	const rates = hasRates(found);
	const drawn = found.series.filter(inBudget);
	const main = mainSeries(found);
	const alone = (series: ExecutionSeries) =>
		series.annees.filter((year) => year.prevu.centimes === null && year.depense.centimes !== null);
	const partial = (series: ExecutionSeries) => series.annees.filter((year) => !isComplete(year.couverture));
	const yearsOf = (years: readonly { readonly exercice: number }[]) => years.map((year) => year.exercice);
	const nothing = scopeOfReading(found.cotes.prevu, { cells: [] });
	return {
		finding: main
			? findingOfStages(found, main)
			: rates
				? executionFinding(nothing, [], found.prevues)
				: stagesFinding(nothing, [], [spent, planned]),
		deck: main
			? rates
				? executionDeck(
						main.libelle,
						planned,
						yearsOf(countedYears(main)),
						yearsOf(alone(main)),
						yearsOf(partial(main))
					)
				: (announcedWords(db, found, main) ??
					tr(
						fr`Deux étapes d'un même dispositif, sur la même échelle. L'une n'est pas une part de l'autre.`,
						'Two stages of the same scheme, on the same scale. One is not a part of the other.'
					))
			: tr(
					fr`Aucun dispositif de ce choix n'a de ${planned} dans nos sources.`,
					`No scheme of this choice has ${withArticle(planned)} in our sources.`
				),
		appuis: (main ? pairsOf(main) : []).flatMap(({ exercice, etapes }) =>
			etapes.map((etape): DataPoint => ({ exercice, dispositif: main?.dispositif ?? '', etape }))
		),
		figures: drawn.map((series) => ({
			id: series.dispositif,
			data: titled(drawVoteExecute(found, series), drawn.length)
		})),
		ecartes: found.series.filter((series) => !inBudget(series)).map((series) => leftOut(found, series))
	};
}
