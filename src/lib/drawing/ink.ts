import type { PlacedZone, Told } from './drawing.ts';
import { tileOf, type Hatch } from './hatch.ts';
import {
	coloursOf,
	INTERFACE,
	isAttribuee,
	isSolid,
	labelColour,
	MOTIFS,
	propertiesOf,
	type Marque,
	type Motif,
	type Theme
} from './palette.ts';
import { element, type Attributes } from './xml.ts';

/** An area to fill as its mark: a rectangle or a path, the line around it, and its pattern as strokes. */
export interface FilledShape {
	readonly marque: Marque;
	readonly tag: 'rect' | 'path';
	readonly shape: Attributes;
	readonly line: Attributes;
	/** Lighter: given by an allocation key. */
	readonly opacity: number | undefined;
	readonly strokes: (motif: Motif) => Hatch | null;
	/** Draw the pattern even where marks are told apart by their colours alone. */
	readonly always: boolean;
	readonly told: Partial<Told>;
}

/** How a drawing becomes colours and patterns: those of a page, which its style sheets decide, or those of a file. */
export interface Ink {
	readonly colour: (name: keyof typeof INTERFACE) => string;
	/** The colour of a form's name. */
	readonly nameColour: (marque: Marque) => string;
	readonly fill: (shape: FilledShape) => string;
	/** What script finds a shape by. */
	readonly told: (shape: Partial<Told>) => Attributes;
	/** The room of a reading, for the pointer. */
	readonly zone: (zone: PlacedZone) => string;
	/** Names that lead somewhere can be followed. */
	readonly links: boolean;
	/** Letters have a line of paper around them; where they have none, paper is laid under them. */
	readonly halo: boolean;
}

const isNamed = (marque: Marque) => isAttribuee(marque) || marque === 'ATTRIBUE';

function writeStrokes(hatch: Hatch | null, colour: string): string {
	if (hatch === null || hatch.d === '') return '';
	return element('path', {
		d: hatch.d,
		fill: 'none',
		stroke: colour,
		'stroke-width': hatch.trait,
		'stroke-linecap': hatch.rond ? 'round' : undefined
	});
}

/** The ink of a file that inherits nothing: hexes, and patterns as strokes, which word processors keep. */
export const fileInk = (theme: Theme, patterned: boolean): Ink => ({
	colour: (name) => INTERFACE[name][theme],
	nameColour: (marque) => labelColour(marque, theme),
	fill: ({ marque, tag, shape, line, opacity, strokes, always }) => {
		const { fond, motif } = coloursOf(marque, theme);
		const hatched = !isNamed(marque) || patterned || always;
		return (
			element(tag, { ...shape, fill: fond, 'fill-opacity': opacity }) +
			(hatched ? writeStrokes(strokes(MOTIFS[marque]), motif) : '') +
			element(tag, { ...shape, fill: 'none', ...line })
		);
	},
	told: () => ({}),
	zone: () => '',
	links: false,
	halo: false
});

/**
 * The ink of a page: properties of its palette, so that light, dark, paper and a reader's own colours are the style
 * sheet's; `motifs` is the prefix of the patterns that `writePatterns` writes. Where nothing is explored, shapes bear
 * nothing to be found by.
 */
export function pageInk(motifs: string, patterned: boolean, explored = false): Ink {
	const told = ({ id, part }: Partial<Told>): Attributes =>
		explored ? { 'data-cle': id, 'data-part': part } : {};
	return {
		colour: (name) => `var(--${name})`,
		nameColour: (marque) => (isAttribuee(marque) ? `var(--nom-${marque})` : 'var(--encre)'),
		fill: ({ marque, tag, shape, line, opacity, always, told: spoken }) => {
			const tile = `url(#${motifs}-${marque})`;
			const solid = isSolid(marque);
			const plain = solid || (isNamed(marque) && !patterned && !always);
			return element(tag, {
				class: 'aire',
				...shape,
				fill: plain ? propertiesOf(marque).fond : tile,
				style: plain && !solid ? `--motif:${tile}` : undefined,
				'fill-opacity': opacity,
				...line,
				...told(spoken)
			});
		},
		told,
		zone: (zone) => {
			const { x, y, width, height } = zone;
			return explored ? element('rect', { class: 'zone', x, y, width, height, ...told(zone) }) : '';
		},
		links: explored,
		halo: true
	};
}

/** The patterns of some marks, once for all the drawings of a figure. */
export function writePatterns(motifs: string, marques: readonly Marque[]): string {
	const patterns = marques
		.filter((marque) => !isSolid(marque))
		.map((marque) => {
			const { fond, motif } = propertiesOf(marque);
			const { side, angle, strokes } = tileOf(MOTIFS[marque]);
			return element(
				'pattern',
				{
					id: `${motifs}-${marque}`,
					width: side,
					height: side,
					viewBox: `${-side / 2} ${-side / 2} ${side} ${side}`,
					patternUnits: 'userSpaceOnUse',
					patternTransform: angle === 0 ? undefined : `rotate(${angle})`
				},
				element('rect', { x: -side / 2, y: -side / 2, width: side, height: side, fill: fond }) +
					writeStrokes(strokes, motif)
			);
		});
	const defs = element('defs', {}, patterns.join(''));
	return element(
		'svg',
		{ class: 'motifs', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
		defs
	);
}
