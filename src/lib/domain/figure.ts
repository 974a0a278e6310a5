/** The figures that can be shown, embedded, exported and cited, by the id of their address. */
export const FIGURES = [
	'formes-par-annee',
	'dispositifs-par-annee',
	'vote-execute',
	'repartition-annee',
	'carte-transparence',
	'besoins-moyens',
	'variation-annuelle',
	'flux'
] as const;
export type FigureId = (typeof FIGURES)[number];

/** What each figure shows, in a few words: for lists, before its finding is known. */
export const FIGURE_NOMS: Readonly<Record<FigureId, string>> = {
	'formes-par-annee': 'Les formes de traite, année par année',
	'dispositifs-par-annee': 'Les dispositifs, année par année',
	'vote-execute': 'Voté et dépensé',
	'repartition-annee': 'La répartition d’une année',
	'carte-transparence': 'Ce qui est publié',
	'besoins-moyens': 'Les besoins et les moyens',
	'variation-annuelle': 'Ce qui change d’une année à l’autre',
	flux: 'Du dispositif à la forme'
};

export function isFigure(id: string): id is FigureId {
	return (FIGURES as readonly string[]).includes(id);
}
