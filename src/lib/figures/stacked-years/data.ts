import type { Couverture, Etape, Forme, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';
import type { Hump } from './humps.ts';

/** One counted amount of a year, in cents. `nonDetaille` is what a published total holds beyond its details (R3). */
export interface YearPart {
	readonly forme: Forme;
	readonly etape: Etape;
	readonly centimes: number;
	/** What of it is deduced by us (grade D). */
	readonly deduit: number;
	readonly nonDetaille: boolean;
	/** Of a dispositif wider than trafficking: that it has no form says nothing. */
	readonly contexte?: boolean;
	/** Given by an allocation key: `centimes` is its central part, between these (R7). */
	readonly cle?: { readonly bas: number; readonly haut: number };
}

/** A year of the figure. Amounts are cents; the parts come in any order and add up to the total. */
export interface YearBar {
	readonly exercice: number;
	readonly statut: Statut;
	readonly etapes: readonly Etape[];
	readonly couverture: Couverture;
	/** The amount may not be all that its dispositifs had: it is « au moins » (R8). */
	readonly enPartie: boolean;
	/** Grades of what counts, strongest first. */
	readonly preuves: readonly Preuve[];
	/** What of the total is deduced by us (grade D). */
	readonly deduit: number;
	/**
	 * `null` with no part: no line counts, and `statut` says which kind of nothing it is (R10). `null` with parts: what is
	 * drawn must not be added up (R5), so the bar bears no total.
	 */
	readonly total: number | null;
	readonly parts: readonly YearPart[];
	/** Totals that the year would have if another published value were retained (R4). */
	readonly concurrentes: readonly number[];
	/** The words of a year without amount, where those of its statut would say too much: several dispositifs, or forms asked. */
	readonly rien?: string | null;
	/** Several values are published for some of it, even where `concurrentes` cannot be set beside the bar. */
	readonly conteste?: boolean;
	/** A sentence for a `statut` other than `publie`. */
	readonly motif: string | null;
	/** Where the year is told in full. */
	readonly lien: string | null;
}

/** A change of nomenclature or of coverage between two years of the figure (R11). */
export interface SeriesBreak {
	readonly avant: number;
	readonly apres: number;
	readonly texte: string;
	readonly comparable: boolean;
	readonly cause: 'nomenclature' | 'couverture';
}

/** All that the figure `formes-par-annee` shows. Sentences are the page's: the figure draws them, it finds none. */
export interface FormesParAnneeData extends FigureWords {
	readonly annees: readonly YearBar[];
	readonly ruptures: readonly SeriesBreak[];
	/** `part` draws each year as shares of its total. */
	readonly mesure: 'montant' | 'part';
	/** One sentence on the years of partial coverage. */
	readonly partielle: string | null;
	/** The first year that it tells; by default the first that is a least. */
	readonly partielleDe?: number | undefined;
	readonly bosses?: readonly Hump[];
	/** Names of the forms as the base has them; the usual French names otherwise. */
	readonly libelles?: Partial<Readonly<Record<Forme, string>>>;
	/** A year set in bold, for instance the one of the page's title. */
	readonly enAvant?: number | null;
}
