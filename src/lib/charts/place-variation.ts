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
