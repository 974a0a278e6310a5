import type { Couverture } from '#lib/domain/vocabulary.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** A dispositif at a place of the budget, from one year to another. */
export interface NomenclatureBande {
	readonly id: string;
	/** What stands on the band: « BOP 137 », « une part : BOP 137 », « toute l’action »; `''` when the place says it. */
	readonly nom: string;
	/** The same where there is little room: « BOP 137 ». */
	readonly court: string;
	/** May enter a total: drawn in ink; the others in grey. */
	readonly compte: boolean;
	readonly annees: readonly { readonly exercice: number; readonly couverture: Couverture }[];
	/** All that the band says, in sentences. */
	readonly phrase: string;
	/** The page of the dispositif. */
	readonly lien: string;
}

/** An action, a programme whose action is not known, or a dispositif that no programme holds. */
export interface NomenclatureLieu {
	readonly id: string;
	readonly nom: string;
	readonly bandes: readonly NomenclatureBande[];
}

/** The places of one programme. */
export interface NomenclatureGroupe {
	readonly id: string;
	readonly nom: string;
	readonly lieux: readonly NomenclatureLieu[];
}

/** Money that goes from one band to another, by their keys. */
export interface NomenclaturePassage {
	/** First year at the new place. */
	readonly exercice: number;
	readonly de: string;
	readonly vers: string;
	/** `null` when nothing says whether amounts compare across it. */
	readonly comparable: boolean | null;
	/** « puis action 21 », for where no line can be drawn. */
	readonly suite: string;
	readonly phrase: string;
}

/** A break inside a band: its coverage changes. */
export interface NomenclatureRupture {
	readonly bande: string;
	/** First year after it. */
	readonly apres: number;
}

/** A row of the crosswalk as the vocabulary holds it. `a` is `null` while it lasts. */
export interface NomenclatureRow {
	readonly dispositif: string;
	readonly programme: string;
	readonly action: string;
	readonly de: number;
	readonly a: number | null;
	readonly comparable: 'oui' | 'non' | '';
	readonly note: string;
}

/** The crosswalk as a figure: which place of the budget holds which dispositif in which years, and what flows where. */
export interface NomenclatureData extends FigureWords {
	readonly exercices: readonly number[];
	readonly groupes: readonly NomenclatureGroupe[];
	readonly passages: readonly NomenclaturePassage[];
	readonly ruptures: readonly NomenclatureRupture[];
	readonly exact: readonly NomenclatureRow[];
	/** Labels of the dispositifs of the exact data. */
	readonly noms: Readonly<Record<string, string>>;
}
