/** How much a problem matters: it stops the import, it should be looked at, it is told. */
export const SEVERITES = ['bloquant', 'avertissement', 'info'] as const;
export type Severite = (typeof SEVERITES)[number];

/**
 * Something to say about a file, addressed so that it can be mended in the file itself. Bad data is a value, never an
 * exception and never dropped.
 */
export interface Problem {
	/** Stable code; frictionless's name where one exists (`type-error`, `missing-label`, …). */
	readonly code: string;
	readonly severite: Severite;
	/** Physical line in the file, 1 for the first, counting every line of quoted cells; `null` for the whole file. */
	readonly ligne: number | null;
	/** Position of the column, 1 for the first; `null` when no column is meant. */
	readonly colonne: number | null;
	/** The column as a spreadsheet names it: `C`. */
	readonly lettre: string | null;
	/** The header of the column, as the file writes it. */
	readonly champ: string | null;
	/** The cell as the file writes it. */
	readonly valeur: string | null;
	/** What would have been right: « un montant en euros, par exemple 1200,50 ». */
	readonly attendu: string | null;
	/** A French sentence that says what happened and how to mend it. */
	readonly message: string;
}

/** The name a spreadsheet gives to a column: 1 → `A`, 27 → `AA`. */
export function columnLetter(colonne: number): string {
	let letters = '';
	for (let rest = colonne; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}
