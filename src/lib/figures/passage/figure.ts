import { tr } from '#lib/domain/language.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { Figure } from '#lib/figures/shell/figure.ts';
import { described } from '#lib/words/scope-words.ts';
import type { PassageData } from './data.ts';
import { LARGEURS_PASSAGE, placePassage, placePassageLow } from './place.ts';
import { describePassage, passageKey, readPassage } from './readings.ts';
import { tablePassage } from './table.ts';

/** The figure `passage`: a few years to one scale, and what goes from each to the next. */
export function viewPassage(data: PassageData): FigureView {
	return {
		...wordsOf(data),
		desc: described(data.portee, describePassage(data)),
		readings: readPassage(data),
		axe: 'horizontal',
		touches: tr(
			'Graphique\u00A0: flèches gauche et droite, les années\u00A0; haut et bas, ce que contient l’action',
			'Chart: left and right arrows, years; up and down, what the action holds'
		),
		largeurs: LARGEURS_PASSAGE,
		place: (width) => placePassage(data, width),
		placeLow: (width, height) => placePassageLow(data, width, height),
		legende: () => passageKey(data),
		signes: () => [],
		table: tablePassage(data)
	};
}

export const passage: Figure<'passage', PassageData> = {
	id: 'passage',
	nom: () => tr('D’une action à l’autre', 'From action to action'),
	ignore: ['forme', 'mesure', 'cles'],
	annees: 'siennes',
	view: viewPassage
};
