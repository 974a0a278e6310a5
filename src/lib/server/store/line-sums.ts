/** What the lines of one block, facet and poste add up to. */
export interface LineSum {
	readonly blockId: number;
	readonly facetId: number;
	/** 0 when no poste is stated. */
	readonly posteId: number;
	centimes: number;
	lines: number;
	nonzero: number;
}

/** Adds lines up as they are written, so that they need not be read again. */
export class LineSums {
	readonly #byBlock = new Map<number, Map<number, LineSum>>();

	add(blockId: number, facetId: number, posteId: number, centimes: number): void {
		let block = this.#byBlock.get(blockId);
		if (!block) this.#byBlock.set(blockId, (block = new Map()));
		const key = facetId * 2 ** 26 + posteId;
		let sum = block.get(key);
		if (!sum) block.set(key, (sum = { blockId, facetId, posteId, centimes: 0, lines: 0, nonzero: 0 }));
		sum.centimes += centimes;
		sum.lines += 1;
		if (centimes !== 0) sum.nonzero += 1;
	}

	/** Sums of one block, none when the file does not state it. */
	*of(blockId: number): Generator<LineSum> {
		yield* this.#byBlock.get(blockId)?.values() ?? [];
	}

	/** Forgets a block whose lines in the base are no longer those that were added up. */
	drop(blockId: number): void {
		this.#byBlock.delete(blockId);
	}

	has(blockId: number): boolean {
		return this.#byBlock.has(blockId);
	}
}
