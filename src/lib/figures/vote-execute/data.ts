import type { Couverture, Etape, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { SeriesBreak } from '#lib/figures/stacked-years/data.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** One side of a year, in cents; `null` when nothing is published and `statut` says which nothing. */
export interface BulletValue {
	readonly etape: Etape | null;
	readonly statut: Statut;
	/** Grades of what counts, strongest first. */
	readonly preuves: readonly Preuve[];
	readonly centimes: number | null;
}

/** A year of the figure: an outer amount and, inside, the one it is compared with. */
export interface BulletYear {
	readonly exercice: number;
	readonly couverture: Couverture;
	readonly prevu: BulletValue;
	readonly depense: BulletValue;
	/** Spent over voted, in cents; `null` when it may not be computed. */
	readonly taux: { readonly depense: number; readonly vote: number } | null;
	/** Why there is no rate, as a sentence. */
	readonly sansTaux: string | null;
	/** Whether other values are published for one side. */
	readonly concurrentes: boolean;
}

/** All that the figure `vote-execute` shows. Sentences are the page's. */
export interface VoteExecuteData extends FigureWords {
	/** Id of the dispositif drawn. */
	readonly dispositif: string;
	/** Its label. */
	readonly nom: string;
	readonly annees: readonly BulletYear[];
	readonly ruptures: readonly SeriesBreak[];
	/** One sentence on the years of partial coverage. */
	readonly partielle: string | null;
	/** Heads of the columns: « Exécuté », « Prévu ». */
	readonly noms: { readonly depense: string; readonly prevu: string };
	/** Whether a rate means something between these two sides. */
	readonly avecTaux: boolean;
}
