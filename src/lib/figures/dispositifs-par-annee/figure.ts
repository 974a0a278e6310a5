import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import type { DispositifsParAnneeData } from './data.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { formEntries, signEntries } from '#lib/figures/stacked-years/key.ts';
import { LARGEURS_DISPOSITIFS, placeDispositifs } from './place.ts';
import { placeDispositifsLow } from './place-rows.ts';
import { readSeries, wholeOf } from './read-series.ts';
import { tableDispositifsParAnnee } from './table.ts';
import { describeDispositifs, readDispositifs } from './readings.ts';

/** The figure `dispositifs-par-annee`: a row per dispositif, on one scale; blocks in a narrow room. */
export function viewDispositifsParAnnee(data: DispositifsParAnneeData): FigureView {
	const sheet = readSeries(data);
	const whole = wholeOf(sheet);
	return {
		...wordsOf(data),
		desc: described(data.portee, describeDispositifs(data, sheet)),
		readings: readDispositifs(data, sheet),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les dispositifs\u00A0; gauche et droite, leurs années',
			'Chart: up and down arrows, schemes; left and right, their years'
		),
		largeurs: LARGEURS_DISPOSITIFS,
		place: (width) => placeDispositifs(data, width, sheet),
		placeLow: (width, height) =>
			placeDispositifsLow(sheet, width, height) ?? placeDispositifs(data, width, sheet),
		legende: (drawing) => (whole ? formEntries(whole, drawing) : []),
		signes: (drawing) => (whole ? signEntries(whole, drawing) : []),
		table: tableDispositifsParAnnee(data)
	};
}

export const dispositifsParAnnee: Figure<'dispositifs-par-annee', DispositifsParAnneeData> = {
	id: 'dispositifs-par-annee',
	nom: () => tr('Les dispositifs, année par année', 'Schemes, year by year'),
	ignore: [],
	annees: 'etendue',
	view: viewDispositifsParAnnee
};
