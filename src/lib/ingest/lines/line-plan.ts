import type { Reference } from '#lib/domain/reference-tables.ts';
import { AmountReader } from './amount.ts';
import { CELL_FIELDS, TEXT_FIELDS, type CellField, type Decimal, type Unit } from './batch.ts';
import { checkAction, checkProgramme, checkSiren, checkSousAction } from '#lib/ingest/cells/codes.ts';
import { checkDate, checkPeriode } from '#lib/ingest/cells/dates.ts';
import { absentAsBlank } from '#lib/ingest/cells/absences.ts';
import { checkDispositif } from '#lib/ingest/cells/dispositifs.ts';
import { checkExerciceWith, checkStageOfYear } from '#lib/ingest/cells/exercice.ts';
import { checkFormes } from '#lib/ingest/cells/formes.ts';
import { checkLabel } from '#lib/ingest/cells/labels.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import { checkFreeText, checkSource, checkText, checkUrl, MAX_LENGTHS } from '#lib/ingest/cells/texts.ts';
import { CodedColumn } from './coded-column.ts';
import { outlineOf } from '#lib/ingest/header/header.ts';

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
	readonly arrondiAt: number;
	readonly arrondi: AmountReader;
	/** Free texts come last. */
	readonly coded: readonly CodedColumn[];
	/** Words that are the same on every line of the file. */
	readonly constants: readonly (readonly [CellField, string])[];
	readonly reference: Reference;
	/** Rows that start with « Total » are controls, not lines. */
	readonly totalRows: boolean;
}

/** What a profile states beyond the positions of its columns. */
export interface PlanOptions {
	readonly reference: Reference;
	readonly headers: readonly string[];
	/** Position of each field of a line, and of `montant` and `arrondi`. */
	readonly at: ReadonlyMap<string, number>;
	readonly exercice?: number | undefined;
	readonly otherYears?: readonly { readonly index: number; readonly check: Check }[] | undefined;
	readonly decimal?: Decimal | undefined;
	readonly unit?: Unit | undefined;
	readonly constants?: Partial<Record<CellField, string>> | undefined;
	/** Checks that stand in for the usual ones. */
	readonly checks?: Partial<Record<CellField | 'exercice', Check>> | undefined;
	readonly totalRows?: boolean | undefined;
}

const DEFAULTS: Partial<Record<CellField, string>> = {
	nature: 'np',
	niveau: 'np',
	role: 'detail',
	forme: 'NV'
};

/** The check of each column of the canonical file. */
export function checksOf(reference: Reference): Record<CellField | 'exercice', Check> {
	return {
		exercice: checkExerciceWith(reference),
		dispositif: checkDispositif(reference),
		programme: checkProgramme,
		action: checkAction,
		sous_action: checkSousAction,
		etape: checkLabel('etape', reference),
		nature: checkLabel('nature', reference),
		niveau: checkLabel('niveau', reference),
		poste: checkText(MAX_LENGTHS.poste),
		role: checkLabel('role', reference),
		forme: checkFormes(reference),
		attribution: checkLabel('attribution', reference),
		beneficiaire: checkText(MAX_LENGTHS.beneficiaire),
		siren: absentAsBlank(checkSiren),
		payeur: checkText(MAX_LENGTHS.payeur),
		periode: checkPeriode,
		preuve: checkLabel('preuve'),
		source: checkSource(reference),
		source_url: checkUrl,
		source_date: checkDate
	};
}

/** Positions of the columns that a plan reads. */
export function columnsRead({ coded, exercice, otherYears, amountAt, arrondiAt }: LinePlan): number[] {
	const years = [...(typeof exercice === 'number' ? [] : [exercice]), ...otherYears].map(
		({ index }) => index
	);
	return [...coded.map(({ index }) => index), ...years, amountAt, arrondiAt].filter((index) => index >= 0);
}

/** Compiles the reading of a file's rows. */
export function planLines(options: PlanOptions): LinePlan {
	const { reference, headers, at, exercice, decimal, unit, constants = {}, checks = {} } = options;
	const known = { ...checksOf(reference), ...checks };
	// A form declared absent says that the source does not tell it; a SIREN may be absent in words of its own.
	const checkOf = (field: CellField) =>
		field === 'forme' || field === 'siren' ? known[field] : absentAsBlank(known[field]);
	const coded: CodedColumn[] = [];
	const fixed: [CellField, string][] = [];
	for (const field of CELL_FIELDS) {
		const index = at.get(field);
		const constant = constants[field] ?? (index === undefined ? DEFAULTS[field] : undefined);
		if (constant !== undefined) fixed.push([field, constant]);
		else if (index !== undefined) coded.push(new CodedColumn(field, index, checkOf(field)));
	}
	for (const field of TEXT_FIELDS) {
		const index = at.get(field);
		if (index !== undefined)
			coded.push(new CodedColumn(field, index, absentAsBlank(checkFreeText(MAX_LENGTHS[field]))));
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
				: new CodedColumn('exercice', yearAt, absentAsBlank(known.exercice)),
		otherYears: (options.otherYears ?? []).map(
			({ index, check }) => new CodedColumn('exercice', index, check)
		),
		amountAt: at.get('montant') ?? -1,
		amount: new AmountReader(decimal ?? null, unit),
		sumsAt: at.get('total') ?? -1,
		arrondiAt: at.get('arrondi') ?? -1,
		arrondi: new AmountReader(decimal ?? null, unit),
		coded,
		constants: fixed,
		reference,
		totalRows: options.totalRows ?? false
	};
}
