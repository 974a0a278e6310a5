import { TuplePlaces } from './tuple-places.ts';

const FIRST_SLOTS = 1 << 10;
/**
 * One odd factor per column, none a multiple of another: a hash is a sum of products, so that the columns that do not vary
 * are added up once per batch.
 */
const FACTORS = Int32Array.from({ length: 32 }, (_, at) => {
	const mixed = Math.imul(at + 1, 0x9e3779b1);
	return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) | 1;
});

const slotOf = (hash: number) => hash ^ (hash >>> 15);
const isSame = (column: Int32Array) => column.length === 1;

/**
 * Remembers a number for each tuple of whole numbers met in the rows of columns. Its table is laid by hand over typed
 * arrays: a map of maps costs three times as much per row, and one keyed by texts ten times.
 */
export class TupleMemo {
	/** 1 + the rank of the tuple of each slot, 0 when the slot is free. A power of two, at most half full. */
	#slots = new Int32Array(FIRST_SLOTS);
	/** Tuples by rank, one after the other, and the hash of each. */
	#tuples: number[] = [];
	#hashes: number[] = [];
	#values: number[] = [];
	/** The outline under which each tuple was last met. */
	#outlines: number[] = [];
	/** 1 + the rank of the tuples met under the current outline. */
	readonly #places = new TuplePlaces();
	/** What the columns that do not vary say, and which they are. */
	#outline: readonly (number | null)[] = [];
	#outlineNumber = 0;
	/** The part of the hash that does not vary. */
	#seed = 0;
	#out = new Int32Array(0);

	/**
	 * The number of each of `count` rows: the one remembered for its tuple, else the one that `find` gives. A column of
	 * one element says the same of every row. The array serves again at the next call.
	 */
	numbers(columns: readonly Int32Array[], count: number, find: (row: number) => number): Int32Array {
		if (this.#out.length < count) this.#out = new Int32Array(count);
		const out = this.#out;
		this.#compareOutline(columns);
		const varying = columns.flatMap((column, at) => (isSame(column) ? [] : [at]));
		if (varying.length === 0)
			return out.fill(this.#values[this.#rank(columns, varying, 0, find)] ?? 0, 0, count);
		const varied = varying.map((column) => columns[column] as Int32Array);
		const places = this.#places;
		for (let row = 0; row < count; row += 1) {
			const place = places.of(varied, row);
			let rank = place < 0 ? -1 : (places.held[place] as number) - 1;
			if (rank < 0) {
				rank = this.#rank(columns, varying, row, find);
				if (place >= 0) places.held[place] = rank + 1;
			}
			out[row] = this.#values[rank] as number;
		}
		return out;
	}

	forget(): void {
		this.#slots = new Int32Array(FIRST_SLOTS);
		this.#tuples = [];
		this.#hashes = [];
		this.#values = [];
		this.#outlines = [];
		this.#outline = [];
	}

	#compareOutline(columns: readonly Int32Array[]): void {
		const outline = columns.map((column) => (isSame(column) ? (column[0] ?? 0) : null));
		const same =
			outline.length === this.#outline.length && outline.every((value, at) => value === this.#outline[at]);
		if (same) return;
		this.#outline = outline;
		this.#outlineNumber += 1;
		this.#seed =
			outline.reduce<number>((sum, value, at) => sum + Math.imul(value ?? 0, FACTORS[at] ?? 1), 0) | 0;
		this.#places.start(outline.filter((value) => value === null).length);
	}

	#rank(
		columns: readonly Int32Array[],
		varying: readonly number[],
		row: number,
		find: (row: number) => number
	): number {
		const slots = this.#slots;
		const mask = slots.length - 1;
		let hash = this.#seed;
		for (let v = 0; v < varying.length; v += 1) {
			const c = varying[v] as number;
			hash = (hash + Math.imul((columns[c] as Int32Array)[row] as number, FACTORS[c] as number)) | 0;
		}
		let slot = slotOf(hash) & mask;
		for (; ; slot = (slot + 1) & mask) {
			const rank = (slots[slot] as number) - 1;
			if (rank < 0) break;
			if (this.#hashes[rank] === hash && this.#isTuple(rank, columns, varying, row)) return rank;
		}
		const rank = this.#values.length;
		this.#values.push(find(row));
		for (const column of columns) this.#tuples.push(column[isSame(column) ? 0 : row] as number);
		this.#hashes.push(hash);
		this.#outlines.push(this.#outlineNumber);
		slots[slot] = rank + 1;
		if (this.#values.length * 2 > slots.length) this.#grow();
		return rank;
	}

	#isTuple(rank: number, columns: readonly Int32Array[], varying: readonly number[], row: number): boolean {
		const tuples = this.#tuples;
		const start = rank * columns.length;
		for (let v = 0; v < varying.length; v += 1) {
			const c = varying[v] as number;
			if (tuples[start + c] !== (columns[c] as Int32Array)[row]) return false;
		}
		if (this.#outlines[rank] === this.#outlineNumber) return true;
		for (let c = 0; c < columns.length; c += 1) {
			const column = columns[c] as Int32Array;
			if (isSame(column) && tuples[start + c] !== column[0]) return false;
		}
		this.#outlines[rank] = this.#outlineNumber;
		return true;
	}

	#grow(): void {
		const slots = new Int32Array(this.#slots.length * 4);
		const mask = slots.length - 1;
		this.#hashes.forEach((hash, rank) => {
			let slot = slotOf(hash) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = rank + 1;
		});
		this.#slots = slots;
	}
}
