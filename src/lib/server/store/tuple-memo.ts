const FIRST_SLOTS = 1 << 10;

/**
 * Remembers a number for each tuple of whole numbers met in the rows of columns. Its table is laid by hand over typed
 * arrays: a map of maps costs three times as much per row, and one keyed by texts ten times.
 */
export class TupleMemo {
	/** 1 + the rank of the tuple of each slot, 0 when the slot is free. A power of two, at most half full. */
	#slots = new Int32Array(FIRST_SLOTS);
	/** Tuples by rank, one after the other. */
	#tuples: number[] = [];
	#values: number[] = [];
	#out = new Int32Array(0);

	/**
	 * The number of each of `count` rows: the one remembered for its tuple, else the one that `find` gives. A column of
	 * one element says the same of every row. The array serves again at the next call.
	 */
	numbers(columns: readonly Int32Array[], count: number, find: (row: number) => number): Int32Array {
		if (this.#out.length < count) this.#out = new Int32Array(count);
		const out = this.#out;
		const varying = columns.filter((column) => column.length > 1);
		if (varying.length === 0) return out.fill(this.#values[this.#rank(columns, 0, find)] ?? 0, 0, count);
		for (let row = 0; row < count; row += 1) {
			out[row] = this.#values[this.#rank(columns, row, find)] ?? 0;
		}
		return out;
	}

	forget(): void {
		this.#slots = new Int32Array(FIRST_SLOTS);
		this.#tuples = [];
		this.#values = [];
	}

	#rank(columns: readonly Int32Array[], row: number, find: (row: number) => number): number {
		const width = columns.length;
		const slots = this.#slots;
		const tuples = this.#tuples;
		const mask = slots.length - 1;
		let slot = 0;
		for (let c = 0; c < width; c += 1) {
			const column = columns[c] as Int32Array;
			slot = Math.imul(slot ^ (column[column.length === 1 ? 0 : row] as number), 0x9e3779b1);
			slot ^= slot >>> 15;
		}
		for (slot &= mask; ; slot = (slot + 1) & mask) {
			const rank = (slots[slot] as number) - 1;
			if (rank < 0) break;
			let c = 0;
			for (; c < width; c += 1) {
				const column = columns[c] as Int32Array;
				if (tuples[rank * width + c] !== column[column.length === 1 ? 0 : row]) break;
			}
			if (c === width) return rank;
		}
		const rank = this.#values.length;
		this.#values.push(find(row));
		for (const column of columns) tuples.push(column[column.length === 1 ? 0 : row] as number);
		slots[slot] = rank + 1;
		if (this.#values.length * 2 > slots.length) this.#grow(width);
		return rank;
	}

	#grow(width: number): void {
		const slots = new Int32Array(this.#slots.length * 4);
		const mask = slots.length - 1;
		for (let rank = 0; rank < this.#values.length; rank += 1) {
			let slot = 0;
			for (let c = 0; c < width; c += 1) {
				slot = Math.imul(slot ^ (this.#tuples[rank * width + c] as number), 0x9e3779b1);
				slot ^= slot >>> 15;
			}
			slot &= mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = rank + 1;
		}
		this.#slots = slots;
	}
}
