import { type Bands } from '#lib/drawing/bands.ts';
import { type emptyDrawing, type Point, type RuleKind } from '#lib/drawing/drawing.ts';
import type { Grid, GridRow } from './grid.ts';

export type Canvas = ReturnType<typeof emptyDrawing>;

/** What every row of a width shares. */
export interface GridFrame {
	readonly grid: Grid;
	readonly bands: Bands;
	readonly width: number;
	readonly beside: boolean;
	/** Height is wanting: rows close together, one line told of each. */
	readonly low: boolean;
	/** Room of the names, of the axis after them, and of the victims at the right. */
	readonly names: number;
	readonly left: number;
	readonly side: number;
	/** Pixels for one cent. */
	readonly scale: number;
	/** Index of the year that the labels tell; -1 without one. */
	readonly lue: number;
}

/** The room of a placed row, down the grid. */
export interface RowRoom {
	readonly row: GridRow;
	readonly top: number;
	/** Where its names end: what is drawn of it starts there. */
	readonly plot: number;
	readonly base: number;
	readonly bottom: number;
}

/** A line of the drawing. */
export const rule = (canvas: Canvas, key: string, kind: RuleKind, ...points: readonly Point[]): void => {
	canvas.rules.push({ key, kind, points });
};

/** Size of the words of a panel. */
export const TEXT = 13;
/** Height of what is unknown, and of the dashes of a least: signs, not amounts. */
export const slotHeight = ({ low }: Pick<GridFrame, 'low'>) => (low ? 19 : 24);
export const stemHeight = ({ low }: Pick<GridFrame, 'low'>) => (low ? 7 : 13);
