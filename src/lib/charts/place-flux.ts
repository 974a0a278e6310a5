import { tr } from '#lib/domain/language.ts';
import { emptyDrawing, leadingOf, setText, type Curve, type Drawing, type Tone } from './drawing.ts';
import { drawnTotal, formsReached, rankedLinks, reaches, type RankedLink } from './flux-parts.ts';
import type { FluxData } from './flux.ts';
import { amountWords, placeAmount, shareWords, undetailedWords } from './place-flux-words.ts';
import { placeFluxRows } from './place-flux-rows.ts';
import { wrapText } from './text-metrics.ts';
import { nameOf } from './words.ts';

/** Widths at which the figure is placed: under 720 px, flows become ranked rows. */
export const LARGEURS_FLUX = [280, 384, 560, 720, 1120] as const;

const RIVER = 720;
const HEAD = 13;
const NAME = 15;
const TEXT = 14;
const NODE = 6;
const AWAY = 10;
const BETWEEN = 12;
const GROUPS = 26;

type Canvas = ReturnType<typeof emptyDrawing>;

interface Stretch {
	readonly y: number;
	readonly height: number;
}

/** The columns of a river: names at both sides, postes in the middle, curves between. */
interface Frame {
	readonly data: FluxData;
	readonly links: readonly RankedLink[];
	readonly total: number;
	readonly perCent: number;
	readonly left: number;
	readonly middle: readonly [number, number];
	readonly right: number;
	readonly width: number;
}

function frameOf(data: FluxData, width: number): Frame {
	const side = width >= 1000 ? 244 : 172;
	const middle = width >= 1000 ? 300 : 190;
	const from = (width - middle) / 2;
	const total = Math.max(1, drawnTotal(data));
	return {
		data,
		links: rankedLinks(data),
		total,
		perCent: (width >= 1000 ? 330 : 200) / total,
		left: side,
		middle: [from, from + middle],
		right: width - side,
		width
	};
}

interface Block {
	readonly cle: string;
	readonly lines: readonly { readonly text: string; readonly size: number; readonly bold: boolean }[];
	readonly height: number;
}

function blockOf(cle: string, name: string, below: readonly string[], room: number): Block {
	const lines = [
		...wrapText(name, room, NAME, 600, 4).map((text) => ({ text, size: NAME, bold: true })),
		...below
			.flatMap((text) => wrapText(text, room, TEXT, 400, 3))
			.map((text) => ({ text, size: TEXT, bold: false }))
	];
	return { cle, lines, height: lines.reduce((sum, line) => sum + leadingOf(line.size), 0) };
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

/** The postes in the middle, one under the other: a name with its amount, then the money as level water. */
function placePostes(frame: Frame, top: number, canvas: Canvas): Map<RankedLink, Stretch> {
	const { data, links, perCent, middle } = frame;
	const room = middle[1] - middle[0];
	const levels = new Map<RankedLink, Stretch>();
	let y = top;
	for (const [index, dispositif] of data.dispositifs.entries()) {
		if (index > 0) y += GROUPS - BETWEEN;
		for (const poste of data.postes.filter((item) => item.dispositif === dispositif.cle)) {
			y = placeAmount(canvas, {
				cle: poste.cle,
				nom: poste.nom,
				centimes: poste.centimes,
				x: middle[0],
				top: y,
				room
			});
			for (const link of links.filter((item) => item.poste === poste.cle)) {
				const height = link.centimes * perCent;
				levels.set(link, { y, height });
				canvas.parts.push({
					key: keyOf(link, 'poste'),
					cle: link.dispositif,
					part: link.part,
					marque: link.marque,
					annonce: link.annonce,
					parCle: link.parCle,
					centimes: link.centimes,
					x: middle[0],
					y,
					width: room,
					height
				});
				y += height;
			}
			y += BETWEEN;
		}
	}
	canvas.height = Math.max(canvas.height, y - BETWEEN);
	return levels;
}

const keyOf = (link: RankedLink, side: string) => `${side}-${link.dispositif}-${link.part}`;

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

interface Side {
	readonly block: Block;
	readonly links: readonly RankedLink[];
	readonly centimes: number;
	readonly reading: string;
	readonly tone: Tone;
}

/** One side of the river: nodes of ink at the height of what reaches them, names beyond. */
function placeSide(
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
			key: `noeud-${side}-${item.block.cle}`,
			cle: item.reading,
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
				cle: link.dispositif,
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
			cle: item.reading,
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
		canvas.texts.push(
			setText({
				key: `${side}-${item.block.cle}-${index}`,
				lines: [line.text],
				x,
				top: y,
				size: line.size,
				weight: line.bold ? 600 : 400,
				anchor,
				tone: line.bold ? item.tone : 'encre2'
			})
		);
		y += leadingOf(line.size);
	}
}

function placeHeads(frame: Frame, canvas: Canvas): number {
	const heads = [
		[tr('Dispositif', 'Scheme'), frame.left - NODE - AWAY, 'end'],
		[tr('Poste', 'Item'), frame.middle[0], 'start'],
		[tr('Forme de traite', 'Form of trafficking'), frame.right + NODE + AWAY, 'start']
	] as const;
	for (const [text, x, anchor] of heads)
		canvas.texts.push(
			setText({ key: `tete-${text}`, lines: [text], x, top: 0, size: HEAD, anchor, tone: 'encre2' })
		);
	return leadingOf(HEAD) + 12;
}

/** The figure as numbers: a river from dispositif to poste to form, or ranked rows where there is no room for one. */
export function placeFlux(data: FluxData, width: number): Drawing {
	if (width < RIVER) return placeFluxRows(data, width);
	const canvas = emptyDrawing('flux', width);
	if (data.liens.length === 0) return canvas;
	const frame = frameOf(data, width);
	const top = placeHeads(frame, canvas);
	const levels = placePostes(frame, top, canvas);
	const room = frame.left - NODE - AWAY;
	const from = data.dispositifs.map((item): Side => {
		const amount = `${item.partiel ? '≥\u00A0' : ''}${amountWords(item.centimes)}`;
		return {
			block: blockOf(item.cle, item.nom, [amount, item.precision], room),
			links: frame.links.filter((link) => link.dispositif === item.cle),
			centimes: item.centimes,
			reading: item.cle,
			tone: 'encre'
		};
	});
	const to = formsReached(data).map((item): Side => {
		const below = [amountWords(item.centimes), shareWords(data, item.centimes), undetailedWords(item)];
		return {
			block: blockOf(
				item.forme,
				nameOf(item.forme, data.libelles),
				below.filter((text) => text !== ''),
				room
			),
			links: frame.links.filter((link) => reaches(link, item.forme)),
			centimes: item.centimes,
			reading: `forme-${item.forme}`,
			tone: item.forme
		};
	});
	placeSide(frame, 'gauche', from, levels, top, canvas);
	placeSide(frame, 'droite', to, levels, top, canvas);
	canvas.named.push(...formsReached(data).map((item) => item.forme));
	canvas.height = Math.ceil(canvas.height + 4);
	return canvas;
}
