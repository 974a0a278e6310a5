import type { Etape } from '#lib/domain/vocabulary.ts';
import { placeBands, type Bands } from '#lib/drawing/bands.ts';
import { linesWidth } from '#lib/drawing/text-metrics.ts';
import type { Canvas } from '#lib/drawing/pen.ts';
import { TEXT, type Board } from './board.ts';
import { rowName, shortName } from './stages.ts';

/** What was spent never vanishes: it is at least this high. */
export const LEAST = 2.6;
/** Between what was spent and what is left of what was planned. */
const PAPER = 1.5;

/** What every panel of a drawing shares, years across. */
export interface Frame {
	readonly board: Board;
	readonly canvas: Canvas;
	readonly bands: Bands;
	/** Room of the names of rows and of the figures of the axis. */
	readonly left: number;
	/** Pixels for one cent. */
	readonly scale: number;
	/** Height is wanting: what is told elsewhere too is left out. */
	readonly low: boolean;
	/** The name of the row of a stage. */
	readonly nameOf: (etape: Etape) => string;
}

/** Narrower than this the years have no room side by side. */
const NARROWEST_STEP = 50;

/** The frame of a width with the years across, its highest amount `asked` pixels high; `null` where they have no room. */
export function frameAcross(board: Board, canvas: Canvas, asked?: number): Frame | null {
	const low = asked !== undefined;
	const ticks = board.ticks.map(({ label }) => label);
	const breaks = board.breaks.map(({ after }) => after);
	const gap = canvas.width > 900 ? 28 : low ? 18 : 20;
	const least = Math.max(NARROWEST_STEP, board.widest + 2);
	const placed = [rowName, ...(low ? [shortName] : [])].map((nameOf) => {
		const names = (board.data.suivi?.etapes ?? []).map(nameOf);
		const left = Math.max(linesWidth([...names, ...ticks], TEXT), 60) + 12;
		return { nameOf, left, bands: placeBands(board.exercices.length, breaks, left, canvas.width - 4, gap) };
	});
	const fits = placed.find(({ bands }) => bands.step >= least);
	if (fits === undefined) return null;
	const plot = asked ?? (canvas.width > 900 ? 236 : 190);
	const scale = board.max === 0 ? 0 : plot / board.max;
	return { board, canvas, scale, low, ...fits };
}

/** How a bar lies: along the amounts, `spent` from the axis, then what is left of `planned`. In pixels. */
export function lengthsOf(planned: number | null, spent: number | null, scale: number) {
	const ink = spent === null || spent === 0 ? 0 : Math.max(LEAST, spent * scale);
	const whole = planned === null ? 0 : Math.max(0, planned * scale);
	const from = ink === 0 ? 0 : ink + PAPER;
	return { ink, from, to: Math.max(from, whole), whole };
}
