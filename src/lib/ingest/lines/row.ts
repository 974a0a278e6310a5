/** A row as the file has it. */
export interface Row {
	readonly cells: readonly string[];
	/** Physical line on which it starts. */
	readonly ligne: number;
	/** Physical lines that it runs over. */
	readonly spans: number;
	/** A quote stands where none should. */
	readonly strayQuote: boolean;
}
