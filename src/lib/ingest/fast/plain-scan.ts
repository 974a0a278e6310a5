import { CONTROL_BYTES, controlsIn } from '#lib/ingest/bytes/byte-counter.ts';
import { RegularQuotes } from '#lib/ingest/bytes/regular-quotes.ts';
import type { ByteCounts } from '#lib/ingest/bytes/byte-counts.ts';

const NONE = { times: 0, ligne: 0 } as const;

/** How many bytes a UTF-8 sequence has, by its first; 0 for a byte that starts none. */
function lengthOf(first: number): number {
	if (first < 0xc0) return 0;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** Bytes at the end of a piece that begin a sequence without ending it. */
function cutOff(piece: Uint8Array): number {
	for (let back = 1; back <= 3 && back <= piece.length; back += 1) {
		const byte = piece[piece.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
	}
	return 0;
}

/**
 * Recognises, piece after piece, UTF-8 that leaves nothing to count: no byte that breaks it, no NUL, no CR, no trace of lost
 * or twice encoded characters. In doubt it gives up, and the bytes have to be counted one by one.
 */
export class PlainScan implements ByteCounts {
	readonly nuls = 0;
	readonly firstNul = null;
	readonly invalid = 0;
	readonly firstInvalid = null;
	readonly replaced = NONE;
	readonly doubled = NONE;
	readonly cr = 0;
	readonly crlf = 0;
	controls = 0;
	multibyte = 0;
	quotes = false;
	readonly #quotes = new RegularQuotes();
	lf = 0;
	#offset = 0;
	/** A sequence that the last piece left open. */
	#held: number[] = [];
	readonly #isUtf8: (bytes: Uint8Array) => boolean;

	constructor(isUtf8: (bytes: Uint8Array) => boolean) {
		this.#isUtf8 = isUtf8;
	}

	get regular() {
		return this.#quotes.end();
	}

	/** False when the scan gives up. */
	add(piece: Uint8Array): boolean {
		this.controls += controlsIn(piece, CONTROL_BYTES - this.#offset);
		this.#offset += piece.length;
		this.#quotes.add(piece);
		let from = 0;
		if (this.#held.length > 0) {
			from = lengthOf(this.#held[0] ?? 0) - this.#held.length;
			this.#held.push(...piece.subarray(0, from));
			if (piece.length < from) return true;
			const sequence = Uint8Array.from(this.#held);
			this.#held = [];
			if (!this.#isSound(sequence)) return false;
		}
		const cut = piece.length > from ? cutOff(piece.subarray(from)) : 0;
		this.#held = [...piece.subarray(piece.length - cut)];
		return this.#isSound(piece.subarray(from, piece.length - cut));
	}

	end(): boolean {
		return this.#held.length === 0;
	}

	#isSound(bytes: Uint8Array): boolean {
		if (!this.#isUtf8(bytes) || bytes.indexOf(0) !== -1 || bytes.indexOf(0x0d) !== -1) return false;
		for (const byte of TRACES) {
			for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) {
				if (isDamage(bytes, at)) return false;
			}
		}
		this.quotes ||= bytes.indexOf(0x22) !== -1;
		if (this.lf === 0 && bytes.indexOf(0x0a) !== -1) this.lf = 1;
		if (this.multibyte === 0 && !isAscii(bytes)) this.multibyte = 1;
		return true;
	}
}

function isAscii(bytes: Uint8Array): boolean {
	for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] as number) >= 0x80) return false;
	return true;
}

/** The first byte of `�`, the last of `Ã`, the second of `€`. */
const TRACES = [0xef, 0x83, 0x82] as const;

/** Whether the byte at `at` may belong to a lost character (`�`) or to one encoded twice (`Ã©`, `â€`). */
function isDamage(bytes: Uint8Array, at: number): boolean {
	const byte = bytes[at];
	if (byte === 0xef) return bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
	if (byte === 0x83) return bytes[at - 1] === 0xc3;
	if (byte !== 0x82 || bytes[at - 1] !== 0xe2) return false;
	// The character before may be in the piece before.
	return at < 3 || (bytes[at - 2] === 0xa2 && bytes[at - 3] === 0xc3);
}
