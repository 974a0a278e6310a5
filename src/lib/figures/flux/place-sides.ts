import { leadingOf, type Curve, type Tone } from '#lib/drawing/drawing.ts';
import { put, type Canvas } from '#lib/drawing/pen.ts';
import type { RankedLink } from './parts.ts';
import type { FluxData } from './data.ts';
import { linesWidth, textWidth, wrapText } from '#lib/drawing/text-metrics.ts';

const NAME = 15;
const TEXT = 14;
const DIAMOND = 5;
/** Thickness of a node. */
export const NODE = 6;
/** Between a node and its name. */
export const AWAY = 10;
/** Between two neighbours of a column. */
export const BETWEEN = 12;

/** The height at which money runs level. */
export interface Stretch {
	readonly y: number;
	readonly height: number;
}

/** The columns of a river: names at both sides, postes in the middle, curves between. */
export interface Frame {
	readonly data: FluxData;
	readonly links: readonly RankedLink[];
	readonly total: number;
	readonly perCent: number;
	readonly left: number;
	readonly middle: readonly [number, number];
	readonly right: number;
	readonly width: number;
}

export interface Block {
	readonly id: string;
	readonly lines: readonly { readonly text: string; readonly size: number; readonly bold: boolean }[];
	/** The amount, first line that is not bold, bears a lozenge (R4). */
	readonly contested: boolean;
	readonly height: number;
}

/** A name too long for its line breaks after its comma first: what it is, then what of it. */
function breakName(name: string, room: number): readonly string[] {
	const comma = name.indexOf(', ');
	if (comma < 0 || textWidth(name, NAME, 600) <= room) return wrapText(name, room, NAME, 600, 4);
	const pieces = [name.slice(0, comma + 1), name.slice(comma + 2)];
	return pieces.flatMap((piece) => wrapText(piece, room, NAME, 600, 2));
}

/** What stands at one side of the river: a name, then lines of smaller words. */
export function blockOf(
	id: string,
	name: string,
	below: readonly string[],
	room: number,
	contested = false
): Block {
	const lines = [
		...breakName(name, room).map((text) => ({ text, size: NAME, bold: true })),
		...below
			.flatMap((text) => wrapText(text, room, TEXT, 400, 3))
			.map((text) => ({ text, size: TEXT, bold: false }))
	];
	return { id, lines, contested, height: lines.reduce((sum, line) => sum + leadingOf(line.size), 0) };
}

/** Sets each item as near to where it wants to be as the ones before it let. */
function spread(
	items: readonly { readonly at: number; readonly height: number }[],
	gap: number,
	top: number
) {
	let limit = top;
	return items.map(({ at, height }) => {
		const y = Math.max(limit, at - height / 2);
		limit = y + height + gap;
		return y;
	});
}

export const keyOf = (link: RankedLink, side: string) => `${side}-${link.dispositif}-${link.part}`;

/** The area between two level stretches, as thick at both ends. */
function curves(
	from: readonly [number, number],
	to: readonly [number, number],
	height: number
): [Curve, Curve] {
	const middle = (from[0] + to[0]) / 2;
	const shifted = (dy: number): Curve => [
		[from[0], from[1] + dy],
		[middle, from[1] + dy],
		[middle, to[1] + dy],
		[to[0], to[1] + dy]
	];
	return [shifted(0), shifted(height)];
}

/** A place at one side of the river. */
export interface Side {
	readonly block: Block;
	readonly links: readonly RankedLink[];
	readonly centimes: number;
	readonly reading: string;
	readonly tone: Tone;
}

/** One side of the river: nodes of ink at the height of what reaches them, names beyond. */
export function placeSide(
	frame: Frame,
	side: 'gauche' | 'droite',
	sides: readonly Side[],
	levels: ReadonlyMap<RankedLink, Stretch>,
	top: number,
	canvas: Canvas
): void {
	const { perCent, middle } = frame;
	const heights = sides.map((item) => Math.max(item.centimes * perCent, item.block.height));
	const tops = spread(
		sides.map((item, index) => {
			const own = item.links.flatMap((link) => levels.get(link) ?? []);
			const first = Math.min(...own.map((stretch) => stretch.y));
			const last = Math.max(...own.map((stretch) => stretch.y + stretch.height));
			return { at: (first + last) / 2, height: heights[index] ?? 0 };
		}),
		BETWEEN,
		top
	);
	for (const [index, item] of sides.entries()) {
		const [y, height] = [tops[index] ?? top, heights[index] ?? 0];
		const tall = item.centimes * perCent;
		const start = y + (height - tall) / 2;
		const node = side === 'gauche' ? frame.left - NODE : frame.right;
		canvas.bars.push({
			key: `noeud-${side}-${item.block.id}`,
			id: item.reading,
			part: -1,
			fond: 'encre',
			contour: 'aucun',
			centimes: item.centimes,
			x: node,
			y: start,
			width: NODE,
			height: Math.max(1, tall)
		});
		let at = start;
		for (const link of item.links) {
			const level = levels.get(link);
			if (!level) continue;
			const [upper, lower] =
				side === 'gauche'
					? curves([frame.left, at], [middle[0], level.y], level.height)
					: curves([middle[1], level.y], [frame.right, at], level.height);
			canvas.ribbons.push({
				key: keyOf(link, side),
				id: link.dispositif,
				part: link.part,
				marque: link.marque,
				annonce: link.annonce,
				parCle: link.parCle,
				centimes: link.centimes,
				upper,
				lower
			});
			at += level.height;
		}
		placeBlock(frame, side, item, y + (height - item.block.height) / 2, canvas);
		const x = side === 'gauche' ? 0 : frame.right;
		canvas.zones.push({
			id: item.reading,
			part: -1,
			x,
			y,
			width: side === 'gauche' ? frame.left : frame.width - x,
			height
		});
		canvas.height = Math.max(canvas.height, y + height);
	}
}

function placeBlock(frame: Frame, side: 'gauche' | 'droite', item: Side, top: number, canvas: Canvas): void {
	let y = top;
	const anchor = side === 'gauche' ? 'end' : 'start';
	const x = side === 'gauche' ? frame.left - NODE - AWAY : frame.right + NODE + AWAY;
	for (const [index, line] of item.block.lines.entries()) {
		put(canvas, {
			key: `${side}-${item.block.id}-${index}`,
			lines: [line.text],
			x,
			top: y,
			size: line.size,
			weight: line.bold ? 600 : 400,
			anchor,
			tone: line.bold ? item.tone : 'encre2'
		});
		// The amount follows the name.
		if (item.block.contested && !line.bold && item.block.lines[index - 1]?.bold === true) {
			const off = linesWidth([line.text], line.size) + 6 + DIAMOND;
			canvas.diamonds.push({
				key: `concurrents-${item.block.id}`,
				x: side === 'gauche' ? x - off : x + off,
				y: y + leadingOf(line.size) / 2,
				size: DIAMOND,
				full: false
			});
		}
		y += leadingOf(line.size);
	}
}
