/** What a column of a figure's table holds: words, cents of euros, a whole number, or per-thousandths of a share. */
export type ColumnKind = 'texte' | 'euros' | 'entier' | 'pourcent';

export interface TableColumn {
	/** Name in files for machines: lower case, without accents or spaces. */
	readonly cle: string;
	/** Head of the column, for readers. */
	readonly titre: string;
	readonly genre: ColumnKind;
	/** The first column that names the row, for who hears the table. */
	readonly enTete?: boolean;
}

/**
 * One cell: a text, or a number in the unit of its column (`euros`: whole cents; `pourcent`: tenths of a percent), or
 * nothing. Nothing is never zero: the row has a column that says which nothing it is (R10).
 */
export type TableCell = string | number | null;

/** The exact data of a figure: what its page shows as a table, and what its files write. */
export interface FigureTable {
	readonly legende: string;
	readonly colonnes: readonly TableColumn[];
	readonly lignes: readonly (readonly TableCell[])[];
	/** Rows that sum others of the table, by index: set apart so that nobody adds them twice. */
	readonly ensembles?: readonly number[];
}
