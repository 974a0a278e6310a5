import type { Couverture, Etape, Forme, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** A piece of an action that can be read in it, or what is left of it. Amounts in cents. */
export interface PassagePart {
	/** The same from one year to another: what goes on is joined. */
	readonly id: string;
	readonly marque: Marque;
	readonly nom: string;
	/** As its source writes it; `''` where several are counted together. */
	readonly poste: string;
	/** `null` for what is left of an action. */
	readonly forme: Forme | null;
	readonly centimes: number;
	/** What of it is deduced by us alone (grade D). */
	readonly deduit: number;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
}

/** An action of the budget in a year. Amounts in cents. */
export interface PassageAction {
	readonly action: string;
	/** As a document of that year writes it; `null` where none was read. */
	readonly intitule: string | null;
	/** Whether its title has the word « traite »; `null` where no title was read. */
	readonly nomme: boolean | null;
	/** Whose amount it is: the dispositif that is followed, where it is alone there, else the whole action, a context (R5). */
	readonly dispositif: string;
	/** The item that it is there, where the dispositif holds several actions; else `''`. */
	readonly poste: string;
	/** The action that is followed, and not one that is poured into the next with it. */
	readonly suivie: boolean;
	/** Wider than the dispositif that is followed: what it holds for trafficking beyond what is isolated is not known. */
	readonly large: boolean;
	readonly centimes: number;
	/** What can be isolated in it: the money of the dispositif that is followed. `null` where nothing is. */
	readonly isole: number | null;
	readonly etape: Etape;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** Of `dispositif`, and of the dispositif that is followed. */
	readonly couverture: Couverture;
	readonly suivi: Couverture;
	readonly deduit: number;
	/** From the edge that all the years share; what is left comes last, where the action is wider. Never below zero. */
	readonly parts: readonly PassagePart[];
	/** Its amount the year shown before and its growth since, in tenths of a percent: of one action, at one stage (R11). */
	readonly avant: number | null;
	readonly variation: number | null;
}

/** A year of the figure: the action that is followed, then those that are poured into the next one with it. */
export interface PassageColumn {
	readonly exercice: number;
	readonly actions: readonly PassageAction[];
	/** What happens that year, in a sentence; `''` for the first. */
	readonly etape: string;
	readonly lien: string | null;
}

/** What the figure `passage` shows: where the money of a dispositif went when the actions of a programme followed each other. */
export interface PassageData extends FigureWords {
	readonly programme: string;
	/** The dispositif that is followed. */
	readonly suivi: string;
	readonly colonnes: readonly PassageColumn[];
	/** The year whose isolated money is the last that can be read whole inside a wider action; what becomes of it is not known. */
	readonly borne: { readonly exercice: number; readonly centimes: number } | null;
	/** Labels of the dispositifs. */
	readonly noms: Readonly<Record<string, string>>;
	readonly libelles: Readonly<Record<string, string>>;
}
