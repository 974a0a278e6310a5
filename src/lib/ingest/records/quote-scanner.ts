import type { Delimiter } from '#lib/ingest/lines/batch.ts';

const OUTSIDE = 0;
const INSIDE = 1;
/** After a quote that may close the cell. */
const CLOSING = 2;
/** After such a quote and spaces. */
const CLOSING_SPACES = 3;

/**
 * Follows quoted cells over pieces of text of any size, by the same rules as the parser: a quote opens a cell only as
 * its first character, and closes it only before a delimiter, an end of line or the end of the file.
 */
export class QuoteScanner {
	/** Characters seen so far that surely end a record, counted from the start of the text. */
	safe = 0;
	/** Physical line on which the quoted cell now open began, `null` outside quotes. */
	openLine: number | null = null;
	#state = OUTSIDE;
	#previous = '\n';
	#offset = 0;
	#line = 1;
	readonly #delimiter: Delimiter;

	constructor(delimiter: Delimiter) {
		this.#delimiter = delimiter;
	}

	add(piece: string): void {
		let at = 0;
		let newline = piece.indexOf('\n');
		let quote = piece.indexOf('"');
		const passLines = (until: number) => {
			while (newline !== -1 && newline < until) {
				this.#line += 1;
				if (this.#state === OUTSIDE) this.safe = this.#offset + newline + 1;
				newline = piece.indexOf('\n', newline + 1);
			}
		};
		while (at < piece.length) {
			if (this.#state === CLOSING || this.#state === CLOSING_SPACES) {
				// What closes the cell is left to be passed as a delimiter or an end of line.
				if (!this.#closes(piece.charAt(at))) at += 1;
				continue;
			}
			if (quote !== -1 && quote < at) quote = piece.indexOf('"', at);
			if (quote === -1) {
				passLines(piece.length);
				break;
			}
			passLines(quote);
			if (this.#state === INSIDE) this.#state = CLOSING;
			else {
				const before = quote === 0 ? this.#previous : piece.charAt(quote - 1);
				if (before === '\n' || before === this.#delimiter) {
					this.#state = INSIDE;
					this.openLine = this.#line;
				}
			}
			at = quote + 1;
		}
		passLines(piece.length);
		if (piece) this.#previous = piece.charAt(piece.length - 1);
		this.#offset += piece.length;
	}

	/** The line on which a cell opened that the end of the text leaves open, `null` when all are closed. */
	end(): number | null {
		return this.#state === INSIDE ? this.openLine : null;
	}

	/** Decides what the quote just passed was, from what follows it: whether it closed the cell. */
	#closes(next: string): boolean {
		if (next === this.#delimiter || next === '\n') {
			this.#state = OUTSIDE;
			this.openLine = null;
			return true;
		}
		// A doubled quote is part of the text; after spaces it is a new candidate for the closing quote.
		if (next === '"') this.#state = this.#state === CLOSING ? INSIDE : CLOSING;
		else this.#state = next.trim() === '' ? CLOSING_SPACES : INSIDE;
		return false;
	}
}
