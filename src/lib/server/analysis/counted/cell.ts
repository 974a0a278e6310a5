import type { Etape, Forme, Niveau, Preuve } from '#lib/domain/vocabulary.ts';

/** Money that counts in a selection, at the grain from which every group is added up. Amounts in cents. */
export interface Cell {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly forme: Forme;
	/** Forms named by a `MULTI` line, `SEX|TRAV`; `''` otherwise. */
	readonly nommees: string;
	readonly niveau: Niveau;
	/** As the source writes it, `''` when not stated or not asked. */
	readonly poste: string;
	/** The grade of evidence that it rests on (R4); `null` when none is said. */
	readonly preuve: Preuve | null;
	readonly nonDetaille: number;
	readonly natureNonPrecisee: number;
	readonly centimes: number;
	readonly nonNulles: number;
	/** Range of `centimes` when an allocation key gives it (R7), which is then its central part. */
	readonly cle?: { readonly bas: number; readonly haut: number };
}
