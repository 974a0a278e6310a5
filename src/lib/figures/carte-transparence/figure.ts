import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { CarteTransparenceData, MatrixCell } from './data.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf as figureWords, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { KeyEntry, KeySign } from '#lib/drawing/key.ts';
import { severalValues } from '#lib/figures/shell/key-signs.ts';
import { statusWords } from '#lib/figures/shell/words.ts';
import { LARGEURS_MATRICE, placeMatrix } from './place.ts';
import { placeLow } from './place-low.ts';
import { placeRun } from './place-run.ts';
import { isNothing, keyOf, wordsOf } from './place-cells.ts';
import { emptyDrawing } from '#lib/drawing/drawing.ts';
import { tableCarteTransparence } from './table.ts';
import { describeMatrix, readMatrix } from './readings.ts';

/** A cell in the key. */
const [WIDE, HIGH] = [54, 22];

/** A cell alone, as it is drawn in the figure. */
function extract(cell: MatrixCell, text: string): KeySign {
	const drawing = emptyDrawing('cases', WIDE);
	const { exercice, genre } = cell;
	const run = {
		cells: [cell],
		genre,
		first: exercice,
		last: exercice,
		span: 1,
		text,
		full: text,
		rupture: false
	};
	placeRun(
		run,
		[text],
		{ x: 1.5, y: 1.5, width: WIDE - 3, height: HIGH - 3 },
		{ id: genre, part: 0, key: genre },
		drawing
	);
	return { type: 'extrait', drawing: { ...drawing, height: HIGH } };
}

/** What a drawing says, only what occurs, each thing as it is drawn there. */
function entriesOf({ blocs, unite }: CarteTransparenceData): KeyEntry[] {
	const key = keyOf(blocs);
	const entry = (id: string, sign: KeySign, text: string): KeyEntry => ({ key: id, sign, name: '', text });
	const cell = (id: string, shown: MatrixCell | null, text: string, change: Partial<MatrixCell> = {}) => {
		if (shown === null) return [];
		const own = { ...shown, concurrente: false, partielle: false, attente: false, ...change };
		const words = isNothing(own.genre) ? (wordsOf(own.genre).at(-1) ?? '') : own.texte;
		return [entry(id, extract(own, own.partielle ? words : words.replace(/^≥\s/, '')), text)];
	};
	const { statut } = LIBELLES;
	return [
		...cell('publie', key.publie, tr(`publié, en ${unite}`, `published, in ${unite}`)),
		...cell('partiel', key.partiel, tr('en partie (au moins)', 'in part (at least)'), {
			genre: 'partiel',
			partielle: true
		}),
		...cell('deduit', key.deduit, tr('déduit par nous', 'deduced by us')),
		...cell('annonce', key.annonce, tr('annoncé ou dit', 'announced or said')),
		...cell('zero', key.zero, statut.zero),
		...cell('non_publie', key.non_publie, tr('non publié (document lu)', 'not published (document read)')),
		...cell('non_trouve', key.non_trouve, statut.non_trouve),
		...cell('absent', key.absent, statut.absent),
		...cell('sans_objet', key.sans_objet, statut.sans_objet),
		...cell('non_importe', key.attente, statusWords('non_importe'), { genre: 'non_importe' }),
		...(key.concurrente ? [entry('losange', { type: 'losange' }, severalValues())] : []),
		...(key.rupture ? [entry('rupture', { type: 'rupture' }, tr('rupture de série', 'break in series'))] : [])
	];
}

/** The figure `carte-transparence`: a cell per dispositif, stage and year. */
export function viewCarteTransparence(data: CarteTransparenceData): FigureView {
	return {
		...figureWords(data),
		desc: described(data.portee, describeMatrix(data)),
		readings: readMatrix(data),
		axe: 'vertical',
		touches: tr(
			'Graphique\u00A0: flèches haut et bas, les dispositifs et leurs étapes\u00A0; gauche et droite, les années',
			'Chart: up and down arrows, schemes and their stages; left and right, years'
		),
		largeurs: LARGEURS_MATRICE,
		place: (width) => placeMatrix(data, width),
		placeLow: (width) => placeLow(data, width) ?? placeMatrix(data, width),
		legende: () => entriesOf(data),
		signes: () => [],
		table: tableCarteTransparence(data)
	};
}

export const carteTransparence: Figure<'carte-transparence', CarteTransparenceData> = {
	id: 'carte-transparence',
	nom: () => tr('Ce qui est publié', 'What is published'),
	ignore: ['etape', 'forme', 'cles', 'euros', 'mesure'],
	annees: 'etendue',
	etapes: { nom: 'toutes-etapes', mots: () => tr('toutes', 'all') },
	view: viewCarteTransparence
};
