const FIRST_NUMBERS = 1 << 8;
/** Numbers above are not told apart here. */
const MAX_NUMBER = 1 << 20;
/** Bits of a place: beyond, there are too many tuples to give one to each. */
const MAX_BITS = 20;
const NONE = new Int32Array(0);

/**
 * Gives each tuple of the same columns a place of its own, found without comparing anything: the numbers of each column are
 * counted in the order in which they are met, and a place is those ranks side by side.
 */
export class TuplePlaces {
	/** What lies at each place, 0 at the first. Emptied whenever places change. */
	held = new Int32Array(1);
	/** By column: 1 + the rank of each of its numbers, from -1 on; how many it has; how many bits tell them; where those begin. */
	#ranks: Int32Array[] = [];
	#counts: number[] = [];
	#bits: number[] = [];
	#shifts: number[] = [];
	#full = false;

	/** Starts again, with so many columns. */
	start(columns: number): void {
		this.#ranks = Array.from({ length: columns }, () => new Int32Array(FIRST_NUMBERS));
		this.#counts = new Array<number>(columns).fill(0);
		this.#bits = new Array<number>(columns).fill(0);
		this.#full = false;
		this.#layOut();
	}

	/** The place of a row, -1 when it has none. */
	of(columns: readonly Int32Array[], row: number): number {
		let place = 0;
		for (let c = 0; c < columns.length; c += 1) {
			const number = ((columns[c] as Int32Array)[row] as number) + 1;
			const ranks = this.#ranks[c] as Int32Array;
			const rank = number >= 0 && number < ranks.length ? (ranks[number] as number) : 0;
			if (rank === 0) return this.#learn(c, number) ? this.of(columns, row) : -1;
			place |= (rank - 1) << (this.#shifts[c] as number);
		}
		return place;
	}

	/** False when there is no room left for that number. */
	#learn(c: number, number: number): boolean {
		if (this.#full || number < 0 || number >= MAX_NUMBER) return false;
		const count = (this.#counts[c] as number) + 1;
		if (count > 1 << (this.#bits[c] as number)) {
			this.#bits[c] = (this.#bits[c] as number) + 1;
			this.#layOut();
			if (this.#full) return false;
		}
		const ranks = this.#ranks[c] as Int32Array;
		if (number >= ranks.length) {
			const wider = new Int32Array(1 << (32 - Math.clz32(number)));
			wider.set(ranks);
			this.#ranks[c] = wider;
		}
		(this.#ranks[c] as Int32Array)[number] = this.#counts[c] = count;
		return true;
	}

	#layOut(): void {
		let bits = 0;
		this.#shifts = this.#bits.map((wide) => (bits += wide) - wide);
		this.#full = bits > MAX_BITS;
		this.held = new Int32Array(this.#full ? 0 : 1 << bits);
		if (this.#full) this.#ranks.fill(NONE);
	}
}
