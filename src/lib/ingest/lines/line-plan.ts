import type { Reference } from '#lib/domain/reference-tables.ts';
import { checkStageOfYear } from '#lib/ingest/cells/exercice.ts';
import type { AmountRemarks } from '#lib/ingest/header/amount-remarks.ts';
import { outlineOf } from '#lib/ingest/header/header.ts';
import { AmountReader } from './amount.ts';
import { CODED_FIELDS, isTextField, type CellField } from './batch.ts';
import { CodedColumn } from './coded-column.ts';
import { columnChecks } from './line-checks.ts';
import { isTotalRow } from '#lib/ingest/totals/row-totals.ts';
import type { PlanOptions } from './plan-options.ts';

/** Where each part of a line comes from: compiled once per file. */
export interface LinePlan {
	readonly headers: readonly string[];
	/** Cells that a row needs for no read column to be missing. */
	readonly width: number;
	/** Position of named columns; cells elsewhere should be blank. */
	readonly named: ReadonlySet<number>;
	readonly exercice: CodedColumn<'exercice'> | number;
	/** Where else the year of a row may stand when its own column is blank, the strongest first. */
	readonly otherYears: readonly CodedColumn<'exercice'>[];
	readonly amountAt: number;
	readonly amount: AmountReader;
	/** Column where rows of their own give the sum of the amounts under them, -1 for none. */
	readonly sumsAt: number;
	/** Other columns of amounts, each read by itself. */
	readonly beside: readonly number[];
	readonly arrondiAt: number;
	readonly arrondi: AmountReader;
	/** Free texts come last. */
	readonly coded: readonly CodedColumn[];
	/** Words that are the same on every line of the file. */
	readonly constants: readonly (readonly [CellField, string])[];
	readonly reference: Reference;
	/** Rows that start with « Total » are controls, not lines. */
	readonly totalRows: boolean;
	/** Whether a row is one of totals; never, where such rows are not looked for. */
	readonly isTotal: (row: readonly string[]) => boolean;
	readonly comparesTotals: boolean;
	readonly listsAll: boolean;
	/** Columns of which a blank cell repeats the one above. */
	readonly filled: readonly number[];
	/** What a row is cannot be told from its cells one by one. */
	readonly wholeRows: boolean;
	/** Where texts that may speak of the amounts are heard. */
	readonly remarks: AmountRemarks | null;
}

const DEFAULTS: Partial<Record<CellField, string>> = {
	nature: 'np',
	niveau: 'np',
	role: 'detail',
	forme: 'NV'
};

/** Positions of the columns that a plan reads. */
export function columnsRead({ coded, exercice, otherYears, amountAt, arrondiAt }: LinePlan): number[] {
	const years = [...(typeof exercice === 'number' ? [] : [exercice]), ...otherYears].map(
		({ index }) => index
	);
	return [...coded.map(({ index }) => index), ...years, amountAt, arrondiAt].filter((index) => index >= 0);
}

/** Compiles the reading of a file's rows. */
export function planLines(options: PlanOptions): LinePlan {
	const { reference, headers, at, exercice, decimal, unit, constants = {} } = options;
	const checkOf = columnChecks(options);
	const coded: CodedColumn[] = [];
	const fixed: [CellField, string][] = [];
	for (const field of CODED_FIELDS) {
		const index = at.get(field);
		const constant = isTextField(field)
			? undefined
			: (constants[field] ?? (index === undefined ? DEFAULTS[field] : undefined));
		if (constant !== undefined) fixed.push([field as CellField, constant]);
		else if (index !== undefined) coded.push(new CodedColumn(field, index, checkOf(field, index)));
	}
	const yearAt = at.get('exercice');
	if (yearAt !== undefined && !at.has('etape') && constants.etape === undefined) {
		coded.push(new CodedColumn('etape', yearAt, checkStageOfYear(reference)));
	}
	return {
		headers,
		...outlineOf(headers),
		exercice:
			yearAt === undefined
				? (exercice ?? NaN)
				: new CodedColumn('exercice', yearAt, checkOf('exercice', yearAt)),
		otherYears: (options.otherYears ?? []).map(
			({ index, check }) => new CodedColumn('exercice', index, check)
		),
		amountAt: at.get('montant') ?? -1,
		amount: new AmountReader(decimal ?? null, unit),
		sumsAt: at.get('total') ?? -1,
		beside: options.beside ?? [],
		arrondiAt: at.get('arrondi') ?? -1,
		arrondi: new AmountReader(decimal ?? null, unit),
		coded,
		constants: fixed,
		reference,
		totalRows: options.totalRows ?? false,
		isTotal: options.totalRows ? (options.totals ?? isTotalRow) : () => false,
		comparesTotals: options.comparesTotals ?? (options.beside ?? []).length > 0,
		listsAll: options.listsAll ?? false,
		filled: options.filled ?? [],
		wholeRows: options.totals !== undefined || (options.filled ?? []).length > 0,
		remarks: options.remarks ?? null
	};
}
