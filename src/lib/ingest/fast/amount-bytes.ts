import { MAX_CENTIMES } from '#lib/domain/money.ts';
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
function spaceAt(bytes: Uint8Array, at: number, utf8: boolean): number {
	const byte = bytes[at] as number;
	if (byte === SPACE) return 1;
	if (!utf8) return byte === NBSP ? 1 : 0;
	if (byte === 0xc2) return bytes[at + 1] === NBSP ? 2 : 0;
	if (byte !== 0xe2 || bytes[at + 1] !== 0x80) return 0;
	return bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89 ? 3 : 0;
}

/**
 * Reads the common shapes of an amount, `-1 234` and `1 234,5` with the column's mark, off its bytes. Cents, or `NaN` for
 * anything else: `AmountReader` then decides. `end` is the place of the byte that ended the cell.
 */
export class AmountBytes {
	end = 0;
	readonly #utf8: boolean;
	readonly #delimiter: number;
	readonly #newline: number;

	constructor(utf8: boolean, delimiter: number, newline: number) {
		this.#utf8 = utf8;
		this.#delimiter = delimiter;
		this.#newline = newline;
	}

	/** The cell that begins at `start`; `decimal` is the mark of the column, `null` while it is unknown. */
	read(bytes: Uint8Array, start: number, decimal: Decimal | null): number {
		const mark = decimal === null ? -1 : decimal === ',' ? COMMA : POINT;
		const negative = bytes[start] === MINUS;
		let at = negative ? start + 1 : start;
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
			if (byte === this.#delimiter || byte === this.#newline) break;
			if (byte === mark && decimals < 0) {
				if (run === 0 || (groups > 0 && run !== 3)) return NaN;
				decimals = 0;
				at += 1;
				continue;
			}
			const space = spaceAt(bytes, at, this.#utf8);
			if (space === 0 || decimals >= 0 || run === 0 || run > 3 || (groups > 0 && run !== 3)) return NaN;
			if (groups === 0 && value < (run === 3 ? 100 : run === 2 ? 10 : 1)) return NaN;
			groups += 1;
			run = 0;
			at += space;
		}
		this.end = at;
		if (digits === 0 || digits > DIGITS_MAX || decimals === 0 || decimals > 2) return NaN;
		if (decimals < 0 && groups > 0 && run !== 3) return NaN;
		const cents = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
		if (cents > MAX_CENTIMES) return NaN;
		return negative && cents !== 0 ? -cents : cents;
	}
}
