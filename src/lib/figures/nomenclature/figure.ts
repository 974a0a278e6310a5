import { tr } from '#lib/domain/language.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { nomenclatureKey } from './runs.ts';
import type { NomenclatureData } from './data.ts';
import { LARGEURS_NOMENCLATURE, placeNomenclature } from './place.ts';
import { tableNomenclature } from './table.ts';
import { tableFollows } from '#lib/figures/shell/words.ts';

/** The crosswalk as a figure: a map of years and places where there is room, bands under their names elsewhere. */
export function viewNomenclature(data: NomenclatureData): FigureView {
	const bands = data.groupes.flatMap((groupe) => groupe.lieux.flatMap((lieu) => lieu.bandes));
	return {
		...wordsOf(data),
		desc: described(
			data.portee,
			[
				...bands.map((band) => band.phrase),
				...data.passages.map((passage) => passage.phrase),
				tableFollows()
			].join(' ')
		),
		readings: bands.map(({ id, phrase, lien }) => ({
			id,
			whole: { seen: phrase, said: phrase },
			parts: [],
			lien
		})),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les dispositifs lieu par lieu',
			'Chart: up and down arrows, schemes place by place'
		),
		largeurs: LARGEURS_NOMENCLATURE,
		place: (width) => placeNomenclature(data, width),
		legende: () => [],
		signes: () => nomenclatureKey(data),
		table: tableNomenclature(data)
	};
}
