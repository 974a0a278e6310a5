/** Room for the second number of a pair: above any number of words, blocks or facets met in one file. */
const ROOM = 2 ** 26;

/**
 * Remembers a number for each tuple of whole numbers read from columns at one row, folding columns two by two so that no
 * text is built per row.
 */
export class TupleMemo {
	#columns: readonly Int32Array[] = [];
	#pairs: Map<number, number>[] = [];
	#values: (number | undefined)[] = [];

	/**
	 * Starts a batch of `count` rows whose numbers may mean other words than before. Columns that do not vary in it cost
	 * nothing.
	 */
	start(columns: readonly Int32Array[], count: number): void {
		this.#columns = columns.filter((column) => varies(column, count));
		this.#pairs = this.#columns.map(() => new Map());
		this.#values = [];
	}

	/** Goes on with the next batch of the same columns, whose numbers mean the same words. */
	goOn(columns: readonly Int32Array[]): void {
		this.#columns = columns;
		if (this.#pairs.length !== columns.length) this.forget();
	}

	forget(): void {
		this.#pairs = this.#columns.map(() => new Map());
		this.#values = [];
	}

	/** The number remembered for row `i`, else the one that `find` gives, then remembered. */
	at(i: number, find: (i: number) => number): number {
		let key = 0;
		for (let c = 0; c < this.#columns.length; c += 1) {
			const pair = key * ROOM + ((this.#columns[c] as Int32Array)[i] as number) + 1;
			const pairs = this.#pairs[c] as Map<number, number>;
			let next = pairs.get(pair);
			if (next === undefined) {
				next = pairs.size + 1;
				pairs.set(pair, next);
			}
			key = next;
		}
		const known = this.#values[key];
		if (known !== undefined) return known;
		const found = find(i);
		this.#values[key] = found;
		return found;
	}
}

function varies(column: Int32Array, count: number): boolean {
	const first = column[0];
	for (let i = 1; i < count; i += 1) if (column[i] !== first) return true;
	return false;
}
