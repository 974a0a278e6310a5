import { tr } from '#lib/domain/language.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { put, type Canvas } from '#lib/drawing/pen.ts';
import { drawnTotal, formsReached, rankedLinks, reaches, type RankedLink } from './parts.ts';
import type { FluxData } from './data.ts';
import { amountWords, beforeWords, netOf, placeAmount, shareWords, undetailedWords } from './readings.ts';
import { placeFluxRows } from './place-rows.ts';
import {
	AWAY,
	BETWEEN,
	NODE,
	blockOf,
	keyOf,
	placeSide,
	type Frame,
	type Side,
	type Stretch
} from './place-sides.ts';
import { nameOf } from '#lib/figures/shell/words.ts';

/** Widths at which the figure is placed: under 720 px, flows become ranked rows. */
export const LARGEURS_FLUX = [280, 384, 560, 720, 1120] as const;

const RIVER = 720;
const HEAD = 13;
const GROUPS = 26;

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

/** The postes in the middle, one under the other: a name with its amount, then the money as level water. */
function placePostes(frame: Frame, top: number, canvas: Canvas): Map<RankedLink, Stretch> {
	const { data, links, perCent, middle } = frame;
	const room = middle[1] - middle[0];
	const levels = new Map<RankedLink, Stretch>();
	let y = top;
	for (const [index, dispositif] of data.dispositifs.entries()) {
		if (index > 0) y += GROUPS - BETWEEN;
		for (const poste of data.postes.filter((item) => item.dispositif === dispositif.id)) {
			y = placeAmount(canvas, {
				id: poste.id,
				nom: poste.nom,
				centimes: poste.centimes,
				repris: poste.repris,
				x: middle[0],
				top: y,
				room
			});
			for (const link of links.filter((item) => item.poste === poste.id)) {
				const height = link.centimes * perCent;
				levels.set(link, { y, height });
				canvas.parts.push({
					key: keyOf(link, 'poste'),
					id: link.dispositif,
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
				const level = y + height / 2;
				if (link.deduit)
					canvas.rules.push(...deducedMark(keyOf(link, 'poste'), [middle[0], level], [middle[1], level]));
				y += height;
			}
			y += BETWEEN;
		}
	}
	canvas.height = Math.max(canvas.height, y - BETWEEN);
	return levels;
}

function placeHeads(frame: Frame, canvas: Canvas): number {
	const heads = [
		[tr('Dispositif', 'Scheme'), frame.left - NODE - AWAY, 'end'],
		[tr('Poste', 'Item'), frame.middle[0], 'start'],
		[tr('Forme de traite', 'Form of trafficking'), frame.right + NODE + AWAY, 'start']
	] as const;
	for (const [text, x, anchor] of heads)
		put(canvas, { key: `tete-${text}`, lines: [text], x, top: 0, size: HEAD, anchor, tone: 'encre2' });
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
		const amount = `${item.partiel ? '≥\u00A0' : ''}${amountWords(netOf(item))}`;
		const below = [amount, item.precision, beforeWords(item)].filter((text) => text !== '');
		return {
			block: blockOf(item.id, item.nom, below, room, item.conteste),
			links: frame.links.filter((link) => link.dispositif === item.id),
			centimes: item.centimes,
			reading: item.id,
			tone: 'encre'
		};
	});
	const to = formsReached(data).map((item): Side => {
		const below = [
			amountWords(netOf(item)),
			shareWords(data, item.centimes),
			undetailedWords(item),
			beforeWords(item)
		];
		return {
			block: blockOf(
				item.forme,
				nameOf(item.marque, data.libelles),
				below.filter((text) => text !== ''),
				room
			),
			links: frame.links.filter((link) => reaches(link, item.forme)),
			centimes: item.centimes,
			reading: `forme-${item.forme}`,
			tone: item.marque
		};
	});
	placeSide(frame, 'gauche', from, levels, top, canvas);
	placeSide(frame, 'droite', to, levels, top, canvas);
	canvas.named.push(...formsReached(data).map((item) => item.marque));
	canvas.height = Math.ceil(canvas.height + 4);
	return canvas;
}
