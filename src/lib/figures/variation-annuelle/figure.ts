import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { deducedEntries } from '#lib/figures/shell/key-signs.ts';
import { LARGEURS_VARIATION, placeVariation, placeVariationLow } from './place.ts';
import { tableVariationAnnuelle } from './table.ts';
import { describeVariation, readVariation } from './readings.ts';
import type { VariationData } from './data.ts';

/** The figure `variation-annuelle`: what changed between two years, a row per poste and dispositif. */
export function viewVariationAnnuelle(data: VariationData): FigureView {
	return {
		...wordsOf(data),
		desc: described(data.portee, describeVariation(data)),
		readings: readVariation(data),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les postes et les dispositifs',
			'Chart: up and down arrows, items and schemes'
		),
		largeurs: LARGEURS_VARIATION,
		place: (width) => placeVariation(data, width),
		placeLow: (width) => placeVariationLow(data, width),
		legende: () => [],
		signes: deducedEntries,
		table: tableVariationAnnuelle(data)
	};
}

export const variationAnnuelle: Figure<'variation-annuelle', VariationData> = {
	id: 'variation-annuelle',
	nom: () => tr('Ce qui change d’une année à l’autre', 'What changes from one year to the next'),
	ignore: ['forme', 'cles', 'mesure'],
	annees: 'comparees',
	view: viewVariationAnnuelle
};
