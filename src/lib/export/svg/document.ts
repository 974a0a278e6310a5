import { fitDrawing, type Fitted } from '#lib/drawing/fit/fit.ts';
import { marksOf, type Drawing } from '#lib/drawing/drawing.ts';
import { isPatterned, type KeyEntry } from '#lib/drawing/key.ts';
import { fileInk, type Ink } from '#lib/drawing/ink.ts';
import type { Theme } from '#lib/drawing/palette.ts';
import { tr } from '#lib/domain/language.ts';
import type { FigureView, Note } from '#lib/figures/shell/figure-view.ts';
import { writeDrawing } from '#lib/drawing/draw.ts';
import { element, escapeXml } from '#lib/drawing/xml.ts';
import { Column, type Narrower } from './column.ts';

/** A figure as one picture: its drawing, and the words that must never leave it. */
export interface FigureImage extends Pick<
	FigureView,
	'place' | 'placeLow' | 'legende' | 'signes' | 'notes' | 'sources'
> {
	readonly titre: string;
	readonly sousTitre: string;
	readonly desc: string;
	/** Filters, version and empreinte: how to check the picture years later. */
	readonly pied: readonly string[];
	/** Where it is whole, for ever. */
	readonly adresse: string;
	readonly lang: 'fr' | 'en';
}

export interface ImageOptions {
	/** `sans-titre` leaves the title to the document that holds the picture; `dessin` leaves it all that stands under, too. */
	readonly variante: 'complet' | 'sans-titre' | 'dessin';
	readonly theme: Theme;
	/** `systeme`: what every machine has. `projet`: the faces of the project, for pictures drawn here. */
	readonly police: 'systeme' | 'projet';
}

/** The sheet that a picture is laid out on, in pixels; letters of 13 pixels are the smallest of it. */
export interface Sheet {
	readonly width: number;
	/** The most that it may be high: what has no room is said to be elsewhere. */
	readonly height: number;
	readonly margin: number;
	readonly sizes: {
		readonly titre: number;
		readonly sousTitre: number;
		readonly cle: number;
		readonly note: number;
	};
}

const STACKS = {
	systeme: "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif",
	projet: "'Source Sans 3', 'DejaVu Sans'"
} as const;
const SMALL = 13;
/** The room of words beside a drawing, and the white between. */
const ASIDE = 224;
const BETWEEN = 24;
/** The least room in which a drawing is worth being beside its words: figures have columns from there on. */
const LEAST_BESIDE = 568;
/** The faces of the project are narrower than the widest of those of machines. */
const NARROWER = { systeme: { 400: 1, 600: 1 }, projet: { 400: 1.22, 600: 1.35 } } as const;

/** A picture laid out, and what it leaves out. */
interface Laid {
	readonly written: string;
	readonly height: number;
	readonly fitted: Fitted;
	readonly told: number;
}

interface Composing {
	readonly image: FigureImage;
	readonly sheet: Sheet;
	readonly whole: boolean;
	/** Whether its sources, its filters and its address stand under it. */
	readonly footed: boolean;
	readonly at: Ink;
	readonly narrower: Narrower;
}

const columnOf = ({ at, narrower }: Composing, left: number, top: number, width: number) =>
	new Column({ left, top, width, narrower }, at);

type Keys = readonly [before: readonly KeyEntry[], after: readonly KeyEntry[]];
/** The key over a drawing and the one under it, in one where every line counts. */
function keysOf({ image: { legende, signes }, sheet }: Composing, drawing: Drawing): Keys {
	const [before, after] = [legende(drawing), signes(drawing)];
	return Number.isFinite(sheet.height) ? [[...before, ...after], []] : [before, after];
}

/** Where the notes that have no room are: what stands before the address. */
const elsewhere = (left: number) =>
	left === 0 ? '' : tr(`Suite des notes (${left})\u00A0: `, `More notes (${left}): `);

/** The foot of a picture; `left`: how many notes are at its address only. */
function writeFoot(composing: Composing, top: number, left: number): Column {
	const { image, sheet, whole, footed, at } = composing;
	const { width, margin } = sheet;
	const column = columnOf(composing, margin, top, width - 2 * margin);
	if (!footed) return column;
	column.add(
		element('path', {
			d: `M${margin} ${top + 6}H${width - margin}`,
			stroke: at.colour('filet'),
			'stroke-width': 1,
			fill: 'none'
		}),
		14
	);
	if (!whole) column.paragraph(image.sousTitre, SMALL, 3);
	const { sources, pied, adresse } = image;
	// One paragraph where every line counts.
	if (Number.isFinite(sheet.height))
		column.paragraph([sources, ...pied, elsewhere(left) + adresse].join(' '), SMALL, 3);
	else {
		column.paragraph(sources, SMALL, 3);
		for (const line of [pied[0], `${pied.slice(1).join(' ')} ${adresse}`])
			column.paragraph(line ?? '', SMALL, 2);
	}
	return column;
}

const footHeight = (composing: Composing) => writeFoot(composing, 0, 10).y;

const drawnElsewhere = () =>
	tr(
		'Le dessin n’est pas entier, faute de place\u00A0: il l’est à l’adresse ci-dessous.',
		'The drawing is not whole, for want of room: it is at the address below.'
	);

/** Writes as many notes as have room over `bottom`; returns how many have none. */
function writeNotes(
	column: Column,
	notes: readonly Note[],
	bottom: number,
	composing: Composing,
	whole: boolean
): number {
	const size = composing.sheet.sizes.note;
	if (!whole) column.paragraph(drawnElsewhere(), SMALL, 5, { tone: 'encre' });
	for (const [index, note] of notes.entries()) {
		const trial = column.copy();
		trial.note(note, size);
		if (trial.y > bottom) return notes.length - index;
		column.note(note, size);
	}
	return 0;
}

function writeHead(composing: Composing, subtitled: boolean): Column {
	const { image, sheet, whole } = composing;
	const { width, margin, sizes } = sheet;
	const column = columnOf(composing, margin, margin, width - 2 * margin);
	if (!whole) return column;
	column.paragraph(image.titre, sizes.titre, 7, { tone: 'encre', weight: 600 });
	if (subtitled) column.paragraph(image.sousTitre, sizes.sousTitre, 9);
	return column;
}

const toldOf = (notes: readonly Note[], left: number) =>
	notes.length === 0 ? 1 : (notes.length - left) / notes.length;

/** The drawing as a piece of the picture. */
const chartAt = (drawing: Drawing, x: number, y: number, at: Ink) =>
	element('g', { transform: `translate(${x} ${y})` }, writeDrawing(drawing, at));

/** The drawing across the picture, its keys over and under it, its notes below. */
function across(composing: Composing, less = 0): Laid {
	const { image, sheet, at } = composing;
	const { width, margin, height, sizes } = sheet;
	const inner = width - 2 * margin;
	const column = writeHead(composing, true);
	const bottom = height - margin + 6 - footHeight(composing);
	const top = column.y;
	const keysHeight = (drawing: Drawing) => {
		const probe = columnOf(composing, margin, 0, inner);
		const [before, after] = keysOf(composing, drawing);
		probe.key(before, sizes.cle, 10);
		probe.key(after, sizes.cle, 8);
		return probe.y;
	};
	let fitted = fitDrawing(image, inner, bottom - top - 8 - less - keysHeight(image.place(inner)));
	// Another drawing may need another key.
	const room = bottom - top - 8 - less - keysHeight(fitted.drawing);
	if (fitted.drawing.height > room) fitted = fitDrawing(image, inner, room);
	if (!fitted.whole) fitted = fitDrawing(image, inner, room - 22);
	const { drawing } = fitted;
	const [before, after] = keysOf(composing, drawing);
	column.key(before, sizes.cle, 10);
	column.add(chartAt(drawing, margin, column.y, at), drawing.height + (Number.isFinite(height) ? 8 : 14));
	column.key(after, sizes.cle, 8);
	const notes = [...drawing.below, ...image.notes];
	const left = writeNotes(column, notes, bottom, composing, fitted.whole);
	const foot = writeFoot(composing, column.y, left);
	const end = Math.ceil(foot.y + margin - 6);
	// Notes of the drawing itself, or another key, may have taken more.
	if (end > height && less < height / 4) return across(composing, less + Math.max(8, end - height));
	return { written: column.written + foot.written, height: end, fitted, told: toldOf(notes, left) };
}

/** The words at the left of the drawing; its key with them, or over both. */
function beside(composing: Composing, keyOver: boolean): Laid {
	const { image, sheet, whole, at } = composing;
	const { width, margin, height, sizes } = sheet;
	const head = writeHead(composing, false);
	const bottom = height - margin + 6 - footHeight(composing);
	if (keyOver)
		for (const entries of keysOf(composing, image.place(LEAST_BESIDE))) head.key(entries, sizes.cle, 8);
	const words = columnOf(composing, margin, head.y, ASIDE);
	if (whole) words.paragraph(image.sousTitre, sizes.note, 6);
	const right = margin + ASIDE + BETWEEN;
	const fitted = fitDrawing(image, width - margin - right, bottom - head.y - 8);
	const { drawing } = fitted;
	if (!keyOver) for (const entries of keysOf(composing, drawing)) words.key(entries, sizes.cle, 4);
	const notes = [...drawing.below, ...image.notes];
	const left = writeNotes(words, notes, bottom, composing, fitted.whole);
	const foot = writeFoot(composing, Math.max(words.y, head.y + drawing.height + 8), left);
	return {
		written: head.written + words.written + chartAt(drawing, right, head.y, at) + foot.written,
		height: Math.ceil(foot.y + margin - 6),
		fitted,
		told: toldOf(notes, left)
	};
}

/** How well a layout serves: all of the drawing first, then its own height, then the notes. */
const worth = ({ fitted, told, height }: Laid, sheet: Sheet) =>
	(height <= sheet.height ? 100 : 0) +
	(fitted.whole ? 10 : fitted.kept * 4) +
	Math.min(0.8, fitted.kept) * 3 +
	told;

/** The layout of a sheet that serves a figure best. */
export function layFigure(image: FigureImage, sheet: Sheet, options: ImageOptions): Laid {
	const { width, margin } = sheet;
	const patterned = isPatterned(marksOf(image.place(width - 2 * margin)));
	const at = fileInk(options.theme, patterned);
	const whole = options.variante === 'complet';
	const footed = options.variante !== 'dessin';
	const composing = { image, sheet, whole, footed, at, narrower: NARROWER[options.police] };
	const aside = Number.isFinite(sheet.height) && width - 2 * margin - ASIDE - BETWEEN >= LEAST_BESIDE;
	const ways = [across(composing), ...(aside ? [beside(composing, false), beside(composing, true)] : [])];
	return ways.reduce((best, one) => (worth(one, sheet) > worth(best, sheet) ? one : best));
}

/**
 * Writes a figure as an SVG file that needs nothing: presentation attributes, fonts that machines have, an opaque ground,
 * `title` and `desc`. Texts are broken where the widest of those fonts needs it.
 */
export function writeFigureSvg(image: FigureImage, sheet: Sheet, options: ImageOptions): string {
	const { written, height } = layFigure(image, sheet, options);
	const { width } = sheet;
	const ground = fileInk(options.theme, false).colour('papier');
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: 'img',
			'aria-labelledby': 'titre desc',
			'xml:lang': image.lang,
			'font-family': STACKS[options.police]
		},
		element('title', { id: 'titre' }, escapeXml(image.titre)) +
			element('desc', { id: 'desc' }, escapeXml(image.desc)) +
			element('rect', { width, height, fill: ground }) +
			written
	)}\n`;
}
