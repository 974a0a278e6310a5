import { tr } from '#lib/domain/language.ts';
import { emptyDrawing, leadingOf, type Drawing, type TextSpec } from '#lib/drawing/drawing.ts';
import { put, type Canvas } from '#lib/drawing/pen.ts';
import {
	BAR,
	DIAMOND,
	SMALL,
	ecartWords,
	ecartsOf,
	isFramed,
	partWords,
	placeBar,
	placeEcart,
	placeRule,
	placeSide,
	placeVariations,
	reasonOf,
	reasonsIn,
	sideWidth,
	spelledOut,
	type Sheet
} from './place-cells.ts';
import { placeClose } from './place-close.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import type { VariationData, VariationSide } from './data.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_VARIATION = [280, 384, 560, 720, 896, 1120] as const;

const HEAD = 13;
const PAD = 9;
const GAP = 24;
/** Room that bars and reasons need beside amounts, in a wide drawing and on a sheet of paper. */
const LEAST = { wide: { bars: 110, why: 150 }, sheet: { bars: 70, why: 110 }, low: { bars: 70, why: 0 } };
const WIDE = 896;

/** Where the columns of a wide drawing stand; `null` when they do not fit side by side. */
interface Columns {
	readonly name: number;
	/** Right edges of the two amounts and of the difference. */
	readonly avant: number;
	readonly apres: number;
	readonly ecart: number;
	/** Left edges and widths of the bars and of the reason. */
	readonly bars: number;
	readonly barsWidth: number;
	readonly why: number;
	readonly whyWidth: number;
}

const itemHead = () => tr('Poste', 'Item');
const gapHead = () => tr('Écart', 'Change');

function columnsOf(sheet: Sheet): Columns | null {
	const { data, width, size } = sheet;
	const rows = data.lignes;
	const least = sheet.low ? LEAST.low : width < WIDE ? LEAST.sheet : LEAST.wide;
	const names = wrapNames(sheet, sheet.low ? 230 : width < WIDE ? 150 : width < 1000 ? 180 : 300);
	const name = Math.max(
		textWidth(itemHead(), HEAD, 600),
		...names.map((lines) => linesWidth(lines, size, 600))
	);
	const sideColumn = (head: string, sides: readonly VariationSide[]) =>
		Math.max(textWidth(head, HEAD, 600), ...sides.map((side) => sideWidth(sheet, side)));
	const avant =
		name +
		GAP +
		sideColumn(
			data.colonnes[0],
			rows.map((row) => row.avant)
		);
	const apres =
		avant +
		GAP +
		sideColumn(
			data.colonnes[1],
			rows.map((row) => row.apres)
		);
	const ecartWidth = linesWidth([gapHead(), ...rows.map((row) => ecartWords(row.ecart))], size, 600);
	const rest = width - apres - ecartWidth - 3 * GAP;
	const barsWidth = sheet.low ? Math.min(260, rest + GAP) : Math.min(210, rest * 0.4);
	if (barsWidth < least.bars || (!sheet.low && rest - barsWidth < least.why)) return null;
	const bars = apres + GAP;
	const ecart = bars + barsWidth + GAP + ecartWidth;
	const why = ecart + GAP;
	return { name, avant, apres, ecart, bars, barsWidth, why, whyWidth: width - why };
}

const wrapNames = ({ data, size }: Sheet, room: number) =>
	data.lignes.map((row) => wrapWhole(row.nom, room, size, 600));

function placeWide(sheet: Sheet, columns: Columns, canvas: Canvas): number {
	const { data, size } = sheet;
	const leading = leadingOf(size);
	const names = wrapNames(sheet, columns.name);
	const placed = placeVariations(ecartsOf(data), columns.barsWidth);
	const heads: readonly Pick<TextSpec, 'key' | 'x' | 'anchor'>[] = [
		{ key: itemHead(), x: 0 },
		{ key: data.colonnes[0], x: columns.avant, anchor: 'end' },
		{ key: data.colonnes[1], x: columns.apres, anchor: 'end' },
		{ key: gapHead(), x: columns.ecart, anchor: 'end' },
		...(sheet.low ? [] : [{ key: tr('Pourquoi', 'Why'), x: columns.why }])
	];
	for (const [index, { key, ...head }] of heads.entries())
		put(canvas, { ...head, key: `tete-${index}`, lines: [key], top: 1, size: HEAD, weight: 600 });
	const pad = sheet.low ? 4 : PAD;
	let y = leadingOf(HEAD) + pad;
	placeRule('tete', 'filet-fort', y, canvas);
	for (const [index, row] of data.lignes.entries()) {
		const middle = y + pad + leading / 2;
		const weight = row.ensemble ? 600 : 400;
		const whys = sheet.low ? [] : wrapWhole(row.pourquoi, columns.whyWidth, SMALL, weight);
		const lines = names[index] ?? [];
		const apart = wrapWhole(row.nonCompare, canvas.width - columns.bars, SMALL, weight);
		const height =
			Math.max(
				leading + (partWords(row) === '' || !sheet.parts ? 0 : leadingOf(SMALL)),
				lines.length * leading,
				whys.length * leadingOf(SMALL),
				apart.length * leadingOf(SMALL)
			) +
			2 * pad;
		put(canvas, { key: `nom-${index}`, lines, x: 0, top: y + pad, size, weight });
		placeSide(sheet, `avant-${index}`, row.avant, row, { right: columns.avant, y: middle }, canvas);
		placeSide(sheet, `apres-${index}`, row.apres, row, { right: columns.apres, y: middle }, canvas);
		if (row.ecart !== null)
			placeBar(row, index, placed, { x: columns.bars, y: middle, from: y + 5, to: y + height - 5 }, canvas);
		placeEcart(sheet, row, index, columns.ecart, middle, canvas);
		// What is not compared has no difference: its reason stands in the room of the bar, not under « Pourquoi ».
		const words = row.ecart === null ? apart : whys;
		if (sheet.low && row.ecart !== null && row.pourquoi !== '')
			canvas.below.push(reasonOf(row.nom, [row.pourquoi]));
		if (words.length > 0)
			put(canvas, {
				key: `pourquoi-${index}`,
				lines: words,
				x: row.ecart === null ? columns.bars : columns.why,
				top: middle - leadingOf(SMALL) / 2,
				size: SMALL,
				weight,
				tone: row.ensemble ? 'encre' : 'encre2'
			});
		canvas.zones.push({ id: String(index), part: -1, x: 0, y, width: canvas.width, height });
		y += height;
		placeRule(`rang-${index}`, row.ensemble ? 'filet-fort' : 'filet', y, canvas);
	}
	return y;
}

/** Where the amounts of a block stand: three beside each other, or one under the other after their heads. */
interface BlockColumns {
	readonly beside: boolean;
	/** Heads stand above the amounts. */
	readonly above: boolean;
	/** Right edges of the two amounts and of the difference. */
	readonly rights: readonly number[];
	/** Left edge of the bars, and their width; under the amounts in a narrow room. */
	readonly bars: number;
	readonly barsWidth: number;
	readonly barsBeside: boolean;
}

function blockColumns(sheet: Sheet, heads: readonly string[]): BlockColumns {
	const { data, width, size } = sheet;
	const sides = data.lignes.flatMap((row) => [row.avant, row.apres]);
	const widest = Math.max(
		...sides.map((side) => sideWidth(sheet, side)),
		...data.lignes.map((row) => textWidth(ecartWords(row.ecart), size, 600)),
		...heads.map((head) => textWidth(head, SMALL))
	);
	const after = 2 * DIAMOND + 8;
	const barsBeside = width >= 480;
	const room = barsBeside ? width * 0.68 : width;
	const step = (room - widest) / 2;
	const beside = step >= widest + (sides.some((side) => side.concurrentes) ? after : 6);
	if (!beside) {
		const headed = Math.max(...heads.map((head) => textWidth(head, SMALL))) + 14 + widest;
		const above = headed + (sides.some((side) => side.concurrentes) ? after : 0) > width;
		const right = above ? widest : headed;
		const free = width - right - GAP;
		const narrow = free < 80;
		const bars = narrow ? 0 : right + GAP;
		return {
			beside,
			above,
			rights: [right, right, right],
			bars,
			barsWidth: width - bars,
			barsBeside: !narrow
		};
	}
	const rights = [widest, widest + step, room];
	const bars = barsBeside ? room + GAP : 0;
	return { beside, above: beside, rights, bars, barsWidth: width - bars, barsBeside };
}

/** Rows as blocks: the name, the three amounts with their heads, the bar, the reason. */
function placeStacked(sheet: Sheet, canvas: Canvas): number {
	const { data, width, size, low } = sheet;
	const pad = low ? 4 : PAD;
	const leading = leadingOf(size);
	const heads = [...data.colonnes, gapHead()];
	const columns = blockColumns(sheet, heads);
	const placed = placeVariations(ecartsOf(data), columns.barsWidth);
	const names = wrapNames(sheet, width);
	// Frames of what is missing stand clear of each other and of the words above them.
	const framed = data.lignes.some((row) => isFramed(row.avant) || isFramed(row.apres));
	const apart = framed ? 4 : 2;
	let y = 0;
	for (const [index, row] of data.lignes.entries()) {
		const start = y;
		y += pad;
		const lines = names[index] ?? [];
		put(canvas, { key: `nom-${index}`, lines, x: 0, top: y, size, weight: 600 });
		y += lines.length * leading + apart + 1;
		let gapMiddle = y;
		for (const [rank, head] of heads.entries()) {
			if (rank === 2 && row.ecart === null) continue;
			const right = columns.rights[rank] ?? width;
			const middle = y + leading / 2 + (columns.above ? leadingOf(SMALL) + apart : 0);
			const place = columns.beside ? ({ x: right, anchor: 'end' } as const) : { x: 0 };
			const headTop = columns.above ? y : middle - leadingOf(SMALL) / 2;
			const key = `tete-${index}-${rank}`;
			put(canvas, { ...place, key, lines: [head], top: headTop, size: SMALL, tone: 'encre2' });
			if (rank === 0) placeSide(sheet, `avant-${index}`, row.avant, row, { right, y: middle }, canvas);
			else if (rank === 1) placeSide(sheet, `apres-${index}`, row.apres, row, { right, y: middle }, canvas);
			else placeEcart(sheet, row, index, right, middle, canvas);
			gapMiddle = middle;
			if (!columns.beside) y += leading + 3 + apart + (columns.above ? leadingOf(SMALL) + apart : 0);
		}
		if (columns.beside) y += leadingOf(SMALL) + leading + 4 + apart;
		if (placed.bars[index]) {
			// The bar is the difference: it stands at the height of its words.
			const from = columns.barsBeside ? gapMiddle - BAR / 2 - 3 : y;
			const middle = from + BAR / 2 + 3;
			placeBar(row, index, placed, { x: columns.bars, y: middle, from, to: from + BAR + 6 }, canvas);
			if (!columns.barsBeside) y += BAR + 10;
		}
		const reasons = reasonsIn(row);
		const said = low ? [] : reasons;
		if (low && reasons.length > 0) canvas.below.push(reasonOf(row.nom, reasons));
		const whys = wrapWhole(said.join(tr('\u00A0; ', '; ')), width, SMALL);
		if (whys.length > 0)
			put(canvas, { key: `pourquoi-${index}`, lines: whys, x: 0, top: y, size: SMALL, tone: 'encre2' });
		y += whys.length * leadingOf(SMALL) + pad;
		canvas.zones.push({ id: String(index), part: -1, x: 0, y: start, width, height: y - start });
		placeRule(`rang-${index}`, row.ensemble ? 'filet-fort' : 'filet', y, canvas);
	}
	return y;
}

/**
 * Places the figure at exactly `width` pixels: a row per poste and dispositif with its two amounts, its difference as a
 * bar from one zero line, and why; rows become blocks where the columns do not fit.
 */
export function placeVariation(data: VariationData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const whole: Sheet = { data, width, size: width < WIDE ? 14 : 15, brief: false, parts: true, low: false };
	const short: Sheet = { ...whole, brief: true };
	// Short words rather than blocks, blocks rather than columns that touch.
	const [sheet, columns] = [whole, short]
		.map((one) => [one, columnsOf(one)] as const)
		.find(([, fits]) => fits !== null) ?? [whole, null];
	const spelled = spelledOut(sheet);
	if (spelled !== null) canvas.below.push(spelled);
	const height = columns
		? placeWide(sheet, columns, canvas)
		: placeStacked({ ...sheet, parts: false }, canvas);
	canvas.height = Math.ceil(height + 2);
	return canvas;
}

/** The same in a room where height is wanting: rows close together, and their reasons under the drawing. */
export function placeVariationLow(data: VariationData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const sheet: Sheet = { data, width, size: 13, brief: true, parts: false, low: true };
	const columns = columnsOf(sheet);
	const heads = [...data.colonnes, gapHead()];
	const height = columns
		? placeWide(sheet, columns, canvas)
		: (placeClose(sheet, heads, canvas) ?? placeStacked(sheet, canvas));
	canvas.height = Math.ceil(height + 2);
	return canvas;
}
