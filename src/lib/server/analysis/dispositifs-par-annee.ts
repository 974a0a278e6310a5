import type { Query } from '#lib/domain/query.ts';
import type { Forme } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { officialFigures, type OfficialFigure } from './beside.ts';
import { seriesBreaks, type SeriesBreak } from './breaks.ts';
import { countedCells, pairsWithoutIndex } from './cells.ts';
import { contests, type Contest } from './competing.ts';
import { sourcesOf, yearOf, yearsOf, type Year } from './formes-par-annee.ts';
import { quarantined } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';

/** One dispositif over the years of the figure; years and breaks are its own. */
export interface DispositifYears {
	readonly dispositif: string;
	readonly annees: readonly Year[];
	readonly ruptures: readonly SeriesBreak[];
}

/** Money of a dispositif in a year, every form counted, in cents. */
export interface Payer {
	readonly dispositif: string;
	readonly exercice: number;
	readonly centimes: number;
	readonly partielle: boolean;
}

/** The data of the figure `dispositifs-par-annee`. */
export interface DispositifsParAnnee {
	readonly version: number;
	readonly selection: Selection;
	/** Years without a hole, the same for every dispositif. */
	readonly exercices: readonly number[];
	/** Selected dispositifs in display order, with an amount or without. */
	readonly series: readonly DispositifYears[];
	readonly payeurs: readonly Payer[];
	readonly contests: readonly Contest[];
	/** Years with money but without a price index: no value in constant euros (R12). */
	readonly sansIndice: readonly number[];
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
	const selection = select(db, query);
	const asked = new Set<Forme>(query.forme);
	const all = countedCells(db, selection, false);
	const contested = contests(db, selection);
	const waiting = quarantined(db, selection);
	const unpriced = pairsWithoutIndex(db, selection);
	const sansIndice = yearsOf(unpriced);
	const dated = [...[...all, ...waiting].map((item) => item.exercice), ...sansIndice];
	const exercices = selection.exercices.filter(
		(year) =>
			(query.de !== undefined || year >= Math.min(...dated)) &&
			(query.a !== undefined || year <= Math.max(...dated))
	);
	const pairs = new Set(all.map((cell) => `${cell.dispositif} ${cell.exercice}`));
	const paid = (dispositif: string, exercice: number) => pairs.has(`${dispositif} ${exercice}`);
	const ruptures = seriesBreaks({ ...selection, exercices }, paid);
	const coverage = coverageIndex(selection.reference);
	const series = selection.dispositifs.map((row): DispositifYears => {
		const own = <T extends { readonly dispositif: string }>(items: readonly T[]) =>
			items.filter((item) => item.dispositif === row.id);
		const material = {
			selection: { ...selection, dispositifs: [row] },
			cells: own(all).filter(
				({ forme }) => asked.size === 0 || asked.has(forme) || forme === 'NV' || forme === 'MULTI'
			),
			contested: own(contested),
			waiting: own(waiting),
			paid,
			unpriced
		};
		return {
			dispositif: row.id,
			annees: exercices.map((exercice) => yearOf(exercice, material)),
			ruptures: own(ruptures)
		};
	});
	const payeurs = new Map<string, Payer>();
	for (const { dispositif, exercice, centimes } of all) {
		const key = `${dispositif} ${exercice}`;
		const before = payeurs.get(key)?.centimes ?? 0;
		const partielle = coverage(dispositif, exercice) === 'partielle';
		payeurs.set(key, { dispositif, exercice, centimes: before + centimes, partielle });
	}
	return {
		version: selection.version,
		selection,
		exercices,
		series,
		payeurs: [...payeurs.values()],
		contests: contested.filter((contest) => exercices.includes(contest.exercice)),
		sansIndice,
		officiels: officialFigures(
			db,
			query,
			series.flatMap(({ annees }) =>
				annees.flatMap((year) => year.partiels.map((dispositif) => ({ dispositif, exercice: year.exercice })))
			)
		),
		sources: sourcesOf(db, selection)
	};
}
