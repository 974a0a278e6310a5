type Compare<T> = (a: T, b: T) => number;

/** Below so many, all are put in order. */
const FEW = 500;

/**
 * What `toSorted` then `slice` give, without putting in order what is outside of the slice: a page of a list of a million rows
 * asks for fifty. What compares as equal stays in the order given.
 */
export function sliceInOrder<T>(items: readonly T[], compare: Compare<T>, from: number, to: number): T[] {
	const places = Uint32Array.from(items.keys());
	const order: Compare<number> = (a, b) => compare(items[a] as T, items[b] as T) || a - b;
	setApart(places, order, 0, from);
	setApart(places, order, Math.min(from, places.length), to);
	places.subarray(from, to).sort(order);
	return Array.from(places.subarray(from, to), (place) => items[place] as T);
}

/** From `first` on, has the lowest come before the place `at`. */
function setApart(places: Uint32Array, order: Compare<number>, first: number, at: number): void {
	let end = places.length;
	if (at <= first || at >= end) return;
	while (end - first > FEW) {
		const middle = split(places, order, first, end);
		if (at < middle) end = middle;
		else first = middle;
	}
	places.subarray(first, end).sort(order);
}

/** Puts the lower ones first, and says where the others start: always within, so that both sides are smaller. */
function split(places: Uint32Array, order: Compare<number>, first: number, end: number): number {
	const at = (place: number) => places[place] ?? 0;
	const ends = [at(first), at((first + end) >>> 1), at(end - 1)].sort(order);
	const pivot = ends[1] ?? 0;
	let [low, high] = [first - 1, end];
	for (;;) {
		do low += 1;
		while (order(at(low), pivot) < 0);
		do high -= 1;
		while (order(at(high), pivot) > 0);
		if (low >= high) return high + 1;
		const kept = at(low);
		places[low] = at(high);
		places[high] = kept;
	}
}
