import { tableChanges, type TableChange } from '#lib/figures/shell/table-changes.ts';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { FIGURES, FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureTable, shownFigure } from './shown-figure.server.ts';

/** A figure read at two versions (R13). */
export interface FigureChange {
	readonly id: FigureId;
	readonly nom: string;
	/** `muette`: at neither version is there anything to draw. */
	readonly etat: 'change' | 'meme' | 'apparue' | 'disparue' | 'muette';
	/** Values of what the older version shows that differ, the largest difference in euros first. */
	readonly valeurs: readonly TableChange[];
	/** Years that the newer version shows, and the older did not: no value of the older has changed by that. */
	readonly annees: readonly number[];
	/** Whether the newer version shows them instead of those of the older, and not beside them. */
	readonly deplacee: boolean;
}

const textsOf = ({ lignes }: FigureTable) => lignes.map((row) => JSON.stringify(row)).sort();

/**
 * What differs, between two versions, of what a figure showed at the first: the same years, the same dispositif and the same
 * base of euros are asked of both, whatever they would show first today (R13). The query's own `v` is not read.
 */
export function figureChange(db: Database, id: FigureId, query: Query, de: number, a: number): FigureChange {
	const [was, is] = [de, a].map((v) => shownFigure(db, id, { ...query, v }));
	const told = { id, nom: FIGURES[id].nom(), valeurs: [], annees: [], deplacee: false };
	if (!was) return { ...told, etat: is ? 'apparue' : 'muette' };
	const after = figureTable(db, id, { ...was.query, v: a });
	if (after === null) return { ...told, etat: 'disparue' };
	const size = (change: TableChange) => Math.abs(change.ecart ?? 0);
	const valeurs = tableChanges(was.table, after).sort((x, y) => size(y) - size(x));
	const same = valeurs.length === 0 && textsOf(was.table).join() === textsOf(after).join();
	const shown = is?.annees ?? was.annees;
	return {
		...told,
		etat: same ? 'meme' : 'change',
		valeurs,
		annees: shown.filter((year) => !was.annees.includes(year)),
		deplacee: was.annees.some((year) => !shown.includes(year))
	};
}

/** Whether a value that a figure showed is no longer so: words alone, and years shown besides, change none. */
export const movesValues = ({ etat, valeurs }: FigureChange): boolean =>
	etat === 'disparue' || valeurs.length > 0;

/** What differs in every figure that can be drawn, with the filters given, between two versions. */
export function figureChanges(db: Database, query: Query, de: number, a: number): FigureChange[] {
	return FIGURE_IDS.map((id) => figureChange(db, id, query, de, a)).filter(({ etat }) => etat !== 'muette');
}
