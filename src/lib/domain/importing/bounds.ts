/** What a file brought in by a browser may hold at most: beyond, it is no table that a person checks on a screen. */
export const BOUNDS = {
	/** Bytes of a file, a workbook or a text: 60 MB of the disk. */
	octets: 60_000_000,
	/** Rows of a table, header and blank ones among them. */
	rangees: 1_000_000,
	colonnes: 400,
	/** Characters of a cell: beyond, it is no cell of a table of amounts. */
	caracteres: 20_000,
	/** Milliseconds that the reading of one file may take. */
	duree: 600_000
} as const;
export type Bounds = Readonly<Record<keyof typeof BOUNDS, number>>;
