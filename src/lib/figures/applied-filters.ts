import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { FIGURES, type FigureId } from '#lib/figures/figures.ts';
import type { Query } from '#lib/domain/query.ts';

/**
 * The filters as a figure applies them, so that a file never claims a choice that it does not show: what the figure has no
 * use for is as if nothing was asked, and the base year of constant euros is stated.
 */
export function appliedFilters(id: FigureId, query: Query, base: number | undefined): Query {
	const { ignore: aside, annees } = FIGURES[id];
	const constant = query.euros === 'constants' && !aside.includes('euros');
	return {
		...query,
		etapes: [],
		// Two years are compared, or a span is shown.
		...(annees === 'comparees' ? { de: undefined, a: undefined } : { annees: [] }),
		forme: aside.includes('forme') ? [] : query.forme,
		mesure: aside.includes('mesure') ? 'montant' : query.mesure,
		cles: aside.includes('cles') ? 'sans' : query.cles,
		euros: constant ? 'constants' : 'courants',
		base: constant ? base : undefined
	};
}

/** The years that a figure of a few years shows, whatever the address leaves open; nothing for one that shows them all. */
export function shownYears(
	id: FigureId,
	{ colonnes, lignes }: FigureTable,
	compared: () => readonly [number, number]
): Partial<Query> {
	const { annees } = FIGURES[id];
	if (annees === 'comparees') return { annees: [...compared()] };
	if (annees === 'etendue') return {};
	const column = colonnes.findIndex(({ id: cle }) => cle === 'exercice');
	const years = lignes.map((line) => line[column]).filter((cell) => typeof cell === 'number');
	return years.length === 0 ? {} : { de: Math.min(...years), a: Math.max(...years) };
}
