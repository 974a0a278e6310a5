import type { Statut } from '#lib/domain/vocabulary.ts';
import type { RowIdentity } from './figure-table.ts';

/** One side of a variation, in cents; `null` when nothing is published and `statut` says which nothing. */
export interface VariationSide {
	readonly centimes: number | null;
	readonly statut: Statut;
	readonly concurrentes: boolean;
}

/** A row of the figure: a poste, or a whole dispositif. */
export interface VariationRow {
	readonly identite: RowIdentity;
	readonly nom: string;
	readonly avant: VariationSide;
	readonly apres: VariationSide;
	/** `null` when it is not computed. */
	readonly ecart: number | null;
	readonly pourquoi: string;
	/** A dispositif after its postes, or several together. */
	readonly ensemble: boolean;
}

/** All that the figure `variation-annuelle` shows. Sentences are the page's. */
export interface VariationData {
	readonly titre: string;
	readonly sousTitre: string;
	readonly sources: string;
	readonly notes: readonly string[];
	/** Heads of the two columns of amounts: « LFI 2017 », « LFI 2018 ». */
	readonly colonnes: readonly [string, string];
	readonly lignes: readonly VariationRow[];
}
