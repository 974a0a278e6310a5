import type { Bornes } from '#lib/domain/allocation.ts';
import type { Couverture, Etape, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** Victims of a row: a share in hundredths of a percent, a count of people; `null` when not published or not shown. */
export interface NeedsVictims {
	readonly part: number | null;
	readonly effectif: number | null;
}

/** Some forms, on both sides. Amounts in cents. */
export interface NeedsLine {
	/** Codes of its forms, `TRAV|DOM`; `NV` for what has no form. */
	readonly id: string;
	readonly nom: string;
	/** What fills its bar of victims. */
	readonly marque: Marque;
	/** `null` when the survey does not speak of it. */
	readonly victimes: NeedsVictims | null;
	/** The money that a share is taken of; empty when there is none or no share may be computed. */
	readonly parts: readonly {
		readonly marque: Marque;
		readonly centimes: number;
		readonly deduit: number;
		readonly parCle: boolean;
	}[];
	/** What stands at these forms, and what it rests on. */
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** All its money; `null` when no amount is identified. */
	readonly montant: number | null;
	readonly bornes: Bornes;
	readonly parPersonne: { readonly bas: number; readonly haut: number | null } | null;
}

/** The survey of a panel. No number of victims is shown apart from `repondants`. */
export interface NeedsSurvey {
	readonly nom: string;
	/** Associations that answered, `null` when our sources do not say. */
	readonly repondants: number | null;
	readonly base: 'detectees' | 'accompagnees';
	readonly detectees: number | null;
	readonly accompagnees: number | null;
}

/** The money of a panel. */
export interface NeedsMeans {
	/** « Crédits prévus ». */
	readonly nom: string;
	readonly etapes: readonly Etape[];
	readonly statut: Statut;
	readonly total: number | null;
	/** What shares are taken of; `null` when none may be computed, and `sansPart` says why. */
	readonly base: number | null;
	readonly sansPart: string | null;
	/** Of the dispositifs in being that year. */
	readonly couverture: Couverture;
	/** Some of the money is only a part of what there is: amounts are « au moins ». */
	readonly partiel: boolean;
	/** Other totals are published. */
	readonly concurrents: boolean;
}

/** One year: its survey beside its money. */
export interface NeedsPanel {
	readonly exercice: number;
	/** `null` when no survey of that year was read; `sansEnquete` says so. */
	readonly enquete: NeedsSurvey | null;
	readonly sansEnquete: string | null;
	readonly moyens: NeedsMeans;
	readonly lignes: readonly NeedsLine[];
}

/** All that the figure `besoins-moyens` shows. Years stand apart, each with its own survey: they make no series. */
export interface BesoinsMoyensData extends FigureWords {
	readonly panneaux: readonly NeedsPanel[];
}
