import { isComplete } from '#lib/domain/vocabulary.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, put, type Canvas } from '#lib/drawing/pen.ts';
import {
	AWAY,
	DIAMOND,
	GUTTER,
	NAME,
	SMALL,
	frameOf,
	stageOf,
	totalOf,
	type Frame
} from './place-payers-frame.ts';
import { BAR, placeBase, placeNames, placeNothing, placePoste } from './place-payers-rows.ts';
import type { PayeursData, RepartitionDispositif, RepartitionMuet } from './data.ts';
import { restWords, restWord } from './readings.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { statusWords } from '#lib/figures/shell/words.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_REPARTITION = [288, 480, 560, 720, 1120] as const;

/** Name, precision and total of a dispositif; returns where its postes may start, where its words end, and where its total starts. */
function placeHead(
	frame: Frame,
	item: { readonly id: string; readonly nom: string; readonly precision: string },
	total: readonly [amount: string, stage: string] | null,
	diamond: boolean,
	top: number,
	canvas: Canvas
): { readonly postes: number; readonly bottom: number; readonly right: number } {
	const { width, mode } = frame;
	const [amount, stage] = total ?? ['', ''];
	const amountWidth = amount === '' ? 0 : textWidth(amount, NAME, 600);
	const lozenge = diamond ? 2 * DIAMOND + AWAY : 0;
	const room =
		mode === 'large' ? frame.nameWidth : width - amountWidth - lozenge - (amount === '' ? 0 : GUTTER);
	const name = put(canvas, {
		key: `nom-${item.id}`,
		lines: wrapWhole(item.nom, room, NAME, 600),
		x: 0,
		top,
		size: NAME,
		weight: 600
	});
	const below = name.y + name.height;
	if (amount !== '')
		put(canvas, {
			key: `total-${item.id}`,
			lines: [amount],
			x: width,
			top,
			size: NAME,
			weight: 600,
			anchor: 'end'
		});
	if (diamond)
		canvas.diamonds.push({
			key: item.id,
			x: width - amountWidth - AWAY - DIAMOND,
			y: top + leadingOf(NAME) / 2,
			size: DIAMOND,
			full: false
		});
	const stageWidth = textWidth(stage, SMALL);
	if (stage !== '')
		put(canvas, {
			key: `etape-${item.id}`,
			lines: [stage],
			x: width,
			top: below,
			size: SMALL,
			anchor: 'end',
			tone: 'encre2'
		});
	const precisionRoom = mode === 'large' ? frame.nameWidth : width - stageWidth - GUTTER;
	const precision = put(canvas, {
		key: `precision-${item.id}`,
		lines: wrapWhole(item.precision, precisionRoom, SMALL),
		x: 0,
		top: below,
		size: SMALL,
		tone: 'encre2'
	});
	const bottom = precision.y + Math.max(precision.height, leadingOf(SMALL));
	const right = width - Math.max(amountWidth + lozenge, stageWidth) - GUTTER;
	return { postes: mode === 'large' ? top - 3 : bottom + 6, bottom, right };
}

function placeDispositif(frame: Frame, item: RepartitionDispositif, top: number, canvas: Canvas): number {
	const partial = !isComplete(item.couverture);
	const total = [totalOf(item), stageOf(item)] as const;
	const head = placeHead(frame, item, total, item.concurrentes, top, canvas);
	let y = head.postes;
	for (const part of item.postes.keys()) y = placePoste(frame, item, part, y, canvas);
	if (partial) {
		const key = `reste-${item.id}`;
		const words = restWords(item.couverture);
		// Beside the total there may be no room for them: they go below it.
		if (frame.mode === 'large' && frame.x(0) + textWidth(words, SMALL) + 2 * AWAY > head.right)
			y = Math.max(y, head.bottom);
		const { bar, bottom } = placeNames(frame, { key, nom: restWord(), value: '' }, y, canvas);
		placeNothing(frame, key, words, bar, canvas, 'non-calcule');
		y = bottom;
	}
	if (frame.mode !== 'etroit') placeBase(frame, item.id, head.postes + 1, y - 2, canvas);
	const bottom = Math.max(head.bottom, y);
	canvas.zones.unshift({
		id: item.id,
		part: -1,
		x: 0,
		y: top - 4,
		width: frame.width,
		height: bottom - top + 8
	});
	return bottom;
}

function placeMuet(frame: Frame, item: RepartitionMuet, top: number, canvas: Canvas): number {
	const head = placeHead(frame, item, null, false, top, canvas);
	const words = statusWords(item.statut);
	const y = frame.mode === 'large' ? top + 1 : head.postes;
	placeNothing(
		frame,
		item.id,
		words,
		y,
		canvas,
		item.statut === 'sans_objet' ? item.statut : slotOf(item.statut)
	);
	const bottom = Math.max(head.bottom, y + BAR + 4);
	canvas.zones.unshift({
		id: item.id,
		part: -1,
		x: 0,
		y: top - 4,
		width: frame.width,
		height: bottom - top + 8
	});
	return bottom;
}

/** Places who pays: a block of ranked bars per dispositif on one scale, then those without an amount, as shapes. */
export function placeRepartition(data: PayeursData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const frame = frameOf(data, width);
	let y = 0;
	for (const [index, item] of data.dispositifs.entries()) {
		across(canvas, `filet-${item.id}`, index === 0 ? 'filet-fort' : 'filet', y + 0.5);
		y = placeDispositif(frame, item, y + 12, canvas) + 8;
	}
	for (const item of data.muets) {
		across(canvas, `filet-${item.id}`, y === 0 ? 'filet-fort' : 'filet', y + 0.5);
		y = placeMuet(frame, item, y + 12, canvas) + 8;
	}
	canvas.height = Math.ceil(y + 4);
	return canvas;
}
