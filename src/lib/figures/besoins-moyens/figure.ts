import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import type { BesoinsMoyensData } from './data.ts';
import { describeNeeds, readNeeds } from './readings.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { deducedEntries } from '#lib/figures/shell/key-signs.ts';
import { LARGEURS_BESOINS, placeBesoinsMoyens } from './place.ts';
import { tableBesoinsMoyens } from './table.ts';

/** The figure `besoins-moyens`: every row and scale is named where it stands, so that it needs no key. */
export function viewBesoinsMoyens(data: BesoinsMoyensData): FigureView {
	return {
		...wordsOf(data),
		desc: described(data.portee, describeNeeds(data)),
		readings: readNeeds(data),
		axe: 'vertical',
		touches: tr('Graphique\u00A0: flèches haut et bas, les formes', 'Chart: up and down arrows, forms'),
		largeurs: LARGEURS_BESOINS,
		place: (width) => placeBesoinsMoyens(data, width),
		legende: () => [],
		signes: deducedEntries,
		table: tableBesoinsMoyens(data)
	};
}

export const besoinsMoyens: Figure<'besoins-moyens', BesoinsMoyensData> = {
	id: 'besoins-moyens',
	nom: () => tr('Les besoins et les moyens', 'Needs and funding'),
	ignore: ['mesure'],
	annees: 'siennes',
	view: viewBesoinsMoyens
};
