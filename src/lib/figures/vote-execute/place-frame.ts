import { fitColumns, isPartial, rateHead, type Length } from './readings.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { unitFor, type Unit } from '#lib/drawing/unit.ts';
import type { BulletValue, BulletYear, VoteExecuteData } from './data.ts';
import { stageWords } from '#lib/figures/shell/words.ts';

export const YEAR = 15;
export const STAGE = 13;
export const HEAD = 13;
export const VALUE = 14;
export const AWAY = 8;
export const STEM = 22;
export const DIAMOND = 5;
/** The least width of a column. */
const LEAST = 24;
/** The frame of what is missing is of one size: no length, which would be read as an amount. */
export const SLOT = { width: 40, gap: 6 } as const;
/** Thickness of a bar, of the one inside it and of the frame of a spending, and the white between rows. */
const SIZES = {
	usual: { bar: 26, inner: 11, spent: 20, lead: 3, stacked: 13, beside: 18 },
	low: { bar: 11, inner: 5, spent: 11, lead: 2, stacked: 5, beside: 6 }
} as const;
const GAP = 16;
const SHORTEST = 160;

/** One scale, one unit and three columns for every row of a drawing. */
export interface Frame {
	readonly width: number;
	readonly data: VoteExecuteData;
	readonly unit: Unit;
	readonly length: Length;
	/** Right edges of the three columns: planned, spent, rate. */
	readonly columns: readonly [number, number, number];
	/** Numbers stand above their bar instead of beside it. */
	readonly stacked: boolean;
	readonly stageX: number;
	/** Whether there is room for the stage beside the year; where there is not, the contour and the table say it. */
	readonly staged: boolean;
	readonly x: (centimes: number) => number;
	/** Height is wanting: bars are thin, frames stand beside them without their sign, which the columns say. */
	readonly low: boolean;
	readonly sizes: (typeof SIZES)[keyof typeof SIZES];
}

export const amountOf = (value: BulletValue) => value.centimes ?? 0;
export const highOf = (year: BulletYear) => Math.max(0, amountOf(year.prevu), amountOf(year.depense));
const lowOf = (year: BulletYear) => Math.min(0, amountOf(year.prevu), amountOf(year.depense));
/** Room that a row needs after its longest bar: the shape of what is missing, stems, lozenge. */
const tailOf = (year: BulletYear) =>
	2 +
	[year.prevu, year.depense].filter(({ centimes }) => centimes === null).length * (SLOT.gap + SLOT.width) +
	(isPartial(year) ? STEM : 0) +
	(year.concurrentes ? AWAY + 2 * DIAMOND + 2 : 0);

/** Chooses the layout, the length of the words and the scale for a width. */
export function frameOf(data: VoteExecuteData, width: number, low = false): Frame {
	const { annees } = data;
	const unit = unitFor(Math.max(...annees.map((year) => Math.max(highOf(year), -lowOf(year))), 0));
	const yearWidth = Math.max(...annees.map((year) => textWidth(String(year.exercice), YEAR, 600)), 0);
	const stageWidth = Math.max(...annees.map((year) => textWidth(stageOf(year), STAGE)), 0);
	const head = yearWidth + AWAY + stageWidth;
	const columnsOf = (columns: readonly number[]) =>
		columns.reduce((sum, column) => sum + (column === 0 ? 0 : column + size.gap), 0);
	const names = [data.noms.prevu, data.noms.depense, data.avecTaux ? rateHead() : ''] as const;
	const size = { head: HEAD, value: VALUE, gap: width < 480 ? 9 : GAP, least: LEAST };
	const beside = fitColumns(annees, names, unit, width - head - AWAY - SHORTEST - 60, size);
	const stacked = width < 480 || width - head - AWAY - columnsOf(beside.widths) < SHORTEST;
	const { length, widths } = stacked ? fitColumns(annees, names, unit, width - head, size) : beside;
	const tauxEdge = width;
	const depenseEdge = widths[2] === 0 ? width : width - widths[2] - size.gap;
	const prevuEdge = depenseEdge - widths[1] - size.gap;
	const left = stacked ? 1.5 : head + AWAY + 4;
	const right = stacked ? width : prevuEdge - widths[0] - size.gap;
	const [min, max] = [Math.min(0, ...annees.map(lowOf)), Math.max(0, ...annees.map(highOf))];
	// The longest scale at which every row keeps what follows its bar inside its room.
	const perCent = Math.min(
		...annees
			.filter((year) => highOf(year) > min)
			.map((year) => (right - left - tailOf(year)) / (highOf(year) - min)),
		(right - left - 2) / Math.max(1, max - min)
	);
	return {
		width,
		data,
		unit,
		length,
		columns: [prevuEdge, depenseEdge, tauxEdge],
		stacked,
		stageX: yearWidth + AWAY,
		low,
		sizes: low ? SIZES.low : SIZES.usual,
		staged: !stacked || columnsOf(widths) <= width - head,
		x: (centimes) => left + (centimes - min) * perCent
	};
}

/** The stage of the outer amount, beside the year. */
export function stageOf(year: BulletYear): string {
	return year.prevu.etape === null ? '' : stageWords([year.prevu.etape], true);
}
