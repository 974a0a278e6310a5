import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { Couverture, Etape, Preuve, Statut } from '#lib/domain/vocabulary.ts';
import type { FigureWords, TitledNote } from '#lib/figures/shell/figure-view.ts';

/** What a cell of the matrix says, from the fullest to the emptiest. The last five are kinds of nothing. */
export const GENRES = [
	'publie',
	'partiel',
	'deduit',
	'annonce',
	'zero',
	'non_publie',
	'non_trouve',
	'absent',
	'sans_objet',
	'non_importe'
] as const;
export type Genre = (typeof GENRES)[number];

/** One (row, year). The figure draws it; its sentences are the page's. */
export interface MatrixCell {
	readonly exercice: number;
	readonly genre: Genre;
	/** The exact amount, `null` for a kind of nothing. */
	readonly centimes: number | null;
	/** The amount as a cell shows it, in the unit of the subtitle: `6,83`, `≥ 1,19`, `0`; `''` for a kind of nothing. */
	readonly texte: string;
	/** At least this much: drawn with a bar at its left. */
	readonly partielle: boolean;
	readonly concurrente: boolean;
	/** Rows wait in quarantine, beside an amount or instead of it. */
	readonly attente: boolean;
	/** All that the cell says, in sentences: what its title, and a screen reader, give. */
	readonly phrase: string;
	/** Where it is told in full, as a link of its own; `null` where there is no amount. */
	readonly lien: string | null;
	readonly point: DataPoint;
}

export interface MatrixRow {
	readonly id: string;
	/** Stage: « PLF », « Exécution ». */
	readonly etape: string;
	readonly cells: readonly MatrixCell[];
}

/** Rows of a whole dispositif, or of one of its postes. */
export interface MatrixGroup {
	/** « dont AFIS », `null` for the whole dispositif. */
	readonly titre: string | null;
	readonly rows: readonly MatrixRow[];
}

/** Where the dispositif is written from one year to another. */
export interface MatrixInscription {
	readonly de: number;
	readonly a: number;
	readonly texte: string;
	readonly phrase: string;
}

export interface MatrixBlock {
	readonly id: string;
	readonly titre: string;
	readonly sousTitre: string;
	readonly lien: string;
	readonly inscriptions: readonly MatrixInscription[];
	readonly groupes: readonly MatrixGroup[];
	/** Years before which the series breaks, in order. */
	readonly ruptures: readonly number[];
}

/** How many cells say each thing, stage by stage. */
export interface CountRow {
	readonly genre: Genre;
	readonly comptes: readonly number[];
}

/** The exact data, one row per cell. */
export interface ExactRow {
	readonly dispositif: string;
	readonly poste: string;
	readonly etape: Etape;
	readonly exercice: number;
	readonly centimes: number | null;
	readonly statut: Statut;
	/** Grades of what counts, strongest first. */
	readonly preuves: readonly Preuve[];
	/** Of the dispositif that year. */
	readonly couverture: Couverture;
	readonly autres: readonly number[];
	readonly recherche: string;
}

/** All that the figure `carte-transparence` shows. Sentences are the page's: the figure draws them, it finds none. */
export interface CarteTransparenceData extends Omit<FigureWords, 'notes'> {
	readonly exercices: readonly number[];
	readonly blocs: readonly MatrixBlock[];
	/** Symbol of the unit of the cells: « M€ ». */
	readonly unite: string;
	/** What its signs stand for, dispositif by dispositif. */
	readonly notes: readonly TitledNote[];
	/** Labels of the dispositifs, by id. */
	readonly noms: Readonly<Record<string, string>>;
	readonly etapes: readonly string[];
	readonly comptes: readonly CountRow[];
	readonly exact: readonly ExactRow[];
}
