const PROBES = 4;
const MIN_SLOTS = 1 << 10;
/** 2 × 8 MB: beyond some two million rows the oldest are forgotten, so that memory never grows with the file. */
const MAX_SLOTS = 1 << 21;
/** Shorter than any row, so that there is more room than rows. */
const BYTES_PER_SLOT = 40;

/** Two hashes of one thing, which together tell a million rows apart. */
export interface Hash {
	readonly a: number;
	readonly b: number;
}

/** Hashes a text. */
export function hashText(text: string): Hash {
	let a = 0x811c9dc5;
	let b = 0x9dc5811c;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 0x01000193);
		b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 15);
	}
	return { a, b };
}

/** Finds rows met before, within a memory of fixed size. Feed the parts of a row, then ask. */
export class Duplicates {
	readonly #prints: Int32Array;
	readonly #lignes: Int32Array;
	readonly #mask: number;
	#a = 0;
	#b = 0;

	constructor(fileBytes: number) {
		let slots = MIN_SLOTS;
		while (slots < MAX_SLOTS && slots * BYTES_PER_SLOT < fileBytes) slots *= 2;
		this.#prints = new Int32Array(slots);
		this.#lignes = new Int32Array(slots);
		this.#mask = slots - 1;
	}

	addHash({ a, b }: Hash): void {
		this.#a = Math.imul(this.#a ^ a, 0x9e3779b1) ^ (this.#a >>> 13);
		this.#b = Math.imul(this.#b + b, 0xc2b2ae35) ^ (this.#b >>> 16);
	}

	addInteger(value: number): void {
		const low = value | 0;
		const high = (value / 4294967296) | 0;
		this.#a = Math.imul(this.#a ^ low ^ Math.imul(high, 31), 0x9e3779b1) ^ (this.#a >>> 13);
		this.#b = Math.imul(this.#b + low + Math.imul(high, 37), 0xc2b2ae35) ^ (this.#b >>> 16);
	}

	addText(text: string | null): void {
		let a = 0x811c9dc5;
		let b = 0x9dc5811c;
		if (text !== null) {
			for (let at = 0; at < text.length; at += 1) {
				const code = text.charCodeAt(at);
				a = Math.imul(a ^ code, 0x01000193);
				b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 15);
			}
		}
		this.#a = Math.imul(this.#a ^ a, 0x9e3779b1) ^ (this.#a >>> 13);
		this.#b = Math.imul(this.#b + b, 0xc2b2ae35) ^ (this.#b >>> 16);
	}

	/** Ends a row: the physical line of an equal one met before, 0 when there is none. */
	seenAt(ligne: number): number {
		// The two states stay apart until here: the place comes from one, the print from the other.
		const start = this.#a ^ (this.#a >>> 15);
		const print = this.#b === 0 ? 1 : this.#b;
		this.#a = 0;
		this.#b = 0;
		for (let probe = 0; probe < PROBES; probe += 1) {
			const slot = (start + probe) & this.#mask;
			const known = this.#prints[slot];
			if (known === print) return this.#lignes[slot] ?? 0;
			if (known === 0) {
				this.#prints[slot] = print;
				this.#lignes[slot] = ligne;
				return 0;
			}
		}
		const oldest = start & this.#mask;
		this.#prints[oldest] = print;
		this.#lignes[oldest] = ligne;
		return 0;
	}
}
