import { tr } from '#lib/domain/language.ts';
import { described } from '#lib/i18n/scope.ts';
import { wordsOf, type FigureView } from './figure-view.ts';
import type { FluxData } from './flux.ts';
import { deducedEntries } from './key-entries.ts';
import { describeFlux, fluxKey, readFlux } from './place-flux-words.ts';
import { LARGEURS_FLUX, placeFlux } from './place-flux.ts';
import { tableFlux } from './table-flux.ts';

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
		cle: () => [],
		signes: (drawing) => [...fluxKey(data), ...deducedEntries(drawing)],
		table: tableFlux(data)
	};
}
