import { FIGURES, viewOf, type FigureId } from './figures.ts';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';

import type { Query } from '#lib/domain/query.ts';
import { comparedYears } from '#lib/figures/variation-annuelle/compared-years.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askFigure } from './registry.server.ts';

/** A figure as a query shows it at the version that it reads. */
export interface ShownFigure {
	readonly table: FigureTable;
	/**
	 * The same query with all that it leaves open made explicit: the years, the dispositif and the base of constant euros that
	 * are shown. At any version it asks for the same thing: a default that moves is no change of value (R13).
	 */
	readonly query: Query;
	/** Years of its rows, in order. */
	readonly annees: readonly number[];
}

/** The exact data of a figure, `null` when nothing of the choice can be drawn. */
export function figureTable(db: Database, id: FigureId, query: Query): FigureTable | null {
	const figure = askFigure(db, id, query);
	const table = figure && viewOf(figure).table;
	return table === null || table.lignes.length === 0 ? null : table;
}

/** What a figure shows for a query; `null` when nothing of the choice can be drawn. */
export function shownFigure(db: Database, id: FigureId, query: Query): ShownFigure | null {
	const table = figureTable(db, id, query);
	if (table === null) return null;
	const { deflator } = select(db, query);
	const priced = deflator === null ? query : { ...query, base: deflator.base };
	const { annees: years, seul } = FIGURES[id];
	if (years === 'comparees') {
		const annees = comparedYears(db, query);
		return { table, query: { ...priced, annees: [...annees] }, annees };
	}
	const annees = [...new Set(table.identites.flatMap(({ exercice }) => exercice ?? []))].sort(
		(a, b) => a - b
	);
	const dispositif = seul?.(query)
		? [...new Set(table.identites.flatMap((row) => row.dispositif ?? []))]
		: query.dispositif;
	return { table, query: { ...priced, dispositif, de: annees[0], a: annees.at(-1) }, annees };
}
