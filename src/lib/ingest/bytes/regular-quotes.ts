import { DELIMITERS, type Delimiter } from '#lib/ingest/lines/batch.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
/** A bit for each delimiter. */
const ALL = (1 << DELIMITERS.length) - 1;
/** By byte that may stand beside a cell: the delimiters that allow it. */
const BESIDE = new Uint8Array(256);
BESIDE[LF] = BESIDE[CR] = ALL;
DELIMITERS.forEach((delimiter, rank) => (BESIDE[delimiter.charCodeAt(0)] = 1 << rank));

/**
 * Follows the quotes of a UTF-8 text whose delimiter is not yet known: regular, each opens a cell at its start, closes it at
 * its end, or is doubled within. Of any other text, `QuoteScanner` tells what it is.
 */
export class RegularQuotes {
	/** Delimiters under which all are regular so far: what opens or closes a cell under one puts an end to the others. */
	#bits = ALL;
	#inside = false;
	/** Whether the last byte is a quote that closes the cell, or is doubled by the next byte. */
	#pending = false;
	#last = LF;

	add(piece: Uint8Array): void {
		if (piece.length === 0) return;
		let at = 0;
		if (this.#pending) {
			this.#pending = false;
			if (piece[0] === QUOTE) at = 1;
			else this.#close(piece[0] as number);
		}
		for (at = piece.indexOf(QUOTE, at); at !== -1 && this.#bits !== 0; at = piece.indexOf(QUOTE, at + 1)) {
			if (!this.#inside) {
				this.#inside = true;
				this.#bits &= bitsOf(at === 0 ? this.#last : (piece[at - 1] as number));
			} else if (at + 1 === piece.length) this.#pending = true;
			else if (piece[at + 1] === QUOTE) at += 1;
			else this.#close(piece[at + 1] as number);
		}
		this.#last = piece.at(-1) ?? LF;
	}

	/** The delimiters under which every quote is regular and every cell closed. */
	end(): Delimiter[] {
		if (this.#inside && !this.#pending) return [];
		return DELIMITERS.filter((_, rank) => this.#bits & (1 << rank));
	}

	#close(next: number): void {
		this.#inside = false;
		this.#bits &= bitsOf(next);
	}
}

const bitsOf = (beside: number) => BESIDE[beside] as number;
