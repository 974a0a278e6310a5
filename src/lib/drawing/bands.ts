/** Room in the axis for a change of series: nothing is drawn across it. */
export const GAP = 36;
const WIDEST_STEP = 128;
const WIDEST_BAR = 60;

/** Where the years stand across the chart. */
export interface Bands {
	readonly step: number;
	readonly bar: number;
	readonly centers: readonly number[];
	/** The x of each break, in the order of the breaks. */
	readonly gaps: readonly number[];
	/** Runs of years without a break between them: the grid and the baseline stop at a break. */
	readonly runs: readonly {
		readonly first: number;
		readonly last: number;
		readonly x1: number;
		readonly x2: number;
	}[];
	readonly right: number;
}

/** Spreads `count` years from `left` to `width` with a gap after each index of `breaks` (ascending). */
export function placeBands(
	count: number,
	breaks: readonly number[],
	left: number,
	width: number,
	gap = GAP
): Bands {
	const step = Math.max(0, Math.min(WIDEST_STEP, (width - left - gap * breaks.length) / Math.max(1, count)));
	const bar = Math.min(WIDEST_BAR, step * 0.62);
	const gapsBefore = (index: number) => breaks.filter((after) => after < index).length;
	const centers = Array.from(
		{ length: count },
		(_, index) => left + gap * gapsBefore(index) + step * (index + 0.5)
	);
	const edge = (index: number, side: -1 | 1) => (centers[index] ?? left) + (side * step) / 2;
	const firsts = [0, ...breaks.map((after) => after + 1)];
	const runs = firsts.map((first, run) => {
		const last = breaks[run] ?? count - 1;
		return { first, last, x1: edge(first, -1), x2: edge(last, 1) };
	});
	return {
		step,
		bar,
		centers,
		gaps: breaks.map((after) => edge(after, 1) + gap / 2),
		runs,
		right: edge(count - 1, 1)
	};
}
