import type { Unit } from '#lib/drawing/unit.ts';
import type { PassageData } from './data.ts';

/** Years across, from one edge down: what the pieces of the drawing share. */
export interface Frame {
	readonly data: PassageData;
	readonly unit: Unit;
	readonly width: number;
	readonly bar: number;
	/** Pixels for a cent. */
	readonly scale: number;
	/** Left edge of a year. */
	readonly x: (index: number) => number;
	/** Room of the words of a year. */
	readonly room: (index: number) => number;
	/** Room of the names at the left of the first year. */
	readonly names: number;
}

/** Size of the words of the drawing. */
export const TEXT = 13;
