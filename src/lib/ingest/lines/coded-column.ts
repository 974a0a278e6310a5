import { withoutInvisible } from '#lib/domain/fold.ts';
import { TEXT_FIELDS, type CodedField } from './batch.ts';
import type { BatchWriter } from './batch-writer.ts';
import type { Check, Reading } from '#lib/ingest/cells/reading.ts';
import { hashText } from './duplicates.ts';
import { formulaRefused } from '#lib/ingest/cells/reading.ts';
import { hiddenMarks } from '#lib/ingest/told/hidden-marks.ts';
import type { Issue } from '#lib/ingest/told/problem-log.ts';

/** A part of a text keeps the whole text in memory: what is remembered is a copy. */
function ownText(cell: string): string {
	return cell.length < 13 ? cell : [cell.slice(0, 1), cell.slice(1)].join('');
}

/** A reading, the number of its word in the current dictionary and the two hashes of its value. Always of one shape. */
export interface Entry {
	readonly cell: string;
	readonly reading: Reading;
	readonly value: string | null;
	readonly issue: Issue | null;
	readonly word: number;
	readonly a: number;
	readonly b: number;
}

/** What a column remembers at most, in characters, so that memory stays flat; an entry alone weighs some hundred. */
const MAX_REMEMBERED = 1 << 22;
const ENTRY_WEIGHT = 64;

/** Places for the entries of columns of few words, found without the map, which is slow on parts of a text. */
const NEAR = 256;

function placeOf(cell: string): number {
	const { length } = cell;
	if (length === 0) return 0;
	return (length * 7 + cell.charCodeAt(length - 1) * 31 + cell.charCodeAt(length >> 1)) & (NEAR - 1);
}

const NOTHING: Entry = { cell: '', reading: { value: null }, value: null, issue: null, word: -1, a: 0, b: 0 };

/**
 * A column whose cells repeat. A cell seen before costs one look-up; the check runs once for each distinct cell, and
 * nothing at all is looked up while a cell is the same as in the row above.
 */
export class CodedColumn<Field extends CodedField | 'exercice' = CodedField> {
	readonly field: Field;
	/** Position in the file, 0 for the first. */
	readonly index: number;
	/** What the last cell read as. */
	entry: Entry = NOTHING;
	/** Where the words of the current batch go. */
	out: Int32Array = new Int32Array(0);
	readonly #check: Check;
	readonly #remembered = new Map<string, Entry>();
	#weight = 0;
	readonly #near: Entry[] = new Array<Entry>(NEAR).fill(NOTHING);
	#last: string | null = null;

	constructor(field: Field, index: number, check: Check) {
		this.field = field;
		this.index = index;
		this.#check = (cell) => formulaRefused(cell) ?? check(cell);
	}

	read(cell: string, writer: BatchWriter): Entry {
		if (cell === this.#last) return this.entry;
		const place = placeOf(cell);
		let entry = this.#near[place] ?? NOTHING;
		if (entry.cell !== cell || entry === NOTHING) {
			entry = this.#remembered.get(cell) ?? this.#remember(ownText(cell), writer);
			this.#near[place] = entry;
		}
		this.#last = cell;
		this.entry = entry;
		return entry;
	}

	/** Whether nothing blocking would be said of a cell. */
	accepts(cell: string): boolean {
		return this.#check(cell).issue?.severite !== 'bloquant';
	}

	/** Checks a cell without remembering it. */
	make(cell: string, writer: BatchWriter): Entry {
		const free = TEXT_FIELDS.some((field) => field === this.field);
		const reading = this.#check(free ? cell : withoutInvisible(cell));
		const { value, issue: found = free ? null : hiddenMarks(cell) } = reading;
		const stored = this.field !== 'exercice' && found?.severite !== 'bloquant';
		const word = stored ? writer.word(value) : -1;
		const { a, b } = value === null ? NOTHING : hashText(value);
		return { cell, reading, value, issue: found, word, a, b };
	}

	#remember(cell: string, writer: BatchWriter): Entry {
		const entry = this.make(cell, writer);
		this.#weight += cell.length + ENTRY_WEIGHT;
		if (this.#weight > MAX_REMEMBERED) {
			this.#remembered.clear();
			this.#weight = cell.length + ENTRY_WEIGHT;
		}
		this.#remembered.set(cell, entry);
		return entry;
	}

	/** Word numbers have started again. */
	forget(): void {
		this.#remembered.clear();
		this.#weight = 0;
		this.#near.fill(NOTHING);
		this.#last = null;
	}
}
