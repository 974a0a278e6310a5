import type { Forme } from '#lib/domain/vocabulary.ts';
import type { SeriesBreak, YearBar } from '#lib/figures/stacked-years/data.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** A dispositif over the years of the figure. */
export interface DispositifSerie {
	readonly id: string;
	readonly nom: string;
	/** What the name leaves out: who runs it, or « compris dans BOP 137 » (R5). */
	readonly precision: string;
	/** The same years in every series. */
	readonly annees: readonly YearBar[];
	/** Breaks of this dispositif alone (R11). */
	readonly ruptures: readonly SeriesBreak[];
	/** One sentence on its years of partial coverage. */
	readonly partielle: string | null;
	/** Where it is told in full. */
	readonly lien: string | null;
}

/** All that the figure `dispositifs-par-annee` shows, on one scale, or each as shares of its own. Sentences are the page's. */
export interface DispositifsParAnneeData extends FigureWords {
	/** `part` draws each year of a dispositif as shares of its total, where its coverage is complete. */
	readonly mesure: 'montant' | 'part';
	readonly series: readonly DispositifSerie[];
	/** Names of the forms as the base has them. */
	readonly libelles?: Partial<Readonly<Record<Forme, string>>>;
	/** The year of the title, set in bold. */
	readonly enAvant?: number | null;
}
