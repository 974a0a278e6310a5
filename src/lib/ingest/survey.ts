import type { ByteSource } from './byte-source.ts';
import type { Encoding } from './batch.ts';

/** What one pass over all the bytes tells, before any is decoded. */
export interface Survey {
	readonly bytes: number;
	/** The first bytes, enough to recognise a kind of file. */
	readonly head: Uint8Array;
	/** The encoding that a byte order mark or a pattern of NUL bytes shows. */
	readonly marked: Encoding | null;
	readonly bom: boolean;
	readonly nuls: number;
	/** Control bytes that no text holds. */
	readonly controls: number;
	/** Complete UTF-8 sequences of two bytes and more. */
	readonly multibyte: number;
	/** Bytes that break UTF-8. */
	readonly invalid: number;
	readonly firstInvalid: { readonly ligne: number; readonly byte: number } | null;
	/** `�` where a character was lost before this file was written. */
	readonly replaced: Damage;
	/** `Ã©` where an accent was encoded twice. */
	readonly doubled: Damage;
	readonly quotes: boolean;
	readonly lf: number;
	readonly cr: number;
	readonly crlf: number;
}

/** How often something was met, and the physical line of the first. */
export interface Damage {
	readonly times: number;
	readonly ligne: number;
}

const HEAD_BYTES = 4096;

/** Tells UTF-16 without a mark: in Latin text every other byte is NUL. */
function markOf(head: Uint8Array): { marked: Encoding | null; bom: boolean } {
	const [a, b, c] = head;
	if (a === 0xef && b === 0xbb && c === 0xbf) return { marked: 'utf-8', bom: true };
	if (a === 0xff && b === 0xfe) return { marked: 'utf-16le', bom: true };
	if (a === 0xfe && b === 0xff) return { marked: 'utf-16be', bom: true };
	const nuls = [0, 0];
	head.forEach((byte, index) => {
		if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = nuls;
	const half = Math.floor(head.length / 2);
	if (half >= 2 && odd > half * 0.7 && even < half * 0.1) return { marked: 'utf-16le', bom: false };
	if (half >= 2 && even > half * 0.7 && odd < half * 0.1) return { marked: 'utf-16be', bom: false };
	return { marked: null, bom: false };
}

/** Counts over bytes that come in pieces of any size. */
class ByteCounter {
	nuls = 0;
	controls = 0;
	multibyte = 0;
	invalid = 0;
	firstInvalid: { ligne: number; byte: number } | null = null;
	replaced = { times: 0, ligne: 0 };
	doubled = { times: 0, ligne: 0 };
	quotes = false;
	lf = 0;
	cr = 0;
	crlf = 0;
	#need = 0;
	#low = 0x80;
	#high = 0xbf;
	#previous = 0;
	/** The sequence of several bytes now read, and the one just before it, as one number each. */
	#sequence = 0;
	#before = 0;

	#breakAt(byte: number): void {
		this.invalid += 1;
		this.firstInvalid ??= { ligne: this.lf + this.cr - this.crlf + 1, byte };
	}

	#ascii(byte: number): void {
		if (byte === 0x0a) {
			this.lf += 1;
			if (this.#previous === 0x0d) this.crlf += 1;
		} else if (byte === 0x0d) this.cr += 1;
		else if (byte === 0x22) this.quotes = true;
		else if (byte === 0) this.nuls += 1;
		else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0c && byte !== 0x0b) this.controls += 1;
	}

	#high8(byte: number): void {
		if (this.#need > 0) {
			if (byte >= this.#low && byte <= this.#high) {
				this.#low = 0x80;
				this.#high = 0xbf;
				this.#need -= 1;
				this.#sequence = this.#sequence * 256 + byte;
				if (this.#need === 0) this.#endSequence();
				return;
			}
			this.#need = 0;
			this.#breakAt(byte);
		}
		this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
		this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
		if (byte < 0xc2 || byte > 0xf4) this.#breakAt(byte);
		else {
			this.#need = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
			this.#sequence = byte;
		}
	}

	#endSequence(): void {
		this.multibyte += 1;
		const sequence = this.#sequence;
		if (sequence === 0xefbfbd) this.#note('replaced');
		// « Ã » before a byte of the second half of an accented letter, « â€ » before that of a quotation mark.
		else if (this.#before === 0xc383 && sequence >= 0xc280 && sequence <= 0xc2bf) this.#note('doubled');
		else if (this.#before === 0xc3a2 && sequence === 0xe282ac) this.#note('doubled');
		this.#before = sequence;
	}

	#note(damage: 'replaced' | 'doubled'): void {
		const { times, ligne } = this[damage];
		this[damage] = { times: times + 1, ligne: ligne || this.lf + this.cr - this.crlf + 1 };
	}

	add(piece: Uint8Array): void {
		for (let index = 0; index < piece.length; index += 1) {
			const byte = piece[index] ?? 0;
			if (byte >= 0x80) this.#high8(byte);
			else {
				if (this.#need > 0) {
					this.#need = 0;
					this.#breakAt(byte);
				}
				this.#before = 0;
				if (byte <= 0x22) this.#ascii(byte);
			}
			this.#previous = byte;
		}
	}

	end(): void {
		if (this.#need > 0) this.#breakAt(this.#previous);
	}
}

/** Reads every byte once and counts. Never throws for what the bytes are. */
export async function surveyBytes(source: ByteSource): Promise<Survey> {
	const counter = new ByteCounter();
	const head = new Uint8Array(HEAD_BYTES);
	let bytes = 0;
	for await (const piece of source.open()) {
		if (bytes < HEAD_BYTES) head.set(piece.subarray(0, HEAD_BYTES - bytes), bytes);
		bytes += piece.length;
		counter.add(piece);
	}
	counter.end();
	const start = head.subarray(0, Math.min(bytes, HEAD_BYTES));
	const { nuls, controls, multibyte, invalid, firstInvalid, quotes, lf, cr, crlf } = counter;
	const { replaced, doubled } = counter;
	return {
		bytes,
		head: start,
		...markOf(start),
		nuls,
		controls,
		multibyte,
		invalid,
		firstInvalid,
		replaced,
		doubled,
		quotes,
		lf,
		cr,
		crlf
	};
}
