import type { Couverture, Etape, FormeAttribuee, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { Libelles } from '#lib/figures/shell/words.ts';

/** A part of a poste, in cents; with `cle` it is the central part that an allocation key gives, between these (R7). */
export interface RepartitionPart {
	readonly marque: Marque;
	readonly centimes: number;
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** What of it is deduced by us (grade D). */
	readonly deduit: number;
	readonly cle?: { readonly bas: number; readonly haut: number };
}

/** A poste as a bar. */
export interface RepartitionPoste {
	readonly id: string;
	readonly nom: string;
	/** Under which name the base is asked for it; `null` for what is not itemised. */
	readonly poste: string | null;
	readonly centimes: number;
	readonly parts: readonly RepartitionPart[];
}

/** A dispositif with its postes, from the largest. */
export interface RepartitionDispositif {
	readonly id: string;
	/** Short name, and what it adds: ministry or object. */
	readonly nom: string;
	readonly precision: string;
	readonly etape: Etape;
	readonly couverture: Couverture;
	readonly statut: Statut;
	readonly centimes: number;
	/** Other values are published for some quantité of it (R4). */
	readonly concurrentes: boolean;
	readonly postes: readonly RepartitionPoste[];
	readonly lien: string | null;
}

/** A dispositif without an amount, and which kind of nothing it is (R10). */
export interface RepartitionMuet {
	readonly id: string;
	readonly nom: string;
	readonly precision: string;
	readonly statut: Statut;
	readonly couverture: Couverture;
}

/** The figure `repartition-annee`, who pays: ranked bars by dispositif and poste of one exercice. */
export interface PayeursData extends FigureWords {
	readonly groupe: 'dispositif';
	readonly exercice: number;
	readonly dispositifs: readonly RepartitionDispositif[];
	readonly muets: readonly RepartitionMuet[];
	readonly libelles: Libelles;
}

/** The bounds of a form, or of several that share them, in cents (R8). */
export interface BornesForme {
	readonly id: string;
	readonly nom: string;
	readonly formes: readonly FormeAttribuee[];
	readonly bas: number;
	/** `null` when the most is not known. */
	readonly haut: number | null;
	readonly texte: string;
	/** What stands at the form, and what it rests on. */
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	/** Cents of `bas` that are deduced by us alone. */
	readonly deduit: number;
	/** Of the dispositifs in being that year. */
	readonly couverture: Couverture;
	/** What keys suppose, apart from the evidence. */
	readonly parCle: { readonly bas: number; readonly central: number; readonly haut: number } | null;
	readonly texteCle: string;
}

/** The figure `repartition-annee` grouped by form: bounds. Hatched bands are the same money and do not add up. */
export interface BornesData extends FigureWords {
	readonly groupe: 'forme';
	readonly exercice: number;
	readonly formes: readonly BornesForme[];
	readonly libelles: Libelles;
}

/** All that the figure `repartition-annee` shows, in either grouping. Sentences are the page's. */
export type RepartitionData = PayeursData | BornesData;
