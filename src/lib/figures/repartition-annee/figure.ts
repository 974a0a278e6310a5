import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntries, missingEntries, rangeEntries, severalValues } from '#lib/figures/shell/key-signs.ts';
import { marksOf } from '#lib/drawing/drawing.ts';
import { LARGEURS_BORNES, placeBounds } from './place-bounds.ts';
import { LARGEURS_REPARTITION, placeRepartition } from './place-payers.ts';
import type { BornesData, PayeursData, RepartitionData } from './data.ts';
import { describeBounds, describePayers, readBounds, readPayers } from './readings.ts';
import { tableRepartitionAnnee } from './table.ts';
import { nameOf, precisionAfter, senseOf, type Libelles } from '#lib/figures/shell/words.ts';

/** The forms that fill the bars: no label of the drawing names them. */
function markEntries(drawing: Drawing, libelles: Libelles): KeyEntry[] {
	return marksOf(drawing).map((marque) => ({
		key: marque,
		sign: { type: 'marque', marque, annonce: false },
		name: nameOf(marque, libelles),
		text: precisionAfter(marque)
	}));
}

function payerSigns({ parts, diamonds, slots, rules }: Drawing): KeyEntry[] {
	const announced = parts.find((part) => part.annonce);
	const entries: KeyEntry[] = [];
	if (announced)
		entries.push({
			key: 'annonce',
			sign: { type: 'marque', marque: announced.marque, annonce: true },
			name: '',
			text: senseOf('annonce')
		});
	entries.push(...deducedEntries({ rules }), ...missingEntries({ slots }));
	if (diamonds.length > 0)
		entries.push({
			key: 'losange',
			sign: { type: 'losange' },
			name: '',
			text: `${severalValues()}, ${tr('données en note', 'given in a note')}`
		});
	return [...entries, ...rangeEntries({ rules })];
}

function viewPayers(data: PayeursData): FigureView {
	return {
		...wordsOf(data),
		desc: described(data.portee, describePayers(data)),
		readings: readPayers(data),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les dispositifs\u00A0; gauche et droite, les postes',
			'Chart: up and down arrows, schemes; left and right, items'
		),
		largeurs: LARGEURS_REPARTITION,
		place: (width) => placeRepartition(data, width),
		legende: (drawing) => markEntries(drawing, data.libelles),
		signes: payerSigns,
		table: tableRepartitionAnnee(data)
	};
}

function viewBounds(data: BornesData): FigureView {
	return {
		...wordsOf(data),
		desc: described(data.portee, describeBounds(data)),
		readings: readBounds(data),
		axe: 'vertical',
		touches: tr('Graphique\u00A0: flèches haut et bas, les formes', 'Chart: up and down arrows, forms'),
		largeurs: LARGEURS_BORNES,
		place: (width) => placeBounds(data, width),
		// Names stand beside their bars and the subtitle says what solid and hatched mean.
		legende: () => [],
		signes: deducedEntries,
		table: tableRepartitionAnnee(data)
	};
}

/** The figure `repartition-annee`: one exercice, by dispositif and poste, or the bounds of each form. */
export const viewRepartitionAnnee = (data: RepartitionData): FigureView =>
	data.groupe === 'dispositif' ? viewPayers(data) : viewBounds(data);

export const repartitionAnnee: Figure<'repartition-annee', RepartitionData> = {
	id: 'repartition-annee',
	nom: () => tr('La répartition d’une année', 'How one year is split'),
	ignore: ['forme', 'mesure'],
	annees: 'siennes',
	view: viewRepartitionAnnee
};
