import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { GENRES, type CarteTransparenceData, type Genre } from './data.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf as figureWords, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { KeyEntry, KeySign } from '#lib/drawing/key.ts';
import { missingEntries, severalValues } from '#lib/figures/shell/key-signs.ts';
import { LARGEURS_MATRICE, placeMatrix } from './place.ts';
import { CASES } from './place-run.ts';
import { isNothing, keyOf, wordsOf } from './place-cells.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { tableCarteTransparence } from './table.ts';
import { describeMatrix, readMatrix } from './readings.ts';

/** What the cells of a drawing say, only what occurs; words that it shortens are spelled. */
function entriesOf({ blocs, unite }: CarteTransparenceData, drawing: Drawing): KeyEntry[] {
	const key = keyOf(blocs);
	const shown = new Set(drawing.texts.flatMap((text) => text.lines));
	const entry = (id: string, sign: KeySign, text: string): KeyEntry => ({ key: id, sign, name: '', text });
	const cell = (genre: Genre, text: string) => {
		const [fond, contour] = CASES[genre] ?? ['papier', 'aucun'];
		return entry(genre, { type: 'barre', fond, contour }, text);
	};
	const abbreviated = GENRES.filter(isNothing).flatMap((genre) => {
		const [full, ...short] = wordsOf(genre);
		const mot = short.filter((word) => shown.has(word)).join(', ');
		return mot === '' ? [] : [entry(genre, { type: 'mot', mot }, full)];
	});
	return [
		...(key.publie ? [cell('publie', tr(`publié, en ${unite}`, `published, in ${unite}`))] : []),
		...(key.partiel
			? [entry('partiel', { type: 'mot', mot: '≥' }, tr('en partie (au moins)', 'in part (at least)'))]
			: []),
		...(key.deduit ? [cell('deduit', tr('déduit par nous', 'deduced by us'))] : []),
		...(key.annonce ? [cell('annonce', tr('annoncé ou dit', 'announced or said'))] : []),
		...(key.zero ? [cell('zero', LIBELLES.statut.zero)] : []),
		...missingEntries(drawing),
		...abbreviated,
		...(key.concurrente ? [entry('losange', { type: 'losange' }, severalValues())] : [])
	];
}

/** The figure `carte-transparence`: a cell per dispositif, stage and year. */
export function viewCarteTransparence(data: CarteTransparenceData): FigureView {
	return {
		...figureWords({ ...data, notes: data.notes.map(({ titre, texte }) => `${titre}. ${texte}`) }),
		desc: described(data.portee, describeMatrix(data)),
		readings: readMatrix(data),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les dispositifs et leurs étapes\u00A0; gauche et droite, les années',
			'Chart: up and down arrows, schemes and their stages; left and right, years'
		),
		largeurs: LARGEURS_MATRICE,
		place: (width) => placeMatrix(data, width),
		cle: (drawing) => entriesOf(data, drawing),
		signes: () => [],
		table: tableCarteTransparence(data)
	};
}
