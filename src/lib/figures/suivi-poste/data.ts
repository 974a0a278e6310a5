import type { Couverture, Etape, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { FigureWords, TitledNote } from '#lib/figures/shell/figure-view.ts';
import type { SeriesBreak } from '#lib/figures/stacked-years/data.ts';

/** What stands at one stage of one year, in cents; `null` when nothing does, and `statut` says which nothing (R10). */
export interface TrackValue {
	readonly etape: Etape;
	readonly centimes: number | null;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** What of it is deduced by us (grade D). */
	readonly deduit: number;
	/** Several values are published (R4); those set aside, where they may stand beside the one retained. */
	readonly conteste: boolean;
	readonly autres: readonly number[];
}

/** By how much what is planned changes from the year before, and which reasons of the figure say why, by rank. */
export interface TrackChange {
	/** Cents before and after; `null` where one of them is not known: the reason alone is told. */
	readonly ecart: { readonly avant: number; readonly apres: number } | null;
	readonly motifs: readonly number[];
}

export interface TrackYear {
	readonly exercice: number;
	readonly couverture: Couverture;
	/** One for each stage of the track, in its order. */
	readonly valeurs: readonly TrackValue[];
	/** All that the dispositif of the poste had, where it is known whole. */
	readonly entier: TrackValue | null;
	/** The rest of the dispositif can no longer be isolated. */
	readonly enPartie: boolean;
	readonly evolution: TrackChange | null;
	readonly lien: string;
}

/** Some money followed over the years, from stage to stage. */
export interface Track {
	readonly dispositif: string;
	/** Its short name, and the one of the base. */
	readonly nom: string;
	readonly libelle: string;
	/** As its source writes it; `''` for a whole dispositif. */
	readonly poste: string;
	readonly marque: Marque;
	/** The stages shown, in the order of the budget's life. */
	readonly etapes: readonly Etape[];
	readonly annees: readonly TrackYear[];
}

/** A reason that a source gives, with its source in brackets. */
export interface TrackReason {
	readonly de: number;
	readonly a: number;
	readonly texte: string;
}

/** All that the figure `suivi-poste` shows: one poste from stage to stage, then the money that is never added to it. */
export interface SuiviPosteData extends FigureWords {
	/** `null` where no poste can be followed. */
	readonly suivi: Track | null;
	/** Other dispositifs, announced then paid: each in a panel of its own. */
	readonly apart: readonly Track[];
	readonly exercices: readonly number[];
	readonly ruptures: readonly SeriesBreak[];
	readonly motifs: readonly TrackReason[];
	/** What was promised in the same programme and never written in a budget: told, never drawn. */
	readonly promesses: readonly TitledNote[];
	/** The year that the title tells. */
	readonly enAvant: number | null;
}
