import { tableChanges, type TableChange } from '#lib/charts/table-changes.ts';
import { viewOf } from '#lib/charts/views.ts';
import type { FigureTable } from '#lib/charts/figure-table.ts';
import { FIGURE_NOMS, FIGURES, type FigureId } from '#lib/domain/figure.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/open.ts';
import { askFigure } from './registry.ts';

/** A figure read at two versions (R13). */
export interface FigureChange {
	readonly id: FigureId;
	readonly nom: string;
	/** `muette`: at neither version is there anything to draw. */
	readonly etat: 'change' | 'meme' | 'apparue' | 'disparue' | 'muette';
	/** Values of its table that differ, the largest difference in euros first. */
	readonly valeurs: readonly TableChange[];
}

/** The exact data of a figure at a version, `null` when nothing of the choice can be drawn there. */
export function figureTableAt(db: Database, id: FigureId, query: Query, v: number): FigureTable | null {
	const figure = askFigure(db, id, { ...query, v });
	return figure === null ? null : viewOf(figure).table;
}

/** What differs in a figure between two versions, for a query whose own `v` is not read. */
export function figureChange(db: Database, id: FigureId, query: Query, de: number, a: number): FigureChange {
	const [before, after] = [figureTableAt(db, id, query, de), figureTableAt(db, id, query, a)];
	const told = { id, nom: FIGURE_NOMS[id] };
	if (before === null || after === null) {
		const etat = before === after ? 'muette' : before === null ? 'apparue' : 'disparue';
		return { ...told, etat, valeurs: [] };
	}
	const same = JSON.stringify(before.lignes) === JSON.stringify(after.lignes);
	const size = (change: TableChange) => Math.abs(change.ecart ?? 0);
	const valeurs = same ? [] : tableChanges(before, after).sort((x, y) => size(y) - size(x));
	return { ...told, etat: same ? 'meme' : 'change', valeurs };
}

/** What differs in every figure that can be drawn, with the filters given, between two versions. */
export function figureChanges(db: Database, query: Query, de: number, a: number): FigureChange[] {
	return FIGURES.map((id) => figureChange(db, id, query, de, a)).filter(({ etat }) => etat !== 'muette');
}
