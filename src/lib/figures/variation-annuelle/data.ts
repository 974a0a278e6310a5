import { isComplete, type Couverture, type Etape, type Preuve, type Statut } from '#lib/domain/vocabulary.ts';
import type { RowIdentity } from '#lib/figures/shell/figure-table.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** One side of a variation, in cents, and its stage; `null` when nothing is published and `statut` says which nothing. */
export interface VariationSide {
	readonly centimes: number | null;
	readonly statut: Statut;
	/** Grades of what counts, strongest first. */
	readonly preuves: readonly Preuve[];
	readonly etape: Etape | null;
	readonly concurrentes: boolean;
	/** Of a whole dispositif; `null` of a poste, which its sources isolate. */
	readonly couverture: Couverture | null;
}

/** Whether an amount is only a part of what its dispositif has: « au moins » (R8). */
export const isAtLeast = ({ centimes, couverture }: VariationSide): boolean =>
	centimes !== null && couverture !== null && !isComplete(couverture);

/** A row of the figure: a poste, or a whole dispositif. */
export interface VariationRow {
	readonly identite: RowIdentity;
	readonly nom: string;
	readonly avant: VariationSide;
	readonly apres: VariationSide;
	/** `null` when it is not compared. */
	readonly ecart: number | null;
	/** The change as a share of what there was; `null` where it is none. */
	readonly part: { readonly ecart: number; readonly avant: number } | null;
	/** Why it moved, as a source says it, or that no reason was found: never anything else. */
	readonly pourquoi: string;
	/** Ids of the sources that say it, and their titles. */
	readonly sources: readonly { readonly id: string; readonly titre: string }[];
	/** Why it is not compared, as a sentence; `''` when it is. */
	readonly nonCompare: string;
	/** A dispositif after its postes, or several together. */
	readonly ensemble: boolean;
}

/** All that the figure `variation-annuelle` shows. Sentences are the page's. */
export interface VariationData extends FigureWords {
	/** Heads of the two columns of amounts: « LFI 2017 », « LFI 2018 ». */
	readonly colonnes: readonly [string, string];
	readonly annees: readonly [number, number];
	/** Labels of the dispositifs, by id. */
	readonly noms: Readonly<Record<string, string>>;
	readonly lignes: readonly VariationRow[];
}
