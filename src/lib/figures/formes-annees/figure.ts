import { tr } from '#lib/domain/language.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { Figure } from '#lib/figures/shell/figure.ts';
import { described } from '#lib/words/scope-words.ts';
import type { FormesAnneesData } from './data.ts';
import { readGrid } from './grid.ts';
import { areaEntries, signsOf } from './key.ts';
import { LARGEURS, placeGrid, placeGridLow } from './place.ts';
import { describeGrid, readYears } from './readings.ts';
import { tableFormesAnnees } from './table.ts';

/** The figure `formes-annees`: a panel for each form over one axis of years, then what has no form, counted once. */
export function viewFormesAnnees(data: FormesAnneesData): FigureView {
	const grid = readGrid(data);
	return {
		...wordsOf(data),
		// Breaks are numbered in the drawing: their sentences come first, by their numbers.
		notes: [
			...grid.breaks.map(({ sentences }, index) => ({
				titre: String(index + 1),
				texte: sentences.join(' ')
			})),
			...data.notes
		],
		desc: described(data.portee, describeGrid(grid)),
		readings: readYears(grid),
		axe: 'horizontal',
		touches: tr(
			'Graphique\u00A0: flèches gauche et droite, les années\u00A0; haut et bas, les panneaux',
			'Chart: left and right arrows, years; up and down, panels'
		),
		largeurs: LARGEURS,
		place: (width) => placeGrid(grid, width),
		placeLow: (width, height) => placeGridLow(grid, width, height),
		legende: (drawing) => areaEntries(grid, drawing),
		signes: (drawing) => signsOf(grid, drawing),
		table: tableFormesAnnees(data)
	};
}

export const formesAnnees: Figure<'formes-annees', FormesAnneesData> = {
	id: 'formes-annees',
	nom: () => tr('La grille des formes', 'The grid of forms'),
	ignore: ['mesure', 'cles'],
	annees: 'etendue',
	view: viewFormesAnnees
};
