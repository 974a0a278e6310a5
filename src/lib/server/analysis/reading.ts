import type { Query } from '#lib/domain/query.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askedOnce } from '#lib/server/store/versions.ts';
import { absenceIndex } from '#lib/server/analysis/counted/absence.ts';
import { officialFigures, type OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import { seriesBreaks, type SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { countedCells, evidenceCells, pairsWithoutIndex } from '#lib/server/analysis/counted/cells.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { contests, type Contest } from '#lib/server/analysis/disputes/competing.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';
import { holdingsAt, type Holdings } from '#lib/server/analysis/counted/holdings.ts';
import { once } from './lazy.ts';
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

/** Reads what a query asks, once for all the questions of one page. Throws as `select` does. */
export const read = (db: Database, query: Query): Reading =>
	askedOnce(db, `reading ${JSON.stringify(query)}`, () => readingOf(db, select(db, query)));

const keyOf = ({ dispositif, exercice }: Pair) => `${dispositif} ${exercice}`;

/** Reads a selection. */
export function readingOf(db: Database, selection: Selection): Reading {
	const holdings = once(() => holdingsAt(db, selection.version));
	const cells = once(() => countedCells(db, selection, false));
	const detailed = once(() => countedCells(db, selection, true));
	const evidence = once(() => evidenceCells(db, selection, false, cells()));
	const detailedEvidence = once(() => evidenceCells(db, selection, true, detailed()));
	const disputed = once(() => contests(db, selection));
	const waiting = once(() => quarantined(db, selection));
	const unpriced = once(() => pairsWithoutIndex(db, selection));
	const sources = once(() => sourcesRead(db, selection));
	const counted = once(() => sourcesCounted(db, selection));
	const { reference, dispositifs, exercices } = selection;
	const cellsAt = once(() => Map.groupBy(cells(), keyOf));
	const waitingAt = once(() => Map.groupBy(waiting(), keyOf));
	const contestsAt = once(() => Map.groupBy(disputed(), keyOf));
	const standings = new Map<string, Standing>();
	const stages = new Map<Etape, Reading>();

	const standing = (pair: Pair): Standing => {
		const key = keyOf(pair);
		const { dispositif, exercice } = pair;
		const own = cellsAt().get(key) ?? [];
		const rows = waitingAt().get(key) ?? [];
		const nothing = () =>
			unpriced().has(key)
				? 'sans_indice'
				: rows.length > 0
					? 'non_importe'
					: absenceIndex(reference)(dispositif, exercice, selection.etapes);
		const statut = own.length > 0 ? presenceOf(own) : nothing();
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
			...together([place], own),
			existe: place.existe,
			etape: own[0]?.etape ?? null,
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
	return {
		selection,
		get holdings() {
			return holdings();
		},
		get cells() {
			return cells();
		},
		get detailed() {
			return detailed();
		},
		get evidence() {
			return evidence();
		},
		get detailedEvidence() {
			return detailedEvidence();
		},
		get contests() {
			return disputed();
		},
		get waiting() {
			return waiting();
		},
		get unpriced() {
			return unpriced();
		},
		get sources() {
			return sources();
		},
		get sourcesCounted() {
			return counted();
		},
		at,
		of,
		paid,
		over: (pairs, given) =>
			together(
				pairs.map(({ dispositif, exercice }) => at(dispositif, exercice)),
				given ?? pairs.flatMap((pair) => cellsAt().get(keyOf(pair)) ?? [])
			),
		pairs: (years = exercices) =>
			dispositifs.flatMap(({ id }) => years.map((exercice) => ({ dispositif: id, exercice }))),
		breaks: (years = exercices) => seriesBreaks({ ...selection, exercices: years }, paid),
		officials: (pairs) => officialFigures(db, selection.query, pairs)
	};
}
