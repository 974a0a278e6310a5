import type { BatchWriter } from '#lib/ingest/lines/batch-writer.ts';
import type { CodedField } from '#lib/ingest/lines/batch.ts';
import type { CodedColumn, Entry } from '#lib/ingest/lines/coded-column.ts';
import { withLineBreaks } from '#lib/ingest/records/line-separator.ts';

const FIRST_SLOTS = 1 << 8;
const FIRST_BYTES = 1 << 12;
/** What a column remembers at most, in cells and in bytes, so that memory stays flat. */
const MAX_CELLS = 1 << 16;
const MAX_BYTES = 1 << 22;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a cell. */
export const decodeCell = (bytes: Uint8Array, start: number, end: number): string =>
	withLineBreaks(decoder.decode(bytes.subarray(start, end)));

const slotOf = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 7;

/**
 * The cells of a column by their bytes: a cell met before is found without becoming a text. Only cells that refuse nothing
 * are remembered. What is known of each lies in arrays, by the rank of the cell.
 */
export class ByteMemo {
	readonly column: CodedColumn<CodedField | 'exercice'>;
	entries: Entry[] = [];
	/** Whether something is to be told of one of them. */
	telling = false;
	words = new Int32Array(FIRST_SLOTS);
	/** What the rules ask of each cell. */
	marks = new Int32Array(FIRST_SLOTS);
	/** Hashes of the value, as the search for repeated rows takes them. */
	a = new Int32Array(FIRST_SLOTS);
	b = new Int32Array(FIRST_SLOTS);
	/** 1 + the rank of the cell of each slot, 0 when the slot is free. A power of two, at most half full. */
	#slots = new Int32Array(2 * FIRST_SLOTS);
	#hashes = new Int32Array(FIRST_SLOTS);
	/** Where the bytes of each cell begin; they end where the next begin. */
	#starts = new Int32Array(FIRST_SLOTS + 1);
	#bytes = new Uint8Array(FIRST_BYTES);
	readonly #markOf: (entry: Entry) => number;

	/** `markOf` gives `NaN` for a cell that is not to be remembered. */
	constructor(column: CodedColumn<CodedField | 'exercice'>, markOf: (entry: Entry) => number) {
		this.column = column;
		this.#markOf = markOf;
	}

	/** The rank of a cell, -1 when it is not to be remembered. `hash` is that of its bytes. */
	rank(bytes: Uint8Array, start: number, end: number, hash: number, writer: BatchWriter): number {
		const slots = this.#slots;
		const mask = slots.length - 1;
		const length = end - start;
		const known = this.#bytes;
		for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
			const rank = (slots[slot] as number) - 1;
			if (rank < 0) return this.#learn(bytes, start, end, hash, slot, writer);
			if (this.#hashes[rank] !== hash) continue;
			const from = this.#starts[rank] as number;
			if ((this.#starts[rank + 1] as number) - from !== length) continue;
			let at = 0;
			while (at < length && known[from + at] === bytes[start + at]) at += 1;
			if (at === length) return rank;
		}
	}

	forget(): void {
		this.entries = [];
		this.#slots.fill(0);
	}

	#learn(
		bytes: Uint8Array,
		start: number,
		end: number,
		hash: number,
		slot: number,
		writer: BatchWriter
	): number {
		const entry = this.column.make(decodeCell(bytes, start, end), writer);
		const mark = this.#markOf(entry);
		if (Number.isNaN(mark)) return -1;
		const rank = this.entries.length;
		const from = rank === 0 ? 0 : (this.#starts[rank] as number);
		if (rank === MAX_CELLS || from + end - start > MAX_BYTES) {
			this.forget();
			return this.#learn(bytes, start, end, hash, slotOf(hash) & (this.#slots.length - 1), writer);
		}
		if (rank === this.words.length) this.#widen();
		while (from + end - start > this.#bytes.length) this.#bytes = doubled(this.#bytes);
		this.#bytes.set(bytes.subarray(start, end), from);
		this.#starts[rank] = from;
		this.#starts[rank + 1] = from + end - start;
		this.#hashes[rank] = hash;
		this.words[rank] = entry.word;
		this.marks[rank] = mark;
		this.a[rank] = entry.a;
		this.b[rank] = entry.b;
		this.entries.push(entry);
		this.telling ||= entry.issue !== null;
		this.#slots[slot] = rank + 1;
		if (2 * this.entries.length > this.#slots.length) this.#spread();
		return rank;
	}

	#widen(): void {
		this.words = doubled(this.words);
		this.marks = doubled(this.marks);
		this.a = doubled(this.a);
		this.b = doubled(this.b);
		this.#hashes = doubled(this.#hashes);
		const starts = new Int32Array(2 * this.#starts.length);
		starts.set(this.#starts);
		this.#starts = starts;
	}

	#spread(): void {
		const slots = new Int32Array(4 * this.#slots.length);
		const mask = slots.length - 1;
		for (let rank = 0; rank < this.entries.length; rank += 1) {
			const hash = this.#hashes[rank] as number;
			let slot = slotOf(hash) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = rank + 1;
		}
		this.#slots = slots;
	}
}

function doubled<T extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(array: T): T {
	const Kind = array.constructor as new (length: number) => T;
	const wider = new Kind(2 * array.length);
	wider.set(array);
	return wider;
}
