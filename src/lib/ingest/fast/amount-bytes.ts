import { MAX_CENTIMES } from '#lib/domain/money.ts';
import { LF, QUOTE } from './byte-blocks.ts';
import type { Decimal } from '#lib/ingest/lines/batch.ts';

const SPACE = 0x20;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const NBSP = 0xa0;
const DIGITS_MAX = 14;

/** Bytes of the space that stands at `at`, 0 when none does. */
function spaceAt(bytes: Uint8Array, at: number): number {
	const byte = bytes[at] as number;
	if (byte === SPACE) return 1;
	if (byte === 0xc2) return bytes[at + 1] === NBSP ? 2 : 0;
	if (byte !== 0xe2 || bytes[at + 1] !== 0x80) return 0;
	return bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89 ? 3 : 0;
}

/**
 * Reads the common shapes of an amount, `-1 234` and `1 234,5` with the column's mark, off its UTF-8. Cents, or `NaN` for
 * anything else: `AmountReader` then decides. `end` is the place of the byte that ended the cell.
 */
export class AmountBytes {
	end = 0;
	readonly #delimiter: number;
	readonly #scale: number;

	/** `scale` is how many euros the column counts by. */
	constructor(delimiter: number, scale: number) {
		this.#delimiter = delimiter;
		this.#scale = scale;
	}

	/** The cell that begins at `start`, in quotes or not; `decimal` is the mark of the column, `null` while it is unknown. */
	read(bytes: Uint8Array, start: number, decimal: Decimal | null): number {
		const quoted = bytes[start] === QUOTE;
		const first = quoted ? start + 1 : start;
		const mark = decimal === null ? -1 : decimal === ',' ? COMMA : POINT;
		const negative = bytes[first] === MINUS;
		let at = negative ? first + 1 : first;
		let value = 0;
		let digits = 0;
		let run = 0;
		let groups = 0;
		let decimals = -1;
		for (;;) {
			const byte = bytes[at] as number;
			if (byte >= ZERO && byte <= NINE) {
				value = value * 10 + byte - ZERO;
				digits += 1;
				if (decimals >= 0) decimals += 1;
				else run += 1;
				at += 1;
				continue;
			}
			if (quoted ? byte === QUOTE : byte === this.#delimiter || byte === LF) break;
			if (byte === mark && decimals < 0) {
				if (run === 0 || (groups > 0 && run !== 3)) return NaN;
				decimals = 0;
				at += 1;
				continue;
			}
			const space = spaceAt(bytes, at);
			if (space === 0 || decimals >= 0 || run === 0 || run > 3 || (groups > 0 && run !== 3)) return NaN;
			if (groups === 0 && value < (run === 3 ? 100 : run === 2 ? 10 : 1)) return NaN;
			groups += 1;
			run = 0;
			at += space;
		}
		this.end = quoted ? at + 1 : at;
		if (digits === 0 || digits > DIGITS_MAX || decimals === 0 || decimals > 2) return NaN;
		if (decimals < 0 && groups > 0 && run !== 3) return NaN;
		const cents = (decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100) * this.#scale;
		if (cents > MAX_CENTIMES) return NaN;
		return negative && cents !== 0 ? -cents : cents;
	}

	/** Whether the cell after the last one read starts with a digit or two and no more: decimals that a comma may have cut off. */
	mayBeCut(bytes: Uint8Array): boolean {
		if (this.#delimiter !== COMMA) return false;
		const isDigit = (at: number) => (bytes[at] as number) >= ZERO && (bytes[at] as number) <= NINE;
		const from = this.end + 1 + spaceAt(bytes, this.end + 1);
		return isDigit(from) && !(isDigit(from + 1) && isDigit(from + 2));
	}
}
