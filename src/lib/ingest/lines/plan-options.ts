import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import type { AmountRemarks } from '#lib/ingest/header/amount-remarks.ts';
import type { CellField, Decimal, Unit } from './batch.ts';

/** What a profile states beyond the positions of its columns. */
export interface PlanOptions {
	readonly reference: Reference;
	readonly headers: readonly string[];
	/** Position of each field of a line, and of `montant` and `arrondi`. */
	readonly at: ReadonlyMap<string, number>;
	readonly exercice?: number | undefined;
	/** Other columns of amounts, each read by itself: a row with an amount there may have none here. */
	readonly beside?: readonly number[] | undefined;
	/** Where the year of a row is looked for when its own column does not say it, in this order. */
	readonly otherYears?: readonly { readonly index: number; readonly check: Check }[] | undefined;
	readonly decimal?: Decimal | undefined;
	readonly unit?: Unit | undefined;
	readonly constants?: Partial<Record<CellField, string>> | undefined;
	/** Checks that stand in for the usual ones. */
	readonly checks?: Partial<Record<CellField | 'exercice', Check>> | undefined;
	readonly totalRows?: boolean | undefined;
	/** What makes a row one of totals; by default its first words. */
	readonly totals?: ((row: readonly string[]) => boolean) | undefined;
	/** A row of the total of the whole table is compared with what was read, in a table of one column of amounts too. */
	readonly comparesTotals?: boolean | undefined;
	/** The file lists all credits: those that the nomenclature does not follow are counted and left out. */
	readonly listsAll?: boolean | undefined;
	/** Columns of which a blank cell repeats the one above. */
	readonly filled?: readonly number[] | undefined;
	/** Rows whose label is that of a total are asked even where those that start with « Total » are controls. */
	readonly bothTotals?: boolean | undefined;
	readonly remarks?: AmountRemarks | undefined;
	/** Wraps a check so that cells agree with what the header of the amounts says. */
	readonly agreeing?: ((field: string, check: Check) => Check) | undefined;
}
