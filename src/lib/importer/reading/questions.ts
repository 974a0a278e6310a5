import type { Correction } from '#lib/domain/importing/correction.ts';
import type { ReadingChoices } from '#lib/domain/importing/import-order.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Langue } from '#lib/domain/language.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import type { FileSummary } from '#lib/ingest/lines/batch.ts';

/** What a person decided for one file, and the rows of sheets and words decided with it. */
export interface Decisions {
	readonly lecture: ReadingChoices;
	readonly lectures: readonly ReferenceRow<'lectures'>[];
	readonly synonymes: readonly ReferenceRow<'synonymes'>[];
	readonly corrections: readonly Correction[];
}

/** A sheet of a workbook. */
export interface SheetSeen {
	readonly nom: string;
	readonly masquee: boolean;
}

/** Cents of one (exercice, étape): stages and years are never one sum (R2). */
export interface CentsOf {
	readonly exercice: number | null;
	readonly etape: Etape | null;
	readonly nature: Nature | null;
	readonly centimes: number;
	/** Cells of an amount that cannot be read yet. */
	readonly illisibles: number;
}

/** A column as it is read: what the sheet proposes, and what is lost when it is left. */
export interface ColumnSeen {
	/** Position, 1 for the first. */
	readonly colonne: number;
	readonly lettre: string;
	readonly nom: string;
	/** The first three values that differ, as the file writes them, and whether each is read. */
	readonly valeurs: readonly { readonly texte: string; readonly lue: boolean }[];
	/** How it is read: a field, amounts (with what its name says of them), or left. */
	readonly regle: 'colonne' | 'montants' | 'ecarter';
	readonly champ: string | null;
	readonly dit: Readonly<Record<string, string>>;
	readonly raison: string;
	/** Non-blank cells of a column that is left, and whether they hold amounts. */
	readonly perdues: number;
	readonly perdMontants: boolean;
}

/** A word of a column of codes, each once. `code` is `null` while nothing says what it means. */
export interface WordSeen {
	readonly champ: string;
	readonly colonne: string;
	readonly mot: string;
	readonly rangees: number;
	readonly centimes: readonly CentsOf[];
	readonly code: string | null;
	readonly raison: string;
}

/** A line as it is understood, for the preview. */
export interface LineSeen {
	/** `D4`. */
	readonly cellule: string;
	readonly ligne: number;
	readonly exercice: number | null;
	readonly dispositif: string | null;
	readonly poste: string | null;
	readonly etape: Etape | null;
	readonly nature: Nature | null;
	readonly forme: string | null;
	readonly role: 'detail' | 'total';
	readonly centimes: number | null;
	/** The amount as the file writes it. */
	readonly texte: string;
}

/** Something that a person has to say. */
export interface ToDecide {
	/** `constante`, `mot`, `fiche` or `choix`. */
	readonly quoi: 'constante' | 'mot' | 'fiche' | 'choix';
	/** The field, of a constant or of a word; the choice. */
	readonly champ: string;
	/** The word, as the file writes it. */
	readonly mot: string | null;
	readonly phrase: string;
	/** Nothing can be read before it is said. Else rows are left aside, or money stays not attributed, meanwhile. */
	readonly bloque: boolean;
}

/** How a file is read under some decisions, before its rows are checked. */
export interface Look {
	readonly genre: 'csv' | 'xlsx' | 'ods';
	readonly feuilles: readonly SheetSeen[];
	/** The choices in force, those that were made for the reader with their reason, by the name of the choice. */
	readonly lecture: ReadingChoices;
	readonly raisons: Readonly<Record<string, string>>;
	/** Line of the header, and the last line that holds data. */
	readonly enTete: number | null;
	readonly derniere: number | null;
	/** What it was recognised as: a profile or the canonical columns (nothing to ask), a known sheet, or nothing known. */
	readonly reconnu: { readonly genre: 'profil' | 'fiche' | 'vocabulaire'; readonly id: string } | null;
	/** The id of the reading sheet in force, under which what the person decides is to be written; `null` for a profile. */
	readonly fiche: string | null;
	/**
	 * The rows of the sheet in force: proposed or known, corrected by the person. Rows whose `code` is blank are still to be
	 * decided: `settledRows` says what is read meanwhile. Empty for a profile.
	 */
	readonly lectures: readonly ReferenceRow<'lectures'>[];
	readonly colonnes: readonly ColumnSeen[];
	readonly mots: readonly WordSeen[];
	readonly apercu: readonly LineSeen[];
	/** Rows of data, and lines that they make: one a cell of amounts that is not blank, readable or not. */
	readonly rangees: number;
	readonly lignes: number;
	/** Cells of amounts, by what they are: `details` and `totaux` hold those that cannot be read too. */
	readonly cellules: {
		readonly details: number;
		readonly totaux: number;
		readonly vides: number;
		readonly illisibles: number;
	};
	/** What is still to be decided by a person: constants without a value, words without a code, a choice refused. */
	readonly aDecider: readonly ToDecide[];
	/** What was decided and told, and what forbids to read at all. */
	readonly dit: readonly Problem[];
	readonly refus: readonly Problem[];
}

/** A row that cannot become a line, as the grid shows it. */
export interface FaultyRow {
	readonly ligne: number;
	/** As the file writes them, corrections left out. */
	readonly cellules: readonly string[];
	readonly problemes: readonly Problem[];
}

/** A total that the file states, and what its rows add up to: « 2 376 000 + 520 000 = 2 896 000, le total écrit en E7 ». */
export interface Proof {
	/** `E7`. */
	readonly cellule: string;
	readonly colonne: string;
	readonly exercice: number | null;
	readonly etape: Etape | null;
	/** The total as it is stated. */
	readonly centimes: number;
	/** What the cells above it in its column, from the total before, add up to. */
	readonly details: number;
	/** The first of those cells, in order, and how many there are. */
	readonly termes: readonly {
		readonly cellule: string;
		readonly centimes: number;
		readonly corrigee: boolean;
	}[];
	readonly nombre: number;
	/** Cells among them that cannot be read yet: nothing is proved. */
	readonly illisibles: number;
}

/** What the check of a whole file found. At most `MOST_FAULTY` rows are given; `summary` counts all. */
export interface Checked {
	readonly summary: FileSummary;
	readonly fautives: readonly FaultyRow[];
	/** The totals that rows of the file state, each beside the cells that it adds up. */
	readonly preuves: readonly Proof[];
	/** By (dispositif, exercice, étape, nature), details and stated totals apart; `centimes` is that of the details. */
	readonly sommes: readonly (CentsOf & {
		readonly dispositif: string;
		readonly details: number;
		readonly totaux: number | null;
	})[];
}

/** What the page tells the reading thread: the vocabularies first, then questions by their numbers. */
export type Message =
	| { readonly kind: 'vocabulaires'; readonly reference: Reference; readonly langue: Langue }
	| { readonly kind: 'question'; readonly numero: number; readonly question: Question };

/** What the page asks of the reading thread. */
export type Question =
	| { readonly kind: 'regarder'; readonly fichier: File; readonly decisions: Decisions }
	| { readonly kind: 'controler'; readonly fichier: File; readonly decisions: Decisions }
	/** The report as CSV, or the file annotated: to be saved. */
	| {
			readonly kind: 'rapport' | 'annote';
			readonly fichier: File;
			readonly decisions: Decisions;
	  };

/** What the thread answers, under the number of the question. */
export type Answer =
	/** `part` of the way to the answer, from 0 to 1. */
	| { readonly kind: 'avance'; readonly question: number; readonly part: number }
	| { readonly kind: 'regard'; readonly question: number; readonly regard: Look }
	| { readonly kind: 'controle'; readonly question: number; readonly controle: Checked }
	| { readonly kind: 'fichier'; readonly question: number; readonly nom: string; readonly octets: Blob }
	| { readonly kind: 'panne'; readonly question: number; readonly phrase: string };
