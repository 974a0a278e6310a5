import { placeKey } from '#lib/drawing/draw-key.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { fitDrawing } from '#lib/drawing/fit/fit.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { tr } from '#lib/domain/language.ts';
import { wrapText, wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';
import { subtitleOf, type FigureView } from './figure-view.ts';
import { sourceLine } from './source-line.ts';

/** The most that a compact figure is high in a column of text, and in a narrow one: what blogs ask for. */
const mostHigh = (width: number) => (width < USUAL_FROM ? 725 : 592);
/** The most that blogs let a frame grow: what is under it would be hidden by a second scroll. */
export const TALLEST = 1000;
/** Under this, what is measured unfolds with the notes, and a figure is as high as a frame may be. */
export const NARROW = 448;
const WIDTHS = [280, NARROW, 560, 640, 720, 896];
/** The width by which it is decided what unfolds: that of a column of text. */
const USUAL = 640;
const USUAL_FROM = 560;
/** Padding of an embed, both sides together. */
export const PADDING = 32;
/** The narrowest room of each drawing: no frame is narrower than 320 pixels. */
const roomOf = (width: number) => Math.max(width, 320 - PADDING);
/** As long as the link after the source. */
export const LINK = 'Lignes claires : données et méthode';
/** The faces of a reader's machine are narrower than the widest, by which lines are reckoned here. */
const NARROWER = 1.03;

/** What a figure says first of what it measures, and the rest of it. */
export function splitSubtitle(view: FigureView): { readonly first: string; readonly rest: string } {
	const words = subtitleOf(view);
	const end = /[.](?=\s+\p{Lu})/u.exec(words)?.index ?? words.length;
	return { first: words.slice(0, end + 1), rest: words.slice(end + 1).trim() };
}

/** The key that a compact figure shows: what fills areas. Its other signs are in what unfolds. */
export function compactKey(view: FigureView, drawing: Drawing): { shown: KeyEntry[]; folded: KeyEntry[] } {
	const isArea = ({ sign, name }: KeyEntry) => sign.type === 'marque' && name !== '';
	// Extracts of cells are as high as lines, and say their own words.
	const isCell = ({ sign }: KeyEntry) => sign.type === 'extrait';
	const [own, signs] = [view.legende(drawing), view.signes(drawing)];
	const hasCells = own.some(isCell);
	return {
		shown: [...(hasCells ? [] : own), ...signs.filter(isArea)],
		folded: [...(hasCells ? own : []), ...signs.filter((entry) => !isArea(entry))]
	};
}

/** What of a figure's words stands above its drawing; what does not is in what unfolds. */
interface Shown {
	readonly subtitle: boolean;
	readonly key: boolean;
}

/** Padding of a frame, white between its parts, and the line that unfolds. */
const AROUND = PADDING + 18 + 26;

/** From the most to the least, the title and the source standing always. */
const LEVELS: readonly Shown[] = [
	{ subtitle: true, key: true },
	{ subtitle: false, key: true },
	{ subtitle: false, key: false }
];

/** A text as a style sheet sets it in a room: with the widest font, never less than a browser takes. */
export const heightOf = (text: string, room: number, size: number, leading: number, weight: Graisse = 400) =>
	text === '' ? 0 : wrapWhole(text, room, size, weight).length * size * leading;

/** What is said of the rows that have no room. */
export const rowsLeft = (left: number, all: boolean): string =>
	all
		? tr('Le dessin est sur la page de la figure.', 'The drawing is on the page of the figure.')
		: left === 1
			? tr('La dernière rangée est sur la page de la figure.', 'The last row is on the page of the figure.')
			: tr(
					`Les ${left} autres rangées sont sur la page de la figure.`,
					`The other ${left} rows are on the page of the figure.`
				);

/** A drawing of a compact figure. */
export interface CompactDrawing {
	readonly drawing: Drawing;
	readonly width: number;
	readonly height: number;
	/** Whether its key stands over it; where it does not, it unfolds. */
	readonly keyed: boolean;
	/** What is said of the rows that it leaves to the page; `''` where it is whole. */
	readonly rest: string;
}

/** How high the words around a drawing stand in a room, never less than a browser takes. */
export function wordsAround(
	view: FigureView,
	room: number,
	subtitle: boolean,
	{ drawing, keyed, rest }: Pick<CompactDrawing, 'drawing' | 'keyed' | 'rest'>
): number {
	const key = keyed ? placeKey(compactKey(view, drawing).shown, 0, 0, room, 13).height * 1.1 + 6 : 0;
	return (
		PADDING -
		8 +
		heightOf(view.titre, room, 18, 1.25, 600) +
		(subtitle && room >= NARROW ? 12 + heightOf(splitSubtitle(view).first, room, 13.5, 1.4) : 0) +
		6 +
		key +
		(rest === '' ? 0 : 6 + heightOf(rest, room, 14, 1.45)) +
		(6 + heightOf(`${sourceLine(view.sources).line} ${LINK}`, room, 13, 1.3)) +
		(6 + 22)
	);
}

/** From what is reckoned to the height of a frame. */
export const frameOf = (tall: number): number => Math.ceil((tall * 1.005 + 12) / 10) * 10;
/** The most that is reckoned of what stands in the tallest frame. */
const MOST = (TALLEST - 12) / 1.005;

/** How high the words around a drawing stand, at least. */
function wordsHeight(view: FigureView, width: number, shown: Shown): number {
	const lines = (text: string, size: number, weight: 400 | 600 = 400) =>
		wrapText(text, width * NARROWER, size, weight).length;
	const { line } = sourceLine(view.sources);
	const key = shown.key
		? placeKey(compactKey(view, view.place(width)).shown, 0, 0, width, 13).height * 1.1 + 6
		: 0;
	const subtitle = shown.subtitle && width >= NARROW ? lines(splitSubtitle(view).first, 13.5) * 19 + 8 : 0;
	return AROUND + lines(view.titre, 18, 600) * 23 + lines(`${line} ${LINK}`, 13) * 18 + key + subtitle;
}

/** A compact figure: its drawings, and whether what it measures stands over them. */
export interface Compact {
	readonly drawings: readonly CompactDrawing[];
	readonly subtitle: boolean;
}

/**
 * In the tallest frame of a narrow column: with its key where that has room, else with its key folded; what has no room at
 * all is left to the page, row by row, and counted.
 */
function fitNarrow(view: FigureView, width: number, subtitle: boolean): CompactDrawing {
	const room = roomOf(width);
	const fit = (keyed: boolean, said: string) => {
		const around = (drawing: Drawing) => wordsAround(view, room, subtitle, { drawing, keyed, rest: said });
		const fitted = fitDrawing(view, width, MOST - around(view.place(width)));
		// Another drawing may need another key.
		const over = around(fitted.drawing) + fitted.drawing.height - MOST;
		return over <= 0 ? fitted : fitDrawing(view, width, MOST - around(view.place(width)) - over);
	};
	const cut = rowsLeft(100, false);
	const [rest, keyed, fitted] = (
		[
			['', true, fit(true, '')],
			['', false, fit(false, '')],
			[cut, true, fit(true, cut)]
		] as const
	).find(([said, , { whole }]) => whole || said !== '') ?? ['', false, fit(false, '')];
	const { drawing, left } = fitted;
	return {
		...{ drawing, width, height: drawing.height, keyed },
		rest: rest === '' ? '' : rowsLeft(left, drawing.height === 0)
	};
}

/**
 * The figure as low as its words leave it room; the more it needs, the more of them unfold. In a narrow column, what blogs
 * would hide under a second scroll is left to its page, and counted; elsewhere a figure is rather higher than cut.
 */
export function compactFigure(view: FigureView): Compact {
	const fit = (width: number, shown: Shown) =>
		fitDrawing(view, width, mostHigh(width) - wordsHeight(view, width, shown));
	const { subtitle, key: keyed } = LEVELS.find((level) => fit(USUAL, level).whole) ?? {
		subtitle: false,
		key: false
	};
	const drawings = WIDTHS.map((width): CompactDrawing => {
		const { entire: drawing, whole } = fit(width, { subtitle, key: keyed });
		return width < USUAL_FROM && (!whole || width < NARROW)
			? fitNarrow(view, width, subtitle)
			: { ...{ drawing, width, height: drawing.height, keyed }, rest: '' };
	});
	return { drawings, subtitle };
}
