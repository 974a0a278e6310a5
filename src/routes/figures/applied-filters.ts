import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { IGNORED_FILTERS, type FigureId } from '#lib/domain/figure.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';

/** The stages of a figure that shows several whatever is asked: in a file's name, and in words. */
interface ShownStages {
	readonly nom: string;
	readonly mots: string;
}

/**
 * The filters as a figure applies them, so that a file never claims a choice that it does not show: what the figure has no
 * use for is as if nothing was asked, and the base year of constant euros is stated.
 */
export function appliedFilters(id: FigureId, query: Query, base: number | undefined): Query {
	const aside = IGNORED_FILTERS[id];
	const constant = query.euros === 'constants' && !aside.includes('euros');
	return {
		...query,
		etapes: [],
		// Two years are compared, or a span is shown.
		...(id === 'variation-annuelle' ? { de: undefined, a: undefined } : { annees: [] }),
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
	compared: readonly [number, number]
): Partial<Query> {
	if (id === 'variation-annuelle') return { annees: [...compared] };
	if (id !== 'repartition-annee' && id !== 'flux' && id !== 'besoins-moyens') return {};
	const column = colonnes.findIndex(({ cle }) => cle === 'exercice');
	const years = lignes.map((line) => line[column]).filter((cell) => typeof cell === 'number');
	return years.length === 0 ? {} : { de: Math.min(...years), a: Math.max(...years) };
}

/** The stages shown whatever is asked; `null` when a figure shows the stage asked. */
export function shownStages(id: FigureId): ShownStages | null {
	if (id === 'vote-execute')
		return { nom: 'prevu-execution', mots: tr('prévu et exécuté', 'planned and executed') };
	return id === 'carte-transparence' ? { nom: 'toutes-etapes', mots: tr('toutes', 'all') } : null;
}
