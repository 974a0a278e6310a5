import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { FluxData } from './data.ts';
import { deducedEntries } from '#lib/figures/shell/key-signs.ts';
import { describeFlux, fluxKey, readFlux } from './readings.ts';
import { LARGEURS_FLUX, placeFlux } from './place.ts';
import { tableFlux } from './table.ts';

/** The figure `flux`: a river where there is room for one, ranked rows elsewhere. */
export function viewFlux(data: FluxData): FigureView {
	return {
		...wordsOf(data),
		desc: described(data.portee, describeFlux(data)),
		readings: readFlux(data),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les dispositifs puis les formes\u00A0; flèches gauche et droite, ce qui part de chacun',
			'Chart: up and down arrows, schemes then forms; left and right arrows, what leaves each'
		),
		largeurs: LARGEURS_FLUX,
		place: (width) => placeFlux(data, width),
		legende: () => [],
		signes: (drawing) => [...fluxKey(data), ...deducedEntries(drawing)],
		table: tableFlux(data)
	};
}

export const flux: Figure<'flux', FluxData> = {
	id: 'flux',
	nom: () => tr('Du dispositif à la forme', 'From scheme to form'),
	ignore: ['mesure'],
	annees: 'siennes',
	seul: ({ perimetre }) => perimetre === 'contexte',
	view: viewFlux
};
