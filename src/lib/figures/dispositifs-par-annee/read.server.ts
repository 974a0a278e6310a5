import type { Query } from '#lib/domain/query.ts';
import { isComplete, isNonAttribuee } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import type { SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { ofAskedForms } from '#lib/server/analysis/counted/cells.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { partialPairs, shownYears, yearOf, type Year } from '#lib/figures/formes-par-annee/read.server.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { sumOf } from '#lib/server/analysis/standing.ts';

/** One dispositif over the years of the figure; years and breaks are its own. */
export interface DispositifYears {
	readonly dispositif: string;
	readonly annees: readonly Year[];
	readonly ruptures: readonly SeriesBreak[];
}

/** Money of a dispositif in a year, of the forms asked and of none, in cents. */
export interface Payer {
	readonly dispositif: string;
	readonly exercice: number;
	readonly centimes: number;
	/** What of it is attributed to a form. */
	readonly rattache: number;
	readonly partielle: boolean;
}

/** The data of the figure `dispositifs-par-annee`. */
export interface DispositifsParAnnee {
	readonly version: number;
	readonly selection: Selection;
	/** What it was read from. */
	readonly reading: Reading;
	/** Years without a hole, the same for every dispositif. */
	readonly exercices: readonly number[];
	/** Selected dispositifs in display order, with an amount or without. */
	readonly series: readonly DispositifYears[];
	readonly payeurs: readonly Payer[];
	readonly contests: readonly Contest[];
	/** Official figures named beside the partial years, never added. */
	readonly officiels: readonly OfficialFigure[];
	/** Sources of the lines that count, by id. */
	readonly sources: readonly string[];
}

/**
 * What each dispositif gets, year by year and by form. Every one is read alone, so those that enter no total (R5) can stand
 * here too: they do when the query asks for the contexte, and only then. Without bounds in the query, years run from the
 * first to the last amount of all of them. A filter on forms keeps the non attributed (R6).
 */
export function dispositifsParAnnee(db: Database, query: Query): DispositifsParAnnee {
	const reading = read(db, query);
	const { selection } = reading;
	const exercices = shownYears(reading);
	const ruptures = reading.breaks(exercices);
	const series = selection.dispositifs.map(({ id }): DispositifYears => ({
		dispositif: id,
		annees: exercices.map((exercice) => yearOf(reading, exercice, [id])),
		ruptures: ruptures.filter(({ dispositif }) => dispositif === id)
	}));
	const shown = Map.groupBy(
		ofAskedForms(query, reading.cells),
		(cell) => `${cell.dispositif} ${cell.exercice}`
	);
	const payeurs = exercices.flatMap((exercice) =>
		selection.dispositifs.flatMap(({ id }): Payer[] => {
			const own = shown.get(`${id} ${exercice}`);
			if (!own) return [];
			const rattache = sumOf(own.filter(({ forme, cle }) => !isNonAttribuee(forme) && cle === undefined));
			const partielle = !isComplete(reading.at(id, exercice).couverture);
			return [{ dispositif: id, exercice, centimes: sumOf(own), rattache, partielle }];
		})
	);
	return {
		version: selection.version,
		selection,
		reading,
		exercices,
		series,
		payeurs,
		contests: reading.contests.filter((contest) => exercices.includes(contest.exercice)),
		officiels: reading.officials(series.flatMap(({ annees }) => annees.flatMap(partialPairs))),
		sources: reading.sourcesCounted
	};
}
