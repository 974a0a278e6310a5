import { placeKey } from '#lib/drawing/draw-key.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';
import { compactFigure, compactKey, NARROW, splitSubtitle } from '#lib/figures/shell/compact.ts';
import { noteInWords, subtitleOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { sourceLine } from '#lib/figures/shell/source-line.ts';

/** Padding of an embed, both sides together. */
const PADDING = 32;
/** What the text of a frame's link takes, and what it says of an older version. */
const LINK = 'Lignes claires : données et méthode';

/** A text as a style sheet sets it in a room: with the widest font, never less than a browser takes. */
const height = (text: string, room: number, size: number, leading: number, weight: Graisse = 400) =>
	text === '' ? 0 : wrapWhole(text, room, size, weight).length * size * leading;

/** The widest drawing that a room holds, of those that are drawn for it. */
const drawnIn = (drawings: readonly Drawing[], room: number) => {
	const sorted = [...drawings].sort((a, b) => a.width - b.width);
	return sorted.filter(({ width }) => width <= room).at(-1) ?? sorted[0];
};

const scaledHeight = (drawing: Drawing, room: number, grow: number) =>
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
		height(view.titre, Math.min(room, 980), room < 480 ? 19 : 22, 1.25, 600) +
		(22 + height(subtitleOf(view), room, 15, 1.45)) +
		(14 + key(view.legende(drawing))) +
		scaledHeight(drawing, room, 1.28) +
		(12 + key(view.signes(drawing))) +
		notes.reduce((sum, note) => sum + 6 + height(note, room, 13.5, 1.4), 0) +
		(25 + height(view.sources, Math.min(room, 640), 13.5, 1.4)) +
		(4 + Math.max(28, height(LINK, room, 15, 1.45)))
	);
}

function compactHeight(view: FigureView, room: number): number {
	const { drawings, cut, shown } = compactFigure(view);
	const drawing = drawnIn(drawings, room);
	if (!drawing) return 0;
	const key = shown.key ? placeKey(compactKey(view, drawing).shown, 0, 0, room, 13).height * 1.1 + 6 : 0;
	return (
		PADDING -
		8 +
		height(view.titre, room, 18, 1.25, 600) +
		(shown.subtitle && room >= NARROW ? 12 + height(splitSubtitle(view).first, room, 13.5, 1.4) : 0) +
		6 +
		key +
		scaledHeight(drawing, room, 1) +
		(cut.includes(drawing) ? 6 + 3 * 19 : 0) +
		(6 + height(`${sourceLine(view.sources).line} ${LINK}`, room, 13, 1.3)) +
		(6 + 22)
	);
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
	return Math.ceil((tall * 1.005 + 12) / 10) * 10;
}
