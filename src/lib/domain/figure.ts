import { inBoth } from './language.ts';

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

/** Filters that some figures have no use for. */
export type FigureFilter = 'etape' | 'forme' | 'cles' | 'euros' | 'mesure';

/** What a figure shows whatever these filters ask: all stages, amounts by item, amounts and never shares… */
export const IGNORED_FILTERS: Readonly<Record<FigureId, readonly FigureFilter[]>> = {
	'formes-par-annee': [],
	'dispositifs-par-annee': [],
	'vote-execute': ['etape', 'forme', 'cles', 'mesure'],
	'repartition-annee': ['forme', 'mesure'],
	'carte-transparence': ['etape', 'forme', 'cles', 'euros', 'mesure'],
	'besoins-moyens': ['mesure'],
	'variation-annuelle': ['forme', 'cles', 'mesure'],
	flux: ['mesure']
};

/** What each figure shows, in a few words: for lists, before its finding is known. In the language of the moment. */
export const FIGURE_NOMS = inBoth<Readonly<Record<FigureId, string>>>(
	{
		'formes-par-annee': 'Les formes de traite, année par année',
		'dispositifs-par-annee': 'Les dispositifs, année par année',
		'vote-execute': 'Voté et dépensé',
		'repartition-annee': 'La répartition d’une année',
		'carte-transparence': 'Ce qui est publié',
		'besoins-moyens': 'Les besoins et les moyens',
		'variation-annuelle': 'Ce qui change d’une année à l’autre',
		flux: 'Du dispositif à la forme'
	},
	{
		'formes-par-annee': 'Forms of trafficking, year by year',
		'dispositifs-par-annee': 'Schemes, year by year',
		'vote-execute': 'Voted and spent',
		'repartition-annee': 'How one year is split',
		'carte-transparence': 'What is published',
		'besoins-moyens': 'Needs and funding',
		'variation-annuelle': 'What changes from one year to the next',
		flux: 'From scheme to form'
	}
);

export function isFigure(id: string): id is FigureId {
	return (FIGURES as readonly string[]).includes(id);
}
