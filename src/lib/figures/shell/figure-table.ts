import { enumerate } from '#lib/domain/typography.ts';

/**
 * What a column of a figure's table holds: words, a code of a closed list, cents of euros, a whole number, or tenths of
 * a percent.
 */
export type ColumnKind = 'texte' | 'code' | 'euros' | 'entier' | 'pourcent';

export interface TableColumn {
	/** Name in files for machines: lower case, without accents or spaces. */
	readonly id: string;
	/** Head of the column, for readers. */
	readonly titre: string;
	readonly genre: ColumnKind;
	/** What readers see for each code of a `code` column; machines get the code. */
	readonly libelles?: Readonly<Record<string, string>>;
	/** A column that names the row, for who hears the table. */
	readonly enTete?: boolean;
	/** Words as their source publishes them, in French whatever the language of the page. */
	readonly enFrancais?: boolean;
	/** Words of the page's language, in which names may stay as published. */
	readonly avecNoms?: boolean;
	/** Key of the column that says which nothing stands in an empty cell of this one (R10). */
	readonly etat?: string;
	/** Name of the list that this column is one place of: its values have no order of their own. */
	readonly liste?: string;
}

/**
 * What a row speaks of, by codes and whatever its place and its labels: two readings of a figure are matched by it (R13).
 * `part` tells apart the rows of one place, as what is not itemised from what is.
 */
export interface RowIdentity {
	readonly exercice?: number | null;
	readonly dispositif?: string;
	/** As its source writes it. */
	readonly poste?: string;
	readonly forme?: string;
	readonly etape?: string;
	readonly part?: string;
}

/**
 * One cell: a text or a code, or a number in the unit of its column, or nothing. Nothing is never zero: the row has a
 * column that says which nothing it is (R10).
 */
export type TableCell = string | number | null;

/** The exact data of a figure: what its page shows as a table, and what its files write. */
export interface FigureTable {
	readonly legende: string;
	readonly colonnes: readonly TableColumn[];
	readonly lignes: readonly (readonly TableCell[])[];
	/** What each row speaks of, in the order of the rows. */
	readonly identites: readonly RowIdentity[];
	/** Rows that sum others of the table, by index: set apart so that nobody adds them twice. */
	readonly ensembles?: readonly number[];
	/** Where each row is told in full, in the order of the rows. */
	readonly liens?: readonly (string | null)[];
}

/** A cell of text as readers see it; a list of codes as a list of words. */
export function readerText({ libelles }: TableColumn, text: string): string {
	if (libelles === undefined) return text;
	return libelles[text] ?? enumerate(text.split('|').map((code) => libelles[code] ?? code));
}

/** A cell of the kind `pourcent`, tenths of a percent: one decimal, two where a source publishes two. */
export const percentText = (tenths: number): string =>
	(tenths / 10).toFixed(Number.isInteger(tenths) ? 1 : 2);
