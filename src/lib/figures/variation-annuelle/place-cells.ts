import { tr } from '#lib/domain/language.ts';
import { formatNumber } from '#lib/domain/money.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { across, down, put, type Canvas } from '#lib/drawing/pen.ts';
import { percentWords } from './poste-changes.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { isAtLeast, type VariationData, type VariationRow, type VariationSide } from './data.ts';
import { nothingInShort, nothingWords } from './nothing-words.ts';
import { colon, semicolon } from '#lib/figures/shell/words.ts';

/** A difference as a bar from the zero line; `null` when one side is absent and nothing is computed. */
export interface PlacedVariation {
	readonly x: number;
	readonly width: number;
}

/** Bars of differences on one scale, in pixels. */
export interface Variations {
	/** x of the zero line. */
	readonly zero: number;
	readonly bars: readonly (PlacedVariation | null)[];
}

const EDGE = 1.5;

/** Places differences, in cents, on one scale with one zero line inside `width` pixels. A zero is a bar of no width. */
export function placeVariations(ecarts: readonly (number | null)[], width: number): Variations {
	const known = ecarts.filter((ecart) => ecart !== null);
	const min = Math.min(0, ...known);
	const max = Math.max(0, ...known);
	const perCent = max === min ? 0 : (width - 2 * EDGE) / (max - min);
	const zero = max === min ? width / 2 : EDGE - min * perCent;
	const bars = ecarts.map((ecart) => {
		if (ecart === null) return null;
		const length = Math.abs(ecart) * perCent;
		return { x: ecart < 0 ? zero - length : zero, width: length };
	});
	return { zero, bars };
}

/** Size of the words under the size of the amounts. */
export const SMALL = 13;
/** Thickness of a bar. */
export const BAR = 14;
/** Half of a lozenge. */
export const DIAMOND = 5;
const INSET = 4;

/** What is common to the rows: the scale of the differences, sizes and words. */
export interface Sheet {
	readonly data: VariationData;
	readonly width: number;
	readonly size: number;
	/** Whether what is missing is said in one word or two, spelled under the drawing. */
	readonly brief: boolean;
	/** Whether percents stand under the differences, and not in a line of their own. */
	readonly parts: boolean;
	/** Height is wanting: reasons have no column. */
	readonly low: boolean;
}

function sideWords({ brief, low }: Sheet, side: VariationSide): string {
	const { centimes } = side;
	if (centimes !== null) return `${isAtLeast(side) ? '≥\u00A0' : ''}${formatNumber(centimes)}`;
	return low || brief ? nothingInShort(side) : nothingWords(side);
}

/** What the short words of a drawing stand for; `null` when it has none. */
export function spelledOut({ brief, low, data }: Sheet): string | null {
	if (low) return null;
	if (!brief) return null;
	const missing = data.lignes.flatMap((row) =>
		[row.avant, row.apres].filter(({ centimes }) => centimes === null)
	);
	const spelled = new Set(
		missing.flatMap((side) => {
			const [short, whole] = [nothingInShort(side), nothingWords(side)];
			return short === whole ? [] : [`${short}${colon()} ${whole}`];
		})
	);
	return spelled.size === 0 ? null : `${[...spelled].join(`${semicolon()} `)}.`;
}

/** A difference with its sign, to the euro; nothing where none is computed: the row says why. */
export const ecartWords = (ecart: number | null): string =>
	ecart === null ? '' : `${ecart > 0 ? '+' : ''}${formatNumber(ecart)}`;

/** The same in percent; `''` where it is none. */
export const partWords = ({ part }: VariationRow): string =>
	part === null ? '' : percentWords(part.ecart, part.avant);

/** What is said of a change beside its amounts: in percent, why, or why it is not compared. */
export const reasonsIn = (row: VariationRow): string[] =>
	[partWords(row), row.pourquoi, row.nonCompare].filter((words) => words !== '');

/** The same of a row that has no room for it. */
export const reasonOf = (nom: string, reasons: readonly string[]) =>
	`${nom}${tr('\u00A0: ', ': ')}${reasons.join(tr('\u00A0; ', '; '))}`;

/** The differences drawn. A whole and its postes are not on one scale: the whole is the sum that the bars already show. */
export const ecartsOf = ({ lignes }: VariationData) => lignes.map((row) => (row.ensemble ? null : row.ecart));

/** Whether the words of a side stand in a frame: an amount that ought to be there. */
export const isFramed = (side: VariationSide): boolean =>
	side.centimes === null && side.statut !== 'sans_objet';

/** Width of one side: an amount with its lozenge, or the words of what is missing in their frame. */
export function sideWidth(sheet: Sheet, side: VariationSide): number {
	return side.centimes === null
		? textWidth(sideWords(sheet, side), SMALL) + 2 * INSET
		: textWidth(sideWords(sheet, side), sheet.size, 600);
}

/** Sets one side of a row to its right edge, centred on `y`; words of what is missing stand in their frame. */
export function placeSide(
	sheet: Sheet,
	key: string,
	side: VariationSide,
	row: VariationRow,
	at: { readonly right: number; readonly y: number },
	canvas: Canvas
): void {
	const missing = side.centimes === null;
	const size = missing ? SMALL : sheet.size;
	const framed = isFramed(side);
	const width = sideWidth(sheet, side);
	const text = setText({
		key,
		lines: [sideWords(sheet, side)],
		x: framed ? at.right - width / 2 : at.right,
		top: at.y - leadingOf(size) / 2,
		size,
		weight: row.ensemble && !missing ? 600 : 400,
		anchor: framed ? 'middle' : 'end',
		tone: missing ? (side.statut === 'non_importe' ? 'alerte' : 'encre2') : 'encre'
	});
	canvas.texts.push(text);
	const { box } = text;
	if (framed)
		canvas.slots.push({
			key,
			kind: slotOf(side.statut),
			open: null,
			x: at.right - width,
			y: box.y - 2,
			width,
			height: box.height + 4
		});
	if (side.statut === 'deduit' && !missing) {
		const under = box.y + box.height + 1;
		canvas.rules.push(...deducedMark(key, [box.x, under], [box.x + box.width, under]));
	}
	if (side.concurrentes && !missing)
		canvas.diamonds.push({ key, x: at.right + 4 + DIAMOND, y: at.y, size: DIAMOND, full: false });
}

/** Sets the difference of a row to its right edge, centred on `y`, and its percent below. */
export function placeEcart(
	sheet: Sheet,
	row: VariationRow,
	index: number,
	right: number,
	y: number,
	canvas: Canvas
): void {
	if (row.ecart === null) return;
	const place = { x: right, anchor: 'end', weight: row.ensemble ? 600 : 400 } as const;
	const top = y - leadingOf(sheet.size) / 2;
	put(canvas, { ...place, key: `ecart-${index}`, lines: [ecartWords(row.ecart)], top, size: sheet.size });
	const part = partWords(row);
	if (part === '' || !sheet.parts) return;
	put(canvas, {
		...place,
		key: `part-${index}`,
		lines: [part],
		top: top + leadingOf(sheet.size),
		size: SMALL,
		tone: 'encre2'
	});
}

/** The bar of a row and its piece of the zero line. */
export function placeBar(
	row: VariationRow,
	index: number,
	placed: Variations,
	at: { readonly x: number; readonly y: number; readonly from: number; readonly to: number },
	canvas: Canvas
): void {
	const bar = placed.bars[index];
	if (!bar) return;
	if (bar.width > 0)
		canvas.bars.push({
			key: `ecart-${index}`,
			fond: 'encre2',
			contour: 'aucun',
			id: String(index),
			part: -1,
			centimes: row.ecart ?? 0,
			x: at.x + bar.x,
			y: at.y - BAR / 2,
			width: bar.width,
			height: BAR
		});
	const zero = at.x + placed.zero;
	down(canvas, `zero-${index}`, 'base', zero, at.from, at.to);
}

/** A line across the drawing, between rows. */
export function placeRule(key: string, kind: 'filet' | 'filet-fort', y: number, canvas: Canvas): void {
	across(canvas, key, kind, y);
}
