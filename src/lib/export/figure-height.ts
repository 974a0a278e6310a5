import { placeKey } from '#lib/drawing/draw-key.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { compactFigure, frameOf, heightOf, LINK, PADDING, wordsAround } from '#lib/figures/shell/compact.ts';
import { noteInWords, subtitleOf, type FigureView } from '#lib/figures/shell/figure-view.ts';

type Sized = Pick<Drawing, 'width' | 'height'>;

/** The widest drawing that a room holds, of those that are drawn for it. */
const drawnIn = <D extends Sized>(drawings: readonly D[], room: number): D | undefined => {
	const sorted = [...drawings].sort((a, b) => a.width - b.width);
	return sorted.filter(({ width }) => width <= room).at(-1) ?? sorted[0];
};

const scaledHeight = (drawing: Sized, room: number, grow: number) =>
	drawing.height * Math.min(grow, room / drawing.width);

/** The whole figure: its key, all its notes and its sources. */
function wholeHeight(view: FigureView, room: number): number {
	const widths = embeddedWidths(view);
	const drawing = drawnIn(
		widths.map((width) => view.place(width)),
		room
	);
	if (!drawing) return 0;
	const key = (entries: Parameters<typeof placeKey>[0]) => placeKey(entries, 0, 0, room, 15).height * 1.08;
	const notes = [...drawing.below, ...view.notes.map(noteInWords)];
	return (
		PADDING +
		heightOf(view.titre, Math.min(room, 980), room < 480 ? 19 : 22, 1.25, 600) +
		(22 + heightOf(subtitleOf(view), room, 15, 1.45)) +
		(14 + key(view.legende(drawing))) +
		scaledHeight(drawing, room, 1.28) +
		(12 + key(view.signes(drawing))) +
		notes.reduce((sum, note) => sum + 6 + heightOf(note, room, 13.5, 1.4), 0) +
		(25 + heightOf(view.sources, Math.min(room, 640), 13.5, 1.4)) +
		(4 + Math.max(28, heightOf(LINK, room, 15, 1.45)))
	);
}

function compactHeight(view: FigureView, room: number): number {
	const { drawings, subtitle } = compactFigure(view);
	const drawn = drawnIn(drawings, room);
	return drawn ? wordsAround(view, room, subtitle, drawn) + scaledHeight(drawn, room, 1) : 0;
}

/**
 * A figure of many rows is embedded at fewer widths, so that it weighs no more than the others: not at the widest where that
 * makes it hardly shorter.
 */
const MANY_ROWS = 100;
const HARDLY = 0.9;

/** The widths at which an embed draws the whole of a figure: narrow rooms and usual columns of text. */
export function embeddedWidths(view: FigureView): readonly number[] {
	const many = view.table.lignes.length > MANY_ROWS;
	const widths = view.largeurs.filter((width) => width <= (many ? 720 : 896));
	if (!many) return widths;
	const [before, last] = widths.slice(-2).map((width) => view.place(width).height);
	return before && last && last > HARDLY * before ? widths.slice(0, -1) : widths;
}

/** How tall a figure stands in a frame of that width, its notes open or folded: never less than what is shown. */
export function frameHeight(view: FigureView, width: number, compact = false): number {
	const room = width - PADDING;
	const tall = compact ? compactHeight(view, room) : wholeHeight(view, room);
	return frameOf(tall);
}
