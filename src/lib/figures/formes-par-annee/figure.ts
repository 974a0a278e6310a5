import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import { formEntries, signEntries } from '#lib/figures/stacked-years/key.ts';
import { LARGEURS, placeStackedBars, placeStackedLow } from './place.ts';
import { readFigure } from '#lib/figures/stacked-years/read-figure.ts';
import { tableFormesParAnnee } from './table.ts';
import { describeForms, readForms } from './readings.ts';

/** The figure `formes-par-annee`: columns in a wide room, rows in a narrow one, whose names then stand above it. */
export function viewFormesParAnnee(data: FormesParAnneeData): FigureView {
	const figure = readFigure(data);
	return {
		...wordsOf(data),
		desc: described(data.portee, describeForms(figure)),
		readings: readForms(figure),
		axe: 'horizontal',
		touches: tr(
			'Graphique\u00A0: flèches gauche et droite, les années\u00A0; haut et bas, les formes',
			'Chart: left and right arrows, years; up and down, forms'
		),
		largeurs: LARGEURS,
		place: (width) => placeStackedBars(data, width, figure),
		placeLow: (width, height) =>
			placeStackedLow(data, width, height) ?? placeStackedBars(data, width, figure),
		legende: (drawing) => (drawing.layout === 'lignes' ? formEntries(figure, drawing) : []),
		signes: (drawing) => [
			...(drawing.layout === 'colonnes' ? formEntries(figure, drawing) : []),
			...signEntries(figure, drawing)
		],
		table: tableFormesParAnnee(data)
	};
}

export const formesParAnnee: Figure<'formes-par-annee', FormesParAnneeData> = {
	id: 'formes-par-annee',
	nom: () => tr('Les formes de traite, année par année', 'Forms of trafficking, year by year'),
	ignore: [],
	annees: 'etendue',
	view: viewFormesParAnnee
};
