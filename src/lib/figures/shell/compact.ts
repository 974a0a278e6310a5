import { placeKey } from '#lib/drawing/draw-key.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { fitDrawing } from '#lib/drawing/fit/fit.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { wrapText } from '#lib/drawing/text-metrics.ts';
import { subtitleOf, type FigureView } from './figure-view.ts';
import { sourceLine } from './source-line.ts';

/**
 * The most that a compact figure is high, by the room of its drawing: under 600 pixels in a column of text, under the 750 that
 * blogs ask of a narrow one, and under the 1000 that they give a frame on a phone.
 */
const mostHigh = (width: number) => (width < NARROW ? 940 : width < 560 ? 725 : 592);
/** Under this, what is measured unfolds with the notes. */
export const NARROW = 448;
const WIDTHS = [280, NARROW, 560, 640, 720, 896];
/** The width by which it is decided what unfolds: that of a column of text. */
const USUAL = 640;
const USUAL_FROM = 560;
/** Padding of a frame, white between its parts, and the line that unfolds. */
const AROUND = 32 + 18 + 26;
/** As long as the link after the source. */
const LINK = 'Lignes claires : données et méthode';
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

/** From the most to the least, the title and the source standing always. */
const LEVELS: readonly Shown[] = [
	{ subtitle: true, key: true },
	{ subtitle: false, key: true },
	{ subtitle: false, key: false }
];

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

/** A compact figure: its drawings, and what of its words stands around them. */
export interface Compact {
	readonly drawings: readonly Drawing[];
	/** Those that are not whole, for want of room. */
	readonly cut: readonly Drawing[];
	readonly shown: Shown;
}

/** The most that blogs let a frame grow, with some white. */
const CEILING = 960;

/**
 * The figure as low as its words leave it room; the more it needs, the more of them unfold. In a narrow column, what blogs
 * would hide under a second scroll is cut, and said; elsewhere a figure is rather higher than cut.
 */
export function compactFigure(view: FigureView): Compact {
	const fit = (width: number, shown: Shown, most = mostHigh(width)) =>
		fitDrawing(view, width, most - wordsHeight(view, width, shown));
	const shown = LEVELS.find((level) => fit(USUAL, level).whole) ?? { subtitle: false, key: false };
	const cut: Drawing[] = [];
	const drawings = WIDTHS.map((width) => {
		const { entire, whole } = fit(width, shown);
		if (whole || width >= USUAL_FROM) return entire;
		const higher = fit(width, shown, CEILING);
		if (!higher.whole) cut.push(higher.drawing);
		return higher.drawing;
	});
	return { drawings, cut, shown };
}
