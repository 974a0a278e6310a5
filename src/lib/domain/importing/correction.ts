import { z } from 'zod';
import { BOUNDS } from './bounds.ts';

const MOST_CHARS = BOUNDS.caracteres;

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
