import { tr } from '#lib/domain/language.ts';
import { described } from '#lib/i18n/scope.ts';
import { wordsOf, type FigureView } from './figure-view.ts';
import { deducedEntries } from './key-entries.ts';
import { LARGEURS_VARIATION, placeVariation } from './place-variation.ts';
import { tableVariationAnnuelle } from './table-variation-annuelle.ts';
import { describeVariation, readVariation } from './tell-variation.ts';
import type { VariationData } from './variation-annuelle.ts';

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
		cle: () => [],
		signes: deducedEntries,
		table: tableVariationAnnuelle(data)
	};
}
