/**
 * What a column of a figure's table holds: words, a code of a closed list, cents of euros, a whole number, or tenths of
 * a percent.
 */
export type ColumnKind = 'texte' | 'code' | 'euros' | 'entier' | 'pourcent';

export interface TableColumn {
	/** Name in files for machines: lower case, without accents or spaces. */
	readonly cle: string;
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
	/** Rows that sum others of the table, by index: set apart so that nobody adds them twice. */
	readonly ensembles?: readonly number[];
	/** Where each row is told in full, in the order of the rows. */
	readonly liens?: readonly (string | null)[];
}

/** A cell of text as readers see it. */
export function readerText({ libelles }: TableColumn, text: string): string {
	return libelles?.[text] ?? text;
}
