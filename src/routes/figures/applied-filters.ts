import type { FigureId } from '#lib/domain/figure.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';

/** The stages of a figure that shows several whatever is asked: in a file's name, and in words. */
interface ShownStages {
	readonly nom: string;
	readonly mots: string;
}

/** Filters that a figure has no use for: a form where amounts are by item, a stage where all are shown… */
const WITHOUT: Readonly<Partial<Record<FigureId, readonly ('forme' | 'cles' | 'euros')[]>>> = {
	'vote-execute': ['forme', 'cles'],
	'repartition-annee': ['forme'],
	'carte-transparence': ['forme', 'cles', 'euros'],
	'variation-annuelle': ['forme', 'cles']
};

/**
 * The filters as a figure applies them, so that a file never claims a choice that it does not show: what the figure has no
 * use for is as if nothing was asked, and the base year of constant euros is stated.
 */
export function appliedFilters(id: FigureId, query: Query, base: number | undefined): Query {
	const aside = WITHOUT[id] ?? [];
	const constant = query.euros === 'constants' && !aside.includes('euros');
	return {
		...query,
		etapes: [],
		annees: id === 'variation-annuelle' ? query.annees : [],
		forme: aside.includes('forme') ? [] : query.forme,
		mesure: id === 'formes-par-annee' ? query.mesure : 'montant',
		cles: aside.includes('cles') ? 'sans' : query.cles,
		euros: constant ? 'constants' : 'courants',
		base: constant ? base : undefined
	};
}

/** The stages shown whatever is asked; `null` when a figure shows the stage asked. */
export function shownStages(id: FigureId): ShownStages | null {
	if (id === 'vote-execute')
		return { nom: 'prevu-execution', mots: tr('prévu et exécuté', 'planned and executed') };
	return id === 'carte-transparence' ? { nom: 'toutes-etapes', mots: tr('toutes', 'all') } : null;
}
