import { z } from 'zod';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { COLONNES_LIGNE, FundingLine, type ColonneLigne } from '#lib/domain/funding-line.ts';
import { REFERENCE_TABLES, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { CANONICAL } from '#lib/ingest/profiles/canonical.ts';
import { isInHundredths } from '#lib/ingest/cells/reference-cells.ts';
import { REFERENCE_HEADERS } from '#lib/ingest/reference/reference-reader.ts';
import { COLUMN_EXAMPLES, COLUMN_MEANINGS } from '#lib/words/file-columns.ts';

/** A column as Table Schema describes it. */
export interface SchemaField {
	readonly name: string;
	readonly type: 'string' | 'integer' | 'number';
	readonly description?: string;
	readonly example?: string;
	readonly decimalChar?: ',';
	readonly constraints?: Readonly<Record<string, unknown>>;
}

/** A table as Table Schema describes it. */
export interface TableSchema {
	readonly fields: readonly SchemaField[];
	readonly missingValues: readonly string[];
	readonly primaryKey?: readonly string[];
	readonly foreignKeys?: readonly {
		readonly fields: string;
		readonly reference: { readonly resource: string; readonly fields: string };
	}[];
}

interface JsonSchema {
	readonly type?: string;
	readonly anyOf?: readonly JsonSchema[];
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly pattern?: string;
	readonly minimum?: number;
	readonly exclusiveMinimum?: number;
	readonly maximum?: number;
	readonly maxLength?: number;
}

const HUNDRED = 100;

/** What a zod schema asks of a cell that is not blank. `scale` is by what a number of the file is multiplied to be stored. */
function asked(schema: z.ZodType, scale: number) {
	const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
	const alternatives = whole.anyOf ?? [whole];
	const [json = whole] = alternatives.filter((one) => one.type !== 'null' && one.const !== '');
	const scaled = (bound: number | undefined) => (bound === undefined ? undefined : bound / scale);
	const safe = (bound: number | undefined) =>
		bound === undefined || bound >= Number.MAX_SAFE_INTEGER ? undefined : scaled(bound);
	const constraints = {
		enum: json.enum?.filter((value) => value !== ''),
		pattern: json.pattern,
		minimum: scaled(json.minimum ?? json.exclusiveMinimum),
		maximum: safe(json.maximum),
		maxLength: json.maxLength
	};
	return { isNumber: json.type === 'integer', constraints };
}

function fieldOf(name: string, schema: z.ZodType, required: boolean, scale: number): SchemaField {
	const { isNumber, constraints } = asked(schema, scale);
	const kept = Object.entries({ required: required || undefined, ...constraints }).filter(
		([, value]) => value !== undefined
	);
	const type = !isNumber ? 'string' : scale === 1 ? 'integer' : 'number';
	return {
		name,
		type,
		...(type === 'number' ? { decimalChar: ',' as const } : {}),
		...(kept.length > 0 ? { constraints: Object.fromEntries(kept) } : {})
	};
}

const CODE = `(?:${FORMES.join('|')})`;
const SHARE = String.raw`(?::\d{1,3}(?:\.\d{1,2})?)?`;
/** What `FormeSpec` allows, without the sums. */
const FORME_PATTERN = `^${CODE}${SHARE}(?:\\|${CODE}${SHARE})*$`;

/** Whether a file of lines cannot do without a column. */
export const isRequired = (column: ColonneLigne): boolean =>
	CANONICAL.columns.find(({ field }) => field === column)?.required ?? false;

/** Names under which a file may write a column, besides its own. */
export const otherNames = (column: ColonneLigne): readonly string[] =>
	CANONICAL.columns.find(({ field }) => field === column)?.aliases ?? [];

function lineField(column: ColonneLigne): SchemaField {
	const cents = column === 'montant' || column === 'arrondi';
	const schema = FundingLine.shape[column === 'montant' ? 'centimes' : column];
	const field = fieldOf(column, schema, isRequired(column), cents ? HUNDRED : 1);
	const pattern = column === 'forme' ? { pattern: FORME_PATTERN } : {};
	return {
		...field,
		description: COLUMN_MEANINGS[column],
		...(COLUMN_EXAMPLES[column] === '' ? {} : { example: COLUMN_EXAMPLES[column] }),
		...(field.constraints || 'pattern' in pattern
			? { constraints: { ...field.constraints, ...pattern } }
			: {})
	};
}

const toDispositifs = {
	fields: 'dispositif',
	reference: { resource: 'dispositifs', fields: 'id' }
} as const;

/** The table of a file of lines, its columns described in the language of the moment. */
export const lineSchema = (): TableSchema => ({
	fields: COLONNES_LIGNE.map(lineField),
	missingValues: ['']
});

/** The same, beside the tables to which it refers. */
export const lineSchemaInPackage = (): TableSchema => ({ ...lineSchema(), foreignKeys: [toDispositifs] });

/** The table of a vocabulary. */
export function referenceSchema(table: ReferenceTable): TableSchema {
	const { cle, row } = REFERENCE_TABLES[table];
	const columns = REFERENCE_HEADERS.find(({ id }) => id === table)?.columns ?? [];
	const fields = Object.entries(row.shape).map(([name, schema]) => {
		const filled = !schema.safeParse('').success && !schema.safeParse(null).success;
		const required = filled && columns.some(({ field, required }) => field === name && required);
		return fieldOf(name, schema, required, isInHundredths(table, name) ? HUNDRED : 1);
	});
	const isWhole = cle.every((name) => fields.find((field) => field.name === name)?.constraints?.required);
	return {
		fields,
		missingValues: [''],
		...(isWhole ? { primaryKey: cle } : {}),
		...(fields.some(({ name }) => name === 'dispositif') ? { foreignKeys: [toDispositifs] } : {})
	};
}
