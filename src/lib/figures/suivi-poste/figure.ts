import { tr } from '#lib/domain/language.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { Figure } from '#lib/figures/shell/figure.ts';
import { described } from '#lib/words/scope-words.ts';
import { letterOf, readBoard } from './board.ts';
import type { SuiviPosteData } from './data.ts';
import { areaEntries, signsOf } from './key.ts';
import { LARGEURS, placeBoard, placeBoardLow } from './place.ts';
import { describeBoard, readYears } from './readings.ts';
import { tableSuiviPoste } from './table.ts';

/** The figure `suivi-poste`: one poste from what was asked to what was spent, year by year, then the money apart. */
export function viewSuiviPoste(data: SuiviPosteData): FigureView {
	const board = readBoard(data);
	return {
		...wordsOf(data),
		// Breaks are numbered in the drawing and reasons have letters: their sentences come first.
		notes: [
			...board.breaks.map(({ sentences }, index) => ({
				titre: String(index + 1),
				texte: sentences.join(' ')
			})),
			...data.motifs.map(({ de, a, texte }, rank) => ({
				titre: letterOf(rank),
				texte: `${de}–${a}. ${texte}`
			})),
			...data.promesses,
			...data.notes
		],
		desc: described(data.portee, describeBoard(board)),
		readings: readYears(board),
		axe: 'horizontal',
		touches: tr(
			'Graphique\u00A0: flèches gauche et droite, les années\u00A0; haut et bas, les panneaux',
			'Chart: left and right arrows, years; up and down, panels'
		),
		largeurs: LARGEURS,
		place: (width) => placeBoard(board, width),
		placeLow: (width, height) => placeBoardLow(board, width, height),
		legende: (drawing) => areaEntries(board, drawing),
		signes: (drawing) => signsOf(board, drawing),
		table: tableSuiviPoste(data)
	};
}

export const suiviPoste: Figure<'suivi-poste', SuiviPosteData> = {
	id: 'suivi-poste',
	nom: () => tr('Promis, voté, dépensé', 'Promised, voted, spent'),
	ignore: ['etape', 'forme', 'mesure', 'cles'],
	annees: 'etendue',
	etapes: { nom: 'toutes-etapes', mots: () => tr('demandé, voté et dépensé', 'asked, voted and spent') },
	view: viewSuiviPoste
};
