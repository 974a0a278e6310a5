import type { Couverture, Etape, Forme, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { Libelles } from '#lib/figures/shell/words.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/** A place that money runs through, with what runs through it in cents. */
export interface FluxPlace {
	readonly id: string;
	readonly nom: string;
	/** What is drawn. */
	readonly centimes: number;
	/** What is taken back of it and not drawn, zero or less: the amount said is what remains. */
	readonly repris: number;
}

/** Where money comes from. `precision` is its stage; `partiel` when only a part of it can be isolated. */
export interface FluxDispositif extends FluxPlace {
	readonly precision: string;
	readonly partiel: boolean;
	/** Several values are published for some of it (R4). */
	readonly conteste: boolean;
}

/** What it pays for. Postes stand in the order of their dispositifs. */
export interface FluxPoste extends FluxPlace {
	readonly dispositif: string;
	/** Under which name the base is asked for it; `null` for what is not itemised, or run together. */
	readonly poste: string | null;
}

/** Money above zero from a dispositif, through a poste, to a mark, in cents. Never two with the same ends and signs. */
export interface FluxLien {
	readonly dispositif: string;
	readonly poste: string;
	readonly marque: Marque;
	/** Only said, never in a budget document. */
	readonly annonce: boolean;
	/** Given by an allocation key. */
	readonly parCle: boolean;
	/** Deduced by us. */
	readonly deduit: boolean;
	readonly centimes: number;
}

/** A row of the exact data, by codes. `centimes` is 0 for a published zero and negative for what is taken back. */
export interface FluxRow {
	readonly dispositif: string;
	readonly poste: string;
	readonly forme: Forme;
	readonly etape: Etape;
	readonly centimes: number;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** Of its dispositif that year. */
	readonly couverture: Couverture;
	/** Tells apart what is not itemised, and what a key gives, from the rest of one place. */
	readonly part: '' | 'cle' | 'non-detaille';
	/** What the drawing does otherwise with it, or why. */
	readonly precision: string;
}

/** The figure `flux`: the money of one year, from dispositif to poste to form. */
export interface FluxData extends FigureWords {
	readonly exercice: number | null;
	readonly dispositifs: readonly FluxDispositif[];
	readonly postes: readonly FluxPoste[];
	readonly liens: readonly FluxLien[];
	/** By form, what is taken back and not drawn, in cents. */
	readonly repris: Partial<Readonly<Record<Forme, number>>>;
	readonly libelles: Libelles;
	readonly exact: readonly FluxRow[];
	/** Labels of the dispositifs of the exact data. */
	readonly noms: Readonly<Record<string, string>>;
	/** Sum of the exact data in cents, `null` where nothing may be added up (R5) or nothing counts. */
	readonly total: number | null;
}
