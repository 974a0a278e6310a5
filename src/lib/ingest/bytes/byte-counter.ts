import { RegularQuotes } from './regular-quotes.ts';
import type { ByteCounts } from './byte-counts.ts';

/** Bytes looked at one by one for what no text holds; what follows is searched for NUL only. */
export const CONTROL_BYTES = 1 << 18;
const HIGH_BITS = 0x80808080 | 0;

/** Control bytes that no text holds, among the first `limit`. */
export function controlsIn(piece: Uint8Array, limit: number): number {
	let controls = 0;
	for (let index = 0; index < piece.length && index < limit; index += 1) {
		const byte = piece[index] ?? 0;
		if (byte < 0x20 && byte !== 0 && (byte < 0x09 || byte > 0x0d)) controls += 1;
	}
	return controls;
}

/**
 * The UTF-8 of the characters that Windows-1252 makes of the second byte of an accented letter: « © » in « Ã© » for « é »,
 * « ‰ » in « Ã‰ » for « É ».
 */
const SECOND_HALVES = new Set(
	[...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 0x40 }, (_, at) => 0x80 + at))].map(
		(char) => new TextEncoder().encode(char).reduce((sequence, byte) => sequence * 256 + byte, 0)
	)
);

/** Calls `found` for each place of a byte: the search itself is the machine's. */
export function eachByte(piece: Uint8Array, byte: number, found: (index: number) => void): void {
	for (let at = piece.indexOf(byte); at !== -1; at = piece.indexOf(byte, at + 1)) found(at);
}

/** Counts over bytes that come in pieces of any size, whatever they are. */
export class ByteCounter implements ByteCounts {
	nuls = 0;
	firstNul: number | null = null;
	controls = 0;
	multibyte = 0;
	invalid = 0;
	firstInvalid: { ligne: number; byte: number } | null = null;
	replaced = { times: 0, ligne: 0 };
	doubled = { times: 0, ligne: 0 };
	quotes = false;
	readonly #quotes = new RegularQuotes();
	lf = 0;
	cr = 0;
	crlf = 0;
	/** Bytes before the current piece. */
	#offset = 0;
	#previous = 0;
	#piece: Uint8Array = new Uint8Array();
	/** Lines before the current piece. */
	#lines = 0;
	/** Bytes still due in the sequence now read, and the bounds of the next. */
	#need = 0;
	#low = 0x80;
	#high = 0xbf;
	/** The sequence of several bytes now read, the one before it as one number each, and where that ended. */
	#sequence = 0;
	#before = 0;
	#beforeEnd = -1;

	get regular() {
		return this.#quotes.end();
	}

	add(piece: Uint8Array): true {
		this.#piece = piece;
		this.#lines = this.lf + this.cr - this.crlf;
		this.#newlines(piece);
		this.quotes ||= piece.includes(0x22);
		this.#quotes.add(piece);
		eachByte(piece, 0, (at) => {
			this.nuls += 1;
			this.firstNul ??= this.#lineAt(at);
		});
		this.controls += controlsIn(piece, CONTROL_BYTES - this.#offset);
		this.#sequences(piece);
		this.#offset += piece.length;
		this.#previous = piece.at(-1) ?? this.#previous;
		return true;
	}

	end(): true {
		this.#piece = new Uint8Array();
		this.#lines = this.lf + this.cr - this.crlf;
		if (this.#need > 0) this.#breakAt(this.#previous, 0);
		return true;
	}

	#newlines(piece: Uint8Array): void {
		if (piece[0] === 0x0a && this.#previous === 0x0d) this.crlf += 1;
		eachByte(piece, 0x0a, () => (this.lf += 1));
		eachByte(piece, 0x0d, (at) => {
			this.cr += 1;
			if (piece[at + 1] === 0x0a) this.crlf += 1;
		});
	}

	/** Follows UTF-8, four bytes at a time where all are ASCII. */
	#sequences(piece: Uint8Array): void {
		const { length } = piece;
		const lead = (4 - (piece.byteOffset & 3)) & 3;
		const words =
			length < 8 ? null : new Int32Array(piece.buffer, piece.byteOffset + lead, (length - lead) >> 2);
		let index = 0;
		const until = Math.min(lead, length);
		for (; index < until; index += 1) this.#byte(piece[index] ?? 0, index);
		if (words) {
			for (let word = 0; word < words.length; word += 1) {
				if (this.#need === 0 && ((words[word] ?? 0) & HIGH_BITS) === 0) continue;
				const start = lead + word * 4;
				for (let at = start; at < start + 4; at += 1) this.#byte(piece[at] ?? 0, at);
			}
			index = lead + words.length * 4;
		}
		for (; index < length; index += 1) this.#byte(piece[index] ?? 0, index);
	}

	#byte(byte: number, index: number): void {
		if (this.#need > 0) {
			if (byte >= this.#low && byte <= this.#high) {
				this.#low = 0x80;
				this.#high = 0xbf;
				this.#need -= 1;
				this.#sequence = this.#sequence * 256 + byte;
				if (this.#need === 0) this.#endSequence(index);
				return;
			}
			this.#need = 0;
			this.#breakAt(byte, index);
		}
		if (byte < 0x80) return;
		this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
		this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
		if (byte < 0xc2 || byte > 0xf4) this.#breakAt(byte, index);
		else {
			this.#need = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
			this.#sequence = byte;
		}
	}

	#endSequence(index: number): void {
		this.multibyte += 1;
		const sequence = this.#sequence;
		const end = this.#offset + index;
		const length = sequence > 0xffffff ? 4 : sequence > 0xffff ? 3 : 2;
		const before = this.#beforeEnd === end - length ? this.#before : 0;
		if (sequence === 0xefbfbd) this.#note('replaced', index);
		// « Ã » before a byte of the second half of an accented letter, « â€ » before that of a quotation mark.
		else if (before === 0xc383 && SECOND_HALVES.has(sequence)) this.#note('doubled', index);
		else if (before === 0xc3a2 && sequence === 0xe282ac) this.#note('doubled', index);
		this.#before = sequence;
		this.#beforeEnd = end;
	}

	#note(damage: 'replaced' | 'doubled', index: number): void {
		const { times, ligne } = this[damage];
		this[damage] = { times: times + 1, ligne: ligne || this.#lineAt(index) };
	}

	#breakAt(byte: number, index: number): void {
		this.invalid += 1;
		this.firstInvalid ??= { ligne: this.#lineAt(index), byte };
	}

	/** The physical line of a byte of the current piece. */
	#lineAt(index: number): number {
		const head = this.#piece.subarray(0, index);
		let lines = this.#lines + 1;
		eachByte(head, 0x0a, () => (lines += 1));
		eachByte(head, 0x0d, (at) => {
			if (head[at + 1] !== 0x0a) lines += 1;
		});
		return lines;
	}
}
