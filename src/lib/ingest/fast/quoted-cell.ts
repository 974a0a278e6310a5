import { LF, QUOTE } from './byte-blocks.ts';

/** Longest cell in quotes that is read off its bytes. */
const MAX_LENGTH = 1 << 14;

/** Reads a cell in quotes off its bytes. */
export class QuotedCell {
	/** The cell last read, without its quotes, with the hash of its bytes. */
	readonly bytes = new Uint8Array(MAX_LENGTH);
	length = 0;
	hash = 0;
	/** Ends of line within it. */
	breaks = 0;
	readonly #delimiter: number;

	constructor(delimiter: number) {
		this.#delimiter = delimiter;
	}

	/**
	 * Reads on from after the first quote: where the last one ends, -1 when the cell runs on after `end` or holds what may be
	 * its neighbours.
	 */
	read(text: Uint8Array, start: number, end: number): number {
		let hash = 0;
		let length = 0;
		let delimiters = 0;
		this.breaks = 0;
		for (let at = start; at < end && length < MAX_LENGTH; at += 1) {
			const byte = text[at] as number;
			if (byte === QUOTE && text[++at] !== QUOTE) {
				this.length = length;
				this.hash = hash;
				return this.breaks > 0 && delimiters > 1 ? -1 : at;
			}
			if (byte === LF) this.breaks += 1;
			else if (byte === this.#delimiter) delimiters += 1;
			this.bytes[length++] = byte;
			hash = (Math.imul(hash, 31) + byte) | 0;
		}
		return -1;
	}
}
