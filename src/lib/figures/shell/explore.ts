import type { DataPoint } from './data-point.ts';

/** The same sentence for the eye, to the euro, and for the ear, in rounded words. */
export interface ReadOut {
	readonly seen: string;
	readonly said: string;
	/** The point that it tells, under which its sheet stands. */
	readonly point?: DataPoint;
}

/** What a figure tells at one stop of the keyboard: a year or a row, then its parts in the order in which they are drawn. */
export interface Reading {
	/** The `id` of the shapes that it tells. */
	readonly id: string;
	readonly whole: ReadOut;
	readonly parts: readonly ReadOut[];
	/** Where it is told in full: Enter goes there. */
	readonly lien: string | null;
	/** What the labels of the drawing that tell what is read say of it, by rank. */
	readonly etiquettes?: readonly string[];
}

/** What the keyboard or the pointer is on: a reading, and the rank of one of its parts or the whole (-1). */
export interface Spot {
	readonly index: number;
	readonly part: number;
}

/** The arrows that go from reading to reading: left and right, or up and down. The two others go from part to part. */
export type MainAxis = 'horizontal' | 'vertical';

type Step = 'next' | 'previous' | 'more' | 'less';

function stepOf(key: string, axis: MainAxis, flat: boolean): Step | null {
	const across: Readonly<Record<string, Step>> = { ArrowRight: 'next', ArrowLeft: 'previous' };
	const down: Readonly<Record<string, Step>> = { ArrowDown: 'next', ArrowUp: 'previous' };
	// Without parts, every arrow goes from reading to reading.
	if (flat) return across[key] ?? down[key] ?? null;
	const parts: Readonly<Record<string, Step>> =
		axis === 'horizontal'
			? { ArrowUp: 'more', ArrowDown: 'less' }
			: { ArrowRight: 'more', ArrowLeft: 'less' };
	return (axis === 'horizontal' ? across : down)[key] ?? parts[key] ?? null;
}

/**
 * Where a key leads: along the main axis from reading to reading, across it from part to part, Home and End to the
 * ends. `undefined` when the key is not one of the figure's; `null` for Escape, which leaves it.
 */
export function move(
	readings: readonly Reading[],
	spot: Spot | null,
	key: string,
	axis: MainAxis = 'horizontal'
): Spot | null | undefined {
	const last = readings.length - 1;
	if (last < 0) return undefined;
	if (key === 'Escape') return null;
	if (key === 'Home') return { index: 0, part: -1 };
	if (key === 'End') return { index: last, part: -1 };
	const at = spot ?? { index: 0, part: -1 };
	const parts = readings[at.index]?.parts.length ?? 0;
	const flat = readings.every((reading) => reading.parts.length === 0);
	switch (stepOf(key, axis, flat)) {
		case 'next':
			return { index: spot === null ? 0 : Math.min(last, at.index + 1), part: -1 };
		case 'previous':
			return { index: Math.max(0, at.index - 1), part: -1 };
		case 'more':
			return { index: at.index, part: Math.min(parts - 1, at.part + 1) };
		case 'less':
			return { index: at.index, part: Math.max(-1, at.part - 1) };
		default:
			return undefined;
	}
}

/** The words of a spot: the part, or the whole when the reading has no such part. */
export function wordsAt(readings: readonly Reading[], spot: Spot | null): ReadOut | null {
	const reading = spot === null ? undefined : readings[spot.index];
	if (!reading || spot === null) return null;
	return reading.parts[spot.part] ?? reading.whole;
}
