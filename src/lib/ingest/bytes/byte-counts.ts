import type { Delimiter } from '#lib/ingest/lines/batch.ts';

/** What is counted over all the bytes. */
export interface ByteCounts {
	readonly nuls: number;
	/** The physical line of the first of them. */
	readonly firstNul: number | null;
	/** Control bytes that no text holds, among the first `CONTROL_BYTES`. */
	readonly controls: number;
	/** Complete UTF-8 sequences of two bytes and more; any number above zero where no byte breaks UTF-8. */
	readonly multibyte: number;
	/** Bytes that break UTF-8. */
	readonly invalid: number;
	readonly firstInvalid: { readonly ligne: number; readonly byte: number } | null;
	/** `�` where a character was lost before this file was written. */
	readonly replaced: Damage;
	/** `Ã©` where an accent was encoded twice. */
	readonly doubled: Damage;
	readonly quotes: boolean;
	/** The delimiters under which all of them are surely in their place, by bytes; see `RegularQuotes`. */
	readonly regular: readonly Delimiter[];
	/** Ends of line; any number above zero where no CR stands. */
	readonly lf: number;
	readonly cr: number;
	readonly crlf: number;
}

/** How often something was met, and the physical line of the first. */
export interface Damage {
	readonly times: number;
	readonly ligne: number;
}
