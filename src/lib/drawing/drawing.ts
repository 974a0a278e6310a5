import type { Absence, Etape } from '#lib/domain/vocabulary.ts';
import type { Box } from './box.ts';
import { MARQUES, type Marque } from './palette.ts';
import { linesWidth, textWidth, type Graisse } from './text-metrics.ts';

/** Ink, second ink, the paper on an area of ink, or the colour of a form's name. */
export type Tone = 'encre' | 'encre2' | 'alerte' | 'papier' | Marque;
const TOUTES_MARQUES: readonly Marque[] = [...MARQUES, 'ATTRIBUE', 'ECHO'];

export type Anchor = 'start' | 'middle' | 'end';

/** Lines of text in their place: `x` and `y` on the first baseline, `box` all that the text may cover. */
export interface PlacedText {
	readonly key: string;
	readonly lines: readonly string[];
	readonly x: number;
	readonly y: number;
	readonly anchor: Anchor;
	readonly size: number;
	readonly leading: number;
	readonly weight: Graisse;
	readonly tone: Tone;
	/** Words at the start of the first line, set in bold. */
	readonly lead: string;
	/** Read from bottom to top. */
	readonly upright: boolean;
	/** A link lies over it: a page underlines it. */
	readonly lien?: boolean;
	/** Rank of the label of what is read that stands here: an explored page writes it anew. */
	readonly lu?: number;
	readonly box: Box;
}

/** A point of the drawing in pixels, y downwards. */
export type Point = readonly [x: number, y: number];

/**
 * What a shape tells: the reading of that `cle`, and one of its parts by rank, or the whole of it (-1). The pointer and
 * the keyboard find shapes by it; a reading whose parts have no shape is shown by its zone.
 */
export interface Told {
	readonly id: string;
	readonly part: number;
}

/** An amount as an area filled as its mark. */
export interface PlacedPart extends Box, Told {
	readonly key: string;
	readonly marque: Marque;
	/** Only said, never in a budget document: drawn in dots. */
	readonly annonce: boolean;
	readonly centimes: number;
	/** Given by an allocation key: drawn lighter, under its range. */
	readonly parCle: boolean;
}

/** What fills a bar that is not of a form: ink, second ink, the band's grey or paper. */
export type BarFill = 'encre' | 'encre2' | 'bande' | 'papier';
/** The line around a bar: none, or in ink 2.5 px solid, 2.5 px dashed, 1.6 px dotted; `fin` is 1 px of grey. */
export type BarContour = 'aucun' | 'continu' | 'tirets' | 'points' | 'fin';

/** An amount, or a difference, as a bar in ink. */
export interface PlacedBar extends Box, Told {
	readonly key: string;
	readonly fond: BarFill;
	readonly contour: BarContour;
	readonly centimes: number;
}

/** What an amount might be beyond what is known (R8): a narrow hatched area. It is money drawn elsewhere too. */
export interface PlacedBand extends Box, Told {
	readonly key: string;
	readonly marque: Marque;
}

/** A curve: where it starts, its two control points, where it ends. */
export type Curve = readonly [Point, Point, Point, Point];

/** An amount that flows from one place to another, between two curves that run the same way. */
export interface PlacedRibbon extends Told {
	readonly key: string;
	readonly marque: Marque;
	readonly annonce: boolean;
	readonly centimes: number;
	/** Given by an allocation key: drawn lighter. */
	readonly parCle: boolean;
	readonly upper: Curve;
	readonly lower: Curve;
}

/** The end of the parts of one stage, drawn across the bar. */
export interface PlacedCap {
	readonly key: string;
	readonly etape: Etape;
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
}

export type RuleKind =
	| 'grille'
	| 'base'
	| 'base-absente'
	| 'rupture'
	| 'tige'
	| 'pied'
	| 'accolade'
	| 'ecartee'
	| 'fourchette'
	| 'sans-objet'
	| 'axe'
	| 'renvoi'
	| 'borne'
	| 'filet'
	| 'filet-fort'
	| 'deduit-fond'
	| 'deduit';

/** A line that is not an amount. `borne` ends a bound (R8); `filet` and `filet-fort` part rows. */
export interface PlacedRule {
	readonly key: string;
	readonly kind: RuleKind;
	readonly points: readonly Point[];
	/** The mark whose colour a stem takes. */
	readonly marque?: Marque;
}

/** The kinds of nothing that a frame tells by its line (R10), what is not computed, what a year known in part leaves open. */
export type SlotKind = Exclude<Absence, 'sans_objet'> | 'non-calcule' | 'inconnu';

/** The frame of what is missing, open where the baseline closes it or where its words rise above it. */
export interface PlacedSlot extends Box {
	readonly key: string;
	readonly kind: SlotKind;
	readonly open: 'bas' | 'haut' | 'gauche' | null;
}

export interface PlacedDiamond {
	readonly key: string;
	readonly x: number;
	readonly y: number;
	readonly size: number;
	/** The retained value of several. */
	readonly full: boolean;
}

export interface PlacedSwatch extends Box {
	readonly marque: Marque;
}

/**
 * The room of a reading, or of one of its parts: for the keyboard's mark and the pointer. Larger rooms come first. In a
 * page, one with a `lien` is a link. A `cible` only takes what is pressed: what is read is ringed by its own shape.
 */
export interface PlacedZone extends Box, Told {
	readonly lien?: { readonly href: string; readonly nom: string };
	readonly cible?: true;
}

/** How a drawing is laid out: years across, years or rows down, one axis, cells, or flows. */
export type Layout = 'colonnes' | 'lignes' | 'axe' | 'cases' | 'flux';

/** A chart as numbers: what one width shows, ready to draw. Shapes are named kinds: who draws them knows their lines. */
export interface Drawing {
	readonly layout: Layout;
	readonly width: number;
	readonly height: number;
	readonly parts: readonly PlacedPart[];
	readonly bars: readonly PlacedBar[];
	readonly bands: readonly PlacedBand[];
	readonly ribbons: readonly PlacedRibbon[];
	readonly caps: readonly PlacedCap[];
	readonly rules: readonly PlacedRule[];
	readonly slots: readonly PlacedSlot[];
	readonly diamonds: readonly PlacedDiamond[];
	readonly swatches: readonly PlacedSwatch[];
	readonly texts: readonly PlacedText[];
	readonly zones: readonly PlacedZone[];
	/** Marks named inside the drawing: a key need not name them again. */
	readonly named: readonly Marque[];
	/** Sentences that found no room, to be set below. */
	readonly below: readonly string[];
}

/** A drawing to be filled. */
export function emptyDrawing(layout: Layout, width: number) {
	return {
		layout,
		width,
		height: 0,
		parts: [] as PlacedPart[],
		bars: [] as PlacedBar[],
		bands: [] as PlacedBand[],
		ribbons: [] as PlacedRibbon[],
		caps: [] as PlacedCap[],
		rules: [] as PlacedRule[],
		slots: [] as PlacedSlot[],
		diamonds: [] as PlacedDiamond[],
		swatches: [] as PlacedSwatch[],
		texts: [] as PlacedText[],
		zones: [] as PlacedZone[],
		named: [] as Marque[],
		below: [] as string[]
	} satisfies Drawing;
}

/** Marks that a drawing fills, in the order of the figures. */
export function marksOf(drawing: Drawing): readonly Marque[] {
	const { parts, bands, ribbons, swatches } = drawing;
	const found = new Set([...parts, ...bands, ...ribbons, ...swatches].map((shape) => shape.marque));
	return TOUTES_MARQUES.filter((marque) => found.has(marque));
}

export interface TextSpec {
	readonly key: string;
	readonly lines: readonly string[];
	readonly x: number;
	/** Top of the block. */
	readonly top: number;
	readonly size: number;
	readonly weight?: Graisse;
	readonly anchor?: Anchor;
	readonly tone?: Tone;
	/** What of the first line is bold, when the rest is not. */
	readonly lead?: string;
}

/** Height of one line of chart text. */
export const leadingOf = (size: number): number => Math.round(size * 1.22);

/** Sets lines of text under `top`; the box is as wide as the widest font of the stack makes it. */
export function setText(spec: TextSpec): PlacedText {
	const { key, lines, x, top, size, weight = 400, anchor = 'start', tone = 'encre', lead = '' } = spec;
	const leading = leadingOf(size);
	const bolder = textWidth(lead, size, 600) - textWidth(lead, size);
	const width = linesWidth(lines, size, weight) + bolder;
	const back = { start: 0, middle: width / 2, end: width }[anchor];
	const box = { x: x - back, y: top, width, height: lines.length * leading };
	return {
		key,
		lines,
		x,
		y: top + size * 0.95,
		anchor,
		size,
		leading,
		weight,
		tone,
		lead,
		upright: false,
		box
	};
}

/** One line of text read from bottom to top, centred on `x`, starting at `bottom`. */
export function setUpright(
	spec: Omit<TextSpec, 'top' | 'lines'> & { text: string; bottom: number }
): PlacedText {
	const { key, text, x, bottom, size, weight = 400, tone = 'encre2' } = spec;
	const length = linesWidth([text], size, weight);
	const leading = leadingOf(size);
	const box = { x: x - leading / 2, y: bottom - length, width: leading, height: length };
	return {
		key,
		lines: [text],
		x: x + size * 0.34,
		y: bottom,
		anchor: 'start',
		size,
		leading,
		weight,
		tone,
		lead: '',
		upright: true,
		box
	};
}

/** Half the width of the ends of a range. */
const BRACKET = 3.5;

/** Where the ranges of one bar stand across it, from its middle, so that none hides another. */
export function rangesAcross(count: number, thickness: number): readonly number[] {
	const step = Math.min(2 * BRACKET + 3, thickness / Math.max(1, count));
	return Array.from({ length: count }, (_, rank) => (rank - (count - 1) / 2) * step);
}

/** A range as one line: an end, the stem, the other end. Each point is (along, across) the bar. */
export function bracketOf(low: number, high: number): readonly Point[] {
	return [
		[high, -BRACKET],
		[high, BRACKET],
		[high, 0],
		[low, 0],
		[low, -BRACKET],
		[low, BRACKET]
	];
}
