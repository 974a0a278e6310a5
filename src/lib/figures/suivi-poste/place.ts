import { emptyDrawing, type Drawing } from '#lib/drawing/drawing.ts';
import type { Board } from './board.ts';
import { frameAcross } from './frame.ts';
import { placeAcross } from './place-across.ts';
import { placeDown } from './place-down.ts';

/** Widths at which the figure is placed. */
export const LARGEURS = [288, 480, 720, 1120] as const;

/** Heights of the highest amount that are tried where height is wanting. */
const PLOTS = [160, 140, 120, 105, 92, 80, 70, 60, 50, 40];

/** Places the figure at exactly `width` pixels: its years across where they have room, else down. */
export function placeBoard(board: Board, width: number, plot?: number): Drawing {
	const canvas = emptyDrawing('colonnes', width);
	if (board.exercices.length === 0 || board.tracks.length === 0) return canvas;
	const frame = frameAcross(board, canvas, plot);
	if (frame !== null) {
		placeAcross(frame);
		return canvas;
	}
	placeDown(board, canvas, plot !== undefined);
	return { ...canvas, layout: 'lignes' };
}

/** The same in a room so high, on a smaller scale; as low as it can be where it is higher all the same. */
export function placeBoardLow(board: Board, width: number, height: number): Drawing {
	for (const plot of PLOTS) {
		const drawing = placeBoard(board, width, plot);
		if (drawing.height <= height || plot === PLOTS.at(-1)) return drawing;
	}
	return placeBoard(board, width);
}
