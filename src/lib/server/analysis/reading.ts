import type { Query } from '#lib/domain/query.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { absenceIndex } from '#lib/server/analysis/counted/absence.ts';
import { officialFigures, type OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import { seriesBreaks, type SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { countedCells, evidenceCells, pairsWithoutIndex } from '#lib/server/analysis/counted/cells.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { contests, type Contest } from '#lib/server/analysis/disputes/competing.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';
import { holdingsAt, type Holdings } from '#lib/server/analysis/counted/holdings.ts';
import { lazy, once } from './lazy.ts';
import { addQuarantines, quarantined, type Quarantine } from '#lib/server/analysis/counted/quarantine.ts';
import { select, type Selection } from './selection.ts';
import { sourcesCounted, sourcesRead } from '#lib/server/analysis/counted/sources-read.ts';
import { presenceOf, together, type Pair, type Stand, type Standing } from './standing.ts';

/** What a selection reads of the base, each part worked out when it is first asked for, once. */
interface Parts {
	readonly selection: Selection;
	/** All that its version holds. */
	readonly holdings: Holdings;
	/** What counts, before any filter on forms; with `detailed`, by niveau and poste too. */
	readonly cells: readonly Cell[];
	readonly detailed: readonly Cell[];
	/** The same on evidence alone, whatever keys suppose: what logical bounds rest on (R8). */
	readonly evidence: readonly Cell[];
	readonly detailedEvidence: readonly Cell[];
	/** Quantités on which sources differ (R4). */
	readonly contests: readonly Contest[];
	/** Rows in quarantine where an amount should stand. */
	readonly waiting: readonly Quarantine[];
	/** « dispositif exercice » that have money and no price index (R12). */
	readonly unpriced: ReadonlySet<string>;
	/** Ids of the sources read, and of those of which a line counts or controls, those that say most first. */
	readonly sources: readonly string[];
	readonly sourcesCounted: readonly string[];
}

/**
 * The one place that answers « what stands here » for a (dispositif, exercice, étape). Every figure, page, file and answer of
 * the API projects it.
 */
export interface Reading extends Parts {
	/** What stands at a (dispositif, exercice), at the stage that the selection reads there or at the one given. */
	readonly at: (dispositif: string, exercice: number, etape?: Etape) => Standing;
	/** What stands at several places; `cells` is the money of them that counts, all of it when it is not given. */
	readonly over: (pairs: readonly Pair[], cells?: readonly Cell[]) => Stand;
	/** Whether a (dispositif, exercice) has an amount. */
	readonly paid: (dispositif: string, exercice: number) => boolean;
	/** The places of every selected dispositif, in the years given. */
	readonly pairs: (exercices?: readonly number[]) => Pair[];
	/** Breaks of the series over the years given (R11). */
	readonly breaks: (exercices?: readonly number[]) => readonly SeriesBreak[];
	/** Official figures named beside the places given, never added. */
	readonly officials: (pairs: readonly Pair[]) => readonly OfficialFigure[];
	/** The same reading of other stages, years or dispositifs. */
	readonly of: (changes: Partial<Pick<Selection, 'etapes' | 'exercices' | 'dispositifs'>>) => Reading;
}

/** Reads what a query asks. Throws as `select` does. */
export const read = (db: Database, query: Query): Reading => readingOf(db, select(db, query));

const keyOf = ({ dispositif, exercice }: Pair) => `${dispositif} ${exercice}`;

/** Reads a selection. */
export function readingOf(db: Database, selection: Selection): Reading {
	const parts: Parts = lazy<Parts>({
		selection: () => selection,
		holdings: () => holdingsAt(db, selection.version),
		cells: () => countedCells(db, selection, false),
		detailed: () => countedCells(db, selection, true),
		evidence: () => evidenceCells(db, selection, false, parts.cells),
		detailedEvidence: () => evidenceCells(db, selection, true, parts.detailed),
		contests: () => contests(db, selection),
		waiting: () => quarantined(db, selection),
		unpriced: () => pairsWithoutIndex(db, selection),
		sources: () => sourcesRead(db, selection),
		sourcesCounted: () => sourcesCounted(db, selection)
	});
	const { reference, dispositifs, exercices } = selection;
	const cellsAt = once(() => Map.groupBy(parts.cells, keyOf));
	const waitingAt = once(() => Map.groupBy(parts.waiting, keyOf));
	const contestsAt = once(() => Map.groupBy(parts.contests, keyOf));
	const standings = new Map<string, Standing>();
	const stages = new Map<Etape, Reading>();

	const standing = (pair: Pair): Standing => {
		const key = keyOf(pair);
		const { dispositif, exercice } = pair;
		const cells = cellsAt().get(key) ?? [];
		const rows = waitingAt().get(key) ?? [];
		const nothing = () =>
			parts.unpriced.has(key)
				? 'sans_indice'
				: rows.length > 0
					? 'non_importe'
					: absenceIndex(reference)(dispositif, exercice, selection.etapes);
		const statut = cells.length > 0 ? presenceOf(cells) : nothing();
		const couverture = coverageIndex(reference)(dispositif, exercice);
		const place = {
			statut,
			couverture,
			// A year whose coverage is declared is one in which it was in being.
			existe: couverture !== 'non_declaree' || statut !== 'sans_objet',
			attente: rows.length === 0 ? null : addQuarantines(rows)
		};
		return {
			...pair,
			...together([place], cells),
			existe: place.existe,
			etape: cells[0]?.etape ?? null,
			get contests() {
				return contestsAt().get(key) ?? [];
			}
		};
	};
	const of: Reading['of'] = (changes) => readingOf(db, { ...selection, ...changes });
	const at: Reading['at'] = (dispositif, exercice, etape) => {
		if (etape !== undefined) {
			const reading = stages.get(etape) ?? of({ etapes: [etape] });
			stages.set(etape, reading);
			return reading.at(dispositif, exercice);
		}
		const pair = { dispositif, exercice };
		const found = standings.get(keyOf(pair)) ?? standing(pair);
		standings.set(keyOf(pair), found);
		return found;
	};
	const paid: Reading['paid'] = (dispositif, exercice) => cellsAt().has(keyOf({ dispositif, exercice }));
	const answers: Omit<Reading, keyof Parts> = {
		at,
		of,
		paid,
		over: (pairs, cells) =>
			together(
				pairs.map(({ dispositif, exercice }) => at(dispositif, exercice)),
				cells ?? pairs.flatMap((pair) => cellsAt().get(keyOf(pair)) ?? [])
			),
		pairs: (years = exercices) =>
			dispositifs.flatMap(({ id }) => years.map((exercice) => ({ dispositif: id, exercice }))),
		breaks: (years = exercices) => seriesBreaks({ ...selection, exercices: years }, paid),
		officials: (pairs) => officialFigures(db, selection.query, pairs)
	};
	return Object.defineProperties(answers, Object.getOwnPropertyDescriptors(parts)) as Reading;
}
