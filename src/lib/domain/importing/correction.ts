import { z } from 'zod';

/** Characters of a cell: beyond, it is no cell of a table of amounts. */
const MOST_CHARS = 20_000;

/**
 * A cell read otherwise than the file writes it. The bytes of the file stay as they are: corrections stand beside them, with
 * who made them and when.
 */
export const Correction = z.strictObject({
	/** Physical line on which the record starts, 1 for the first of the file. */
	ligne: z.int().min(1),
	/** Position of the column, 1 for the first. */
	colonne: z.int().min(1),
	/** The cell as the file writes it: a correction holds for no other. */
	lu: z.string().max(MOST_CHARS),
	/** What is read in its place. */
	valeur: z.string().max(MOST_CHARS)
});
export type Correction = Readonly<z.infer<typeof Correction>>;
