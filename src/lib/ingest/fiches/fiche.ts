import { fold } from '#lib/domain/fold.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { undoDoubleEncoding } from '#lib/ingest/bytes/double-encoding.ts';
import { wordKey } from '#lib/ingest/cells/synonyms.ts';
import { CELL_FIELDS, CODED_FIELDS, type CellField } from '#lib/ingest/lines/batch.ts';

/** Fields that a column of a table may give. */
export const COLUMN_FIELDS = ['exercice', 'montant', 'arrondi', ...CODED_FIELDS] as const;
/** Fields that may be the same on every line of a column of amounts. */
export const SAID_FIELDS = ['exercice', ...CELL_FIELDS] as const;
export type SaidField = (typeof SAID_FIELDS)[number];
/** Fields that may be the same on every line of a file. */
export const CONSTANT_FIELDS = [...SAID_FIELDS, 'unite', 'devise'] as const;

/** The code of a programme whose rows do not count: they are out of scope. */
export const OUTSIDE = 'hors';
/** How a sheet names a blank cell among the words of a file. */
export const BLANK = '(vide)';

export const isCellField = (field: string): field is CellField => CELL_FIELDS.some((one) => one === field);

/** A column of amounts, and what its name says of all of them. */
export interface AmountColumn {
	readonly column: string;
	readonly said: ReadonlyMap<SaidField, string>;
}

/** Words of a file that stand for codes of one field. */
export type Words = ReadonlyMap<string, string>;

/** A reading sheet: how the tables under one header are read. Columns go by `columnKey`. */
export interface Fiche {
	readonly id: string;
	readonly headerRows: 1 | 2;
	/** Every column that it speaks of, as the file names it. */
	readonly columns: ReadonlyMap<string, string>;
	readonly fields: readonly { readonly column: string; readonly champ: string }[];
	readonly amounts: readonly AmountColumn[];
	readonly left: ReadonlySet<string>;
	readonly filled: ReadonlySet<string>;
	readonly constants: ReadonlyMap<string, string>;
	/** By field, then by `wordKey`. */
	readonly words: ReadonlyMap<string, Words>;
	/** Words of rows that add up others, in one column or, without one, in any. */
	readonly totals: readonly { readonly column: string | null; readonly word: string }[];
}

/** A column by its name: no case, accents, invisible marks, nor more than one space between words. */
export const columnKey = (name: string): string => fold(undoDoubleEncoding(name.replace(/^\uFEFF/, '')));

type Row = ReferenceRow<'lectures'>;

function ficheOf(id: string, rows: readonly Row[]): Fiche {
	const of = (regle: Row['regle']) => rows.filter((row) => row.regle === regle);
	const keys = (regle: Row['regle']) => of(regle).map(({ colonne }) => columnKey(colonne));
	const amounts = new Map<string, Map<SaidField, string>>();
	for (const { regle, colonne, champ, code } of rows) {
		if (regle !== 'montants' && !(regle === 'colonne' && champ === 'montant')) continue;
		const said = amounts.get(columnKey(colonne)) ?? new Map<SaidField, string>();
		if (regle === 'montants' && champ !== '') said.set(champ as SaidField, code);
		amounts.set(columnKey(colonne), said);
	}
	const words = new Map<string, Map<string, string>>();
	for (const { champ, mot, code } of of('valeur')) {
		words.set(
			champ,
			(words.get(champ) ?? new Map<string, string>()).set(mot === BLANK ? '' : wordKey(mot), code)
		);
	}
	return {
		id,
		headerRows: of('entete').some(({ code }) => code === '2') ? 2 : 1,
		columns: new Map(
			rows
				.filter(({ colonne, regle }) => colonne !== '' && regle !== 'valeur')
				.map(({ colonne }) => [columnKey(colonne), colonne])
		),
		fields: of('colonne')
			.filter(({ champ }) => champ !== 'montant')
			.map(({ colonne, champ }) => ({ column: columnKey(colonne), champ })),
		amounts: [...amounts].map(([column, said]) => ({ column, said })),
		left: new Set(keys('ecarter')),
		filled: new Set(keys('recopier')),
		constants: new Map(of('constante').map(({ champ, code }) => [champ, code])),
		words,
		totals: of('total').map(({ colonne, mot }) => ({
			column: colonne === '' ? null : columnKey(colonne),
			word: wordKey(mot)
		}))
	};
}

/** The reading sheets of `lectures.csv`, in the order of the file. */
export function fichesOf({ lectures }: Pick<Reference, 'lectures'>): Fiche[] {
	const byId = new Map<string, Row[]>();
	for (const row of lectures) byId.set(row.fiche, [...(byId.get(row.fiche) ?? []), row]);
	return [...byId].map(([id, rows]) => ficheOf(id, rows));
}
