const PROBES = 8;
const MIN_SLOTS = 1 << 10;
/** 2 × 8 MB: beyond some two million rows the oldest are forgotten, so that memory never grows with the file. */
const MAX_SLOTS = 1 << 21;
/** Some third of the shortest row, so that there is much more room than rows. */
const BYTES_PER_SLOT = 16;

/** Two hashes of one thing, which together tell a million rows apart. */
export interface Hash {
	readonly a: number;
	readonly b: number;
}

const mixA = (a: number, value: number) => {
	const mixed = Math.imul(a ^ value, 0x9e3779b1);
	return mixed ^ (mixed >>> 15);
};
const mixB = (b: number, value: number) => {
	const mixed = Math.imul(b + value, 0x85ebca6b);
	return mixed ^ (mixed >>> 13);
};

/** Hashes a text. */
export function hashText(text: string): Hash {
	let a = text.length;
	let b = ~text.length;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		a = mixA(a, code);
		b = mixB(b, code);
	}
	return { a, b };
}

/** Finds rows met before, within a memory of fixed size. Feed the parts of a row, then ask. */
export class Duplicates {
	/** By slot, the print of a row and its physical line, side by side: both are read at once. */
	readonly #slots: Int32Array;
	readonly #mask: number;
	#a = 0;
	#b = 0;

	constructor(fileBytes: number) {
		let slots = MIN_SLOTS;
		while (slots < MAX_SLOTS && slots * BYTES_PER_SLOT < fileBytes) slots *= 2;
		this.#slots = new Int32Array(slots * 2);
		this.#mask = slots - 1;
	}

	/** Starts a row with its whole numbers: an amount and a year. */
	start(cents: number, year: number): void {
		const low = cents | 0;
		const high = ((cents / 4294967296) | 0) ^ (year << 20);
		this.#a = mixA(mixA(0, low), high);
		this.#b = mixB(mixB(0, low), high);
	}

	/** Goes on with the hashes of the next value of the row. */
	add(a: number, b: number): void {
		this.#a = mixA(this.#a, a);
		this.#b = mixB(this.#b, b);
	}

	/** Ends a row: the physical line of an equal one met before, 0 when there is none. */
	end(ligne: number): number {
		// The two states stay apart: the place comes from one, the print from the other.
		const start = this.#a;
		const print = this.#b === 0 ? 1 : this.#b;
		const slots = this.#slots;
		for (let probe = 0; probe < PROBES; probe += 1) {
			const slot = ((start + probe) & this.#mask) * 2;
			const known = slots[slot];
			if (known === print) return slots[slot + 1] ?? 0;
			if (known === 0) {
				slots[slot] = print;
				slots[slot + 1] = ligne;
				return 0;
			}
		}
		const oldest = (start & this.#mask) * 2;
		slots[oldest] = print;
		slots[oldest + 1] = ligne;
		return 0;
	}
}
