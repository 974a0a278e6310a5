import type { CellField } from './batch.ts';
import type { BatchWriter } from './batch-writer.ts';
import type { Check, Reading } from './cells/reading.ts';
import { hashText, type Hash } from './duplicates.ts';

/** A part of a text keeps the whole text in memory: what is remembered is a copy. */
function ownText(cell: string): string {
	return cell.length < 13 ? cell : [cell.slice(0, 1), cell.slice(1)].join('');
}

/** A reading and the number of its word in the current dictionary. */
export interface Entry extends Reading {
	readonly word: number;
	readonly hash: Hash;
}

/** Above this many distinct cells a column forgets what it remembers, so that memory stays flat. */
const MAX_REMEMBERED = 50_000;

const NO_HASH: Hash = { a: 0, b: 0 };

/**
 * A column whose cells repeat. A cell seen before costs one look-up; the check runs once for each distinct cell, and
 * nothing at all is looked up while a cell is the same as in the row above.
 */
export class CodedColumn<Field extends CellField | 'exercice' = CellField> {
	readonly field: Field;
	/** Position in the file, 0 for the first. */
	readonly index: number;
	/** What the last cell read as. */
	entry: Entry;
	/** Where the words of the current batch go. */
	out: Int32Array = new Int32Array(0);
	readonly #check: Check;
	readonly #remembered = new Map<string, Entry>();
	#last: string | null = null;

	constructor(field: Field, index: number, check: Check) {
		this.field = field;
		this.index = index;
		this.#check = check;
		this.entry = { value: null, word: -1, hash: NO_HASH };
	}

	read(cell: string, writer: BatchWriter): Entry {
		if (cell === this.#last) return this.entry;
		let entry = this.#remembered.get(cell);
		if (entry === undefined) {
			const own = ownText(cell);
			const reading = this.#check(own);
			const stored = this.field !== 'exercice' && reading.issue?.severite !== 'bloquant';
			entry = {
				...reading,
				word: stored ? writer.word(reading.value) : -1,
				hash: reading.value === null ? NO_HASH : hashText(reading.value)
			};
			if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
			this.#remembered.set(own, entry);
		}
		this.#last = cell;
		this.entry = entry;
		return entry;
	}

	/** Word numbers have started again. */
	forget(): void {
		this.#remembered.clear();
		this.#last = null;
	}
}
