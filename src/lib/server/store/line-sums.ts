import { TupleMemo } from './tuple-memo.ts';

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
	readonly #memo = new TupleMemo();
	#sums: LineSum[] = [];
	readonly #byBlock = new Map<number, LineSum[]>();

	/** Adds `count` lines, given column by column. */
	add(
		blockIds: Int32Array,
		facetIds: Int32Array,
		posteIds: Int32Array,
		centimes: Float64Array,
		count: number
	): void {
		const open = (row: number) =>
			this.#open(blockIds[row] as number, facetIds[row] as number, posteIds[row] as number);
		const ranks = this.#memo.numbers([blockIds, facetIds, posteIds], count, open);
		for (let row = 0; row < count; row += 1) {
			const sum = this.#sums[ranks[row] as number] as LineSum;
			const amount = centimes[row] as number;
			sum.centimes += amount;
			sum.lines += 1;
			if (amount !== 0) sum.nonzero += 1;
		}
	}

	/** Sums of one block, none when the file does not state it. */
	of(blockId: number): readonly LineSum[] {
		return this.#byBlock.get(blockId) ?? [];
	}

	/** Forgets a block whose lines in the base are no longer those that were added up. */
	drop(blockId: number): void {
		if (!this.#byBlock.delete(blockId)) return;
		this.#memo.forget();
		this.#sums = [];
	}

	has(blockId: number): boolean {
		return this.#byBlock.has(blockId);
	}

	#open(blockId: number, facetId: number, posteId: number): number {
		const sum: LineSum = { blockId, facetId, posteId, centimes: 0, lines: 0, nonzero: 0 };
		const block = this.#byBlock.get(blockId);
		if (block) block.push(sum);
		else this.#byBlock.set(blockId, [sum]);
		return this.#sums.push(sum) - 1;
	}
}
