import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import type { Query } from '#lib/domain/query.ts';
import { isComplete, type Etape, type Forme } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import type { SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { ofAskedForms } from '#lib/server/analysis/counted/cells.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import { select, type Selection } from '#lib/server/analysis/selection.ts';
import { sumOf, type Pair, type Stand } from '#lib/server/analysis/standing.ts';

/** Money of one form at one stage in one year, in cents. */
export interface YearPart {
	readonly forme: Forme;
	readonly etape: Etape;
	readonly centimes: number;
	/** What of it is deduced by us. */
	readonly deduit: number;
	readonly nonDetaille: boolean;
	/** Given by an allocation key: `centimes` is its central part, between these (R7). */
	readonly cle?: { readonly bas: number; readonly haut: number };
}

export interface Year extends Omit<Stand, 'centimes' | 'attente'> {
	readonly exercice: number;
	readonly total: number | null;
	/** It has money, be it of none of the forms asked. */
	readonly paye: boolean;
	readonly parts: readonly YearPart[];
	/**
	 * What the year would come to if another published value were retained. None under a filter by form: published values
	 * compete for whole amounts, whatever their form.
	 */
	readonly totauxPossibles: readonly number[];
	/** Dispositifs that have money this year and of which it may not be all: the amount is « au moins » (R8). */
	readonly partiels: readonly string[];
	/** Rows in quarantine, and what of their money could be read. */
	readonly nonImporte: QuarantinedMoney | null;
}

/** The data of the figure `formes-par-annee`. */
export interface FormesParAnnee {
	readonly version: number;
	readonly selection: Selection;
	/** What it was read from. */
	readonly reading: Reading;
	readonly annees: readonly Year[];
	readonly ruptures: readonly SeriesBreak[];
	readonly contests: readonly Contest[];
	/** Official figures named beside the partial years, never added. */
	readonly officiels: readonly OfficialFigure[];
	/** Sources of the lines that count, by id. */
	readonly sources: readonly string[];
}

/**
 * Allocation by form and year with what the figure has to draw beside it: stages, gaps, breaks, partial coverage and
 * competing values. Without bounds in the query, years run from the first to the last amount of the stage asked; those
 * between without an amount stay, and say why (R10). A filter on forms keeps the non attributed (R6). Dispositifs of the
 * contexte cannot be stacked (R5): of several, only the first that has an amount is
 * drawn.
 */
export function formesParAnnee(db: Database, query: Query): FormesParAnnee {
	if (query.perimetre !== 'contexte') return drawn(db, query);
	const figures = select(db, query).dispositifs.map(({ id }) => drawn(db, { ...query, dispositif: [id] }));
	const figure = figures.find(({ annees }) => annees.some((year) => year.parts.length > 0)) ?? figures[0];
	return figure ?? drawn(db, query);
}

function drawn(db: Database, query: Query): FormesParAnnee {
	const reading = read(db, query);
	const { selection } = reading;
	const shown = shownYears(reading);
	const annees = shown.map((exercice) => yearOf(reading, exercice));
	return {
		version: selection.version,
		selection,
		reading,
		annees,
		ruptures: reading.breaks(shown),
		contests: reading.contests.filter((contest) => shown.includes(contest.exercice)),
		officiels: reading.officials(annees.flatMap(partialPairs)),
		sources: reading.sourcesCounted
	};
}

/** The years of a selection without bounds run from the first to the last amount, priced or not, or row that waits. */
export function shownYears({ selection, cells, waiting, unpriced }: Reading): number[] {
	const { query, exercices } = selection;
	const dated = [
		...[...cells, ...waiting].map((item) => item.exercice),
		...[...unpriced].map((pair) => Number(pair.split(' ')[1]))
	];
	return exercices.filter(
		(year) =>
			(query.de !== undefined || year >= Math.min(...dated)) &&
			(query.a !== undefined || year <= Math.max(...dated))
	);
}

/** The places of a year that are read in part. */
export const partialPairs = ({ exercice, partiels }: Year): Pair[] =>
	partiels.map((dispositif) => ({ dispositif, exercice }));

/** What one year comes to over some dispositifs, all of the selection when none is named. */
export function yearOf(reading: Reading, exercice: number, dispositifs?: readonly string[]): Year {
	const { selection, cells } = reading;
	const ids = dispositifs ?? selection.dispositifs.map((item) => item.id);
	const pairs = ids.map((dispositif) => ({ dispositif, exercice }));
	const paying = ids.filter((id) => reading.paid(id, exercice));
	const own = ofAskedForms(selection.query, cells).filter(
		(cell) => cell.exercice === exercice && ids.includes(cell.dispositif)
	);
	const { centimes: total, attente: nonImporte, ...stand } = reading.over(pairs, own);
	return {
		...stand,
		exercice,
		total,
		paye: paying.length > 0,
		parts: partsOf(own),
		totauxPossibles: possibleTotals(reading, pairs, own),
		partiels: paying.filter((id) => !isComplete(reading.at(id, exercice).couverture)),
		nonImporte
	};
}

function possibleTotals({ selection, at }: Reading, pairs: readonly Pair[], own: readonly Cell[]): number[] {
	// Published values compete as published: in constant euros the note gives them, the bar does not.
	if (selection.deflator !== null || selection.query.forme.length > 0) return [];
	const possible = pairs.flatMap(({ dispositif, exercice }) => {
		const others = own.filter((cell) => cell.dispositif !== dispositif);
		return at(dispositif, exercice).contests.flatMap((contest) =>
			contest.totauxPossibles.map((value) => sumOf(others) + value)
		);
	});
	return [...new Set(possible)];
}

function partsOf(cells: readonly Cell[]): YearPart[] {
	const parts = new Map<string, YearPart>();
	const add = (cell: Cell, centimes: number, nonDetaille: boolean) => {
		const { forme, etape, cle } = cell;
		const key = `${forme} ${etape} ${nonDetaille} ${cle !== undefined}`;
		const known = parts.get(key);
		parts.set(key, {
			forme,
			etape,
			centimes: (known?.centimes ?? 0) + centimes,
			deduit: (known?.deduit ?? 0) + (cell.preuve === 'D' ? centimes : 0),
			nonDetaille,
			...(cle
				? { cle: { bas: (known?.cle?.bas ?? 0) + cle.bas, haut: (known?.cle?.haut ?? 0) + cle.haut } }
				: {})
		});
	};
	for (const cell of cells) {
		if (cell.nonDetaille !== 0) add(cell, cell.nonDetaille, true);
		if (cell.centimes !== cell.nonDetaille || cell.nonDetaille === 0) {
			add(cell, cell.centimes - cell.nonDetaille, false);
		}
	}
	return [...parts.values()];
}
