import type { Couverture, Etape, Forme, Niveau, Preuve, Statut } from './vocabulary.ts';

/** Logical bounds of what a form may have received, in cents (R8). `haut` is `null` when unknown. */
export interface Bornes {
	readonly bas: number | null;
	readonly haut: number | null;
}

/** Rows in quarantine where money should stand (R10). */
export interface QuarantinedMoney {
	readonly lignes: number;
	/** What could be read of it, in cents; `null` when no amount could: it is not known, which is not zero. */
	readonly centimes: number | null;
	/** Rows whose amount could not be read. */
	readonly illisibles: number;
}

/** A group of an allocation: the words asked for, then what is known of its money. Amounts in cents. */
export interface AllocationRow {
	readonly exercice?: number;
	readonly forme?: Forme;
	readonly dispositif?: string;
	readonly niveau?: Niveau;
	readonly poste?: string;
	/** The stage of the amounts, `mixte` when there are several (then `etapes` lists them), `''` when there is none. */
	readonly etape: Etape | 'mixte' | '';
	readonly etapes?: readonly Etape[];
	/** `null` when no line counts here; `statut` says which kind of nothing it is (R10). */
	readonly centimes: number | null;
	readonly bornes: Bornes;
	/** With keys asked: what they give here, apart from the evidence; `central` is part of `centimes` (R8). */
	readonly cle?: { readonly bas: number; readonly central: number; readonly haut: number };
	/** Without forme grouped but with a forme asked: the money of no form, kept in sight (R6). */
	readonly nonAttribue?: number;
	/** Part of `centimes` that a published total holds beyond its details (R3). */
	readonly nonDetaille: number;
	/** Part of `centimes` whose source does not say whether it is AE or CP (R2). */
	readonly natureNonPrecisee: number;
	/**
	 * Of what the filters leave in view: with a forme asked and not grouped, of the money of no form too (R6), while `centimes`
	 * is of the forme. `sans_indice` with an amount: a year of the group has no price index and is not in it (R12).
	 */
	readonly statut: Statut;
	/** Of the dispositifs of the group in being; only `complete` lets its amounts be told whole (R8). */
	readonly couverture: Couverture;
	/** Rows in quarantine where this group's money should stand (R10). */
	readonly nonImporte?: QuarantinedMoney;
	/** Grades of evidence of what counts here, strongest first. */
	readonly preuves: readonly Preuve[];
	/** Part of `centimes` that is deduced by us (grade D) and that nothing of a better grade confirms. */
	readonly deduit: number;
	/** How many quantités of this group have published values that differ from the one retained (R4). */
	readonly concurrentes: number;
}
