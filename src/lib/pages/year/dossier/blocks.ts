import type { Query } from '#lib/domain/query.ts';
import type { FigureId } from '#lib/figures/figures.ts';
import type { RowIdentity } from '#lib/figures/shell/figure-table.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import type { Fact } from '#lib/words/year/year-facts.ts';

/** A cell of a block's table, in words; an amount keeps its exact cents beside. */
export interface BlockCell {
	readonly texte: string;
	/** Cents, where the words are an amount. */
	readonly centimes?: number;
	/** The words tell a kind of nothing (R10). */
	readonly rien?: boolean;
	/** The end of the words, as their source writes it: in French whatever the language. */
	readonly publie?: string;
	/** Why a row moved, as a source says it. */
	readonly motif?: boolean;
}

export interface BlockRow {
	/** What it speaks of, whatever its words: rows of two versions are matched by it (R13). */
	readonly identite: RowIdentity;
	readonly cellules: readonly BlockCell[];
	/** It sums others of the table. */
	readonly ensemble: boolean;
	/** The documents that its amounts rest on, for a note at its foot. */
	readonly documents: readonly CitedDocument[];
}

/** A table of a dossier: the first column names its rows. */
export interface TableBlock {
	readonly genre: 'tableau';
	/** What it is about, whatever its title: its facts, the lines of the year, what was spent in it, one year beside another, or what later versions say otherwise. */
	readonly sujet: 'faits' | 'lignes' | 'depense' | 'changements' | readonly [number, number];
	readonly titre: string;
	readonly colonnes: readonly { readonly titre: string; readonly nombre: boolean }[];
	readonly lignes: readonly BlockRow[];
	readonly notes: readonly string[];
	/** Never projected: what it tells is projected by the figure before it, or is for who reads alone. */
	readonly exact?: boolean;
}

/** A figure with the question that it answers: its files and its frozen address follow from it. */
export interface FigureBlock {
	readonly genre: 'figure';
	readonly figure: FigureId;
	readonly query: Query;
	readonly view: FigureView;
	/** The part of it that makes its claim, where a wall has no room for the whole. */
	readonly projetee?: FigureView;
}

/** Numbered questions to one ministry about one dispositif. */
export interface QuestionsBlock {
	readonly genre: 'questions';
	readonly ministere: string;
	readonly dispositif: string;
	readonly libelle: string;
	/** The number of the first one, of all those of the year. */
	readonly depart: number;
	readonly questions: readonly { readonly texte: string; readonly recherche: string }[];
}

/**
 * One thing that the evaluation of a year says. The slides, the Word file and the offline file are three ways to show the same
 * list; the page of the year shows the review that the list is made of, and its comparisons and sources from the list itself.
 */
export type Block =
	| { readonly genre: 'phrase'; readonly texte: string; readonly documents: readonly CitedDocument[] }
	| { readonly genre: 'faits'; readonly faits: readonly Fact[] }
	| FigureBlock
	| TableBlock
	| QuestionsBlock
	| { readonly genre: 'liste'; readonly titre: string; readonly puces: readonly string[] }
	| { readonly genre: 'source'; readonly documents: readonly CitedDocument[] }
	| { readonly genre: 'note'; readonly texte: string };

export const SECTIONS = [
	'constat',
	'formes',
	'depense',
	'evolution',
	'besoins',
	'inconnu',
	'sources'
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** What whoever presents may be asked, and what can be answered. */
export interface Answer {
	readonly question: string;
	readonly reponse: string;
}

/** A part of the evaluation: what it is about, what it claims, and the blocks that show it. */
export interface Section {
	readonly id: SectionId;
	/** What it is about: « Promis, voté, dépensé ». */
	readonly titre: string;
	/** What it claims, a sentence without its full stop; `''` where it claims nothing. */
	readonly affirmation: string;
	readonly blocs: readonly Block[];
	/** What its amounts rest on. */
	readonly documents: readonly CitedDocument[];
	/** For whoever presents, never projected. */
	readonly notes: { readonly aDire: readonly string[]; readonly demandes: readonly Answer[] };
}

/** The evaluation of a year at a version of the data. */
export interface YearDossier {
	readonly exercice: number;
	readonly version: number;
	/** Day of the version, `2026-11-22`. */
	readonly date: string;
	readonly titre: string;
	/** What stands under the finding: what of it is known, and of whom nothing is; `''` where there is nothing to add. */
	readonly chapeau: string;
	/** The page of the year at this version, a path. */
	readonly adresse: string;
	/** Those that have something to show, in the order of the evaluation. */
	readonly sections: readonly Section[];
}
