import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkFormeSpec } from '#lib/domain/forme-spec.ts';
import { COLONNES_LIGNE } from '#lib/domain/funding-line.ts';
import { REFERENCE_NAMES, type Reference } from '#lib/domain/reference-tables.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { CANONICAL } from '#lib/ingest/profiles/canonical.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { AT, bring, exported, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { dataPackage } from './data-package.ts';
import { referenceCsv } from '#lib/ingest/reference/reference-csv.ts';
import { lineSchema, referenceSchema, type SchemaField, type TableSchema } from './table-schema.ts';
import { codesByColumn, templateCsv, templateXlsx } from './template.ts';
import { fc } from '../../../../tests/property-seed.ts';

let db: Database;
let reference: Reference;
beforeAll(async () => {
	db = await shippedBase();
	reference = readReference(db, currentVersion(db));
});

const read = (bytes: Uint8Array, feuille?: string) =>
	readAll(bytesSource('modele', bytes), reference, { feuille });
const packaged = () =>
	dataPackage({ version: currentVersion(db), at: AT, reference, origin: 'https://lignes.example' });

describe('the data package', () => {
	/** The profile as its publisher gives it, without its titles and examples. */
	const profile = JSON.parse(readFileSync('tests/fixtures/datapackage/tabular-data-package.json', 'utf8'));
	const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', logger: false });
	ajv.addMetaSchema(draft4);
	const isPackage = ajv.compile(profile);

	test.for(['fr', 'en'] as const)(
		'is a tabular data package by the published profile, in %s',
		async (language) => {
			const found: unknown = await inLanguage(language, () => JSON.parse(JSON.stringify(packaged())));
			expect(isPackage(found), ajv.errorsText(isPackage.errors)).toBe(true);
			expect(isPackage({ ...(found as object), resources: [{ name: 'a' }] })).toBe(false);
		}
	);

	/** What Table Schema says of a cell. */
	function isValid({ type, constraints = {} }: SchemaField, cell: string): boolean {
		if (cell === '') return constraints['required'] !== true;
		const number = Number(cell.replace(',', '.'));
		const { enum: codes, pattern, minimum, maximum, maxLength } = constraints as Record<string, never>;
		return (
			(type === 'string' || (Number.isFinite(number) && (type === 'number' || Number.isInteger(number)))) &&
			(codes === undefined || (codes as unknown[]).includes(cell)) &&
			(pattern === undefined || new RegExp(pattern).test(cell)) &&
			(minimum === undefined || number >= minimum) &&
			(maximum === undefined || number <= maximum) &&
			(maxLength === undefined || cell.length <= maxLength)
		);
	}

	function faults(csv: string, { fields, primaryKey = [], foreignKeys = [] }: TableSchema): string[] {
		const [header = [], ...rows] = Papa.parse<string[]>(csv.trimEnd(), { delimiter: ';' }).data;
		expect(header).toEqual(fields.map(({ name }) => name));
		const cell = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
		const keys = rows.map((row) => primaryKey.map((name) => cell(row, name)).join(' | '));
		const dispositifs = new Set<string>(reference.dispositifs.map(({ id }) => id));
		return [
			...(primaryKey.length > 0 && new Set(keys).size < keys.length ? ['a key stands twice'] : []),
			...rows.flatMap((row) => [
				...fields
					.filter((field) => !isValid(field, cell(row, field.name)))
					.map(({ name }) => `${name}: ${cell(row, name)}`),
				...foreignKeys
					.filter(({ fields: name }) => cell(row, name) !== '' && !dispositifs.has(cell(row, name)))
					.map(({ fields: name }) => `unknown ${name}`)
			])
		];
	}

	test('holds rows that are as their schemas say, in every table of the shipped base', () => {
		const [lines, ...others] = packaged().resources;
		expect(lines && faults(exported(db), lines.schema)).toEqual([]);
		expect(others.map(({ name }) => name)).toEqual(REFERENCE_NAMES);
		for (const table of REFERENCE_NAMES)
			expect(faults(referenceCsv(reference, table), referenceSchema(table)), table).toEqual([]);
		expect(faults(exported(db).replace(';lfi;', ';votée;'), lineSchema())).toEqual(['etape: votée']);
	});

	test('gives vocabularies that our own import reads back unchanged', async () => {
		for (const table of REFERENCE_NAMES) {
			const rows = reference[table].length;
			if (rows === 0) continue;
			const report = await bring(db, referenceCsv(reference, table), { name: `${table}.csv`, dryRun: true });
			expect([table, report.files[0]?.added, report.files[0]?.withdrawn]).toEqual([table, 0, 0]);
		}
	});
});

describe('the schema of lines', () => {
	test('has the columns of the canonical file, in order, and requires those that the import requires', () => {
		const { fields } = lineSchema();
		expect(fields.map(({ name }) => name)).toEqual(COLONNES_LIGNE);
		expect(fields.filter(({ constraints }) => constraints?.['required']).map(({ name }) => name)).toEqual(
			CANONICAL.columns.filter(({ required }) => required).map(({ field }) => field)
		);
	});

	test('allows every form that a line may have', () => {
		const pattern = lineSchema().fields.find(({ name }) => name === 'forme')?.constraints?.['pattern'];
		const share = fc.option(fc.integer({ min: 0, max: 120 }).map(String), { nil: undefined });
		const item = fc
			.tuple(fc.constantFrom(...FORMES), share)
			.map(([code, part]) => (part === undefined ? code : `${code}:${part}`));
		fc.assert(
			fc.property(
				fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => items.join('|')),
				(spec) => {
					fc.pre(checkFormeSpec(spec) === null);
					expect(spec).toMatch(new RegExp(String(pattern)));
				}
			),
			{ numRuns: 2000 }
		);
	});

	test('says in both languages what each column is', async () => {
		const said = (language: 'fr' | 'en') =>
			inLanguage(language, () => lineSchema().fields.map(({ description }) => description));
		const [french, english] = [await said('fr'), await said('en')];
		expect(new Set([...french, ...english]).size).toBe(2 * COLONNES_LIGNE.length);
	});
});

describe('the template', () => {
	test('as CSV is a header with nothing under it', async () => {
		const { summary } = await read(new TextEncoder().encode(templateCsv()));
		expect([summary.profile, summary.rows, summary.fatal]).toEqual(['lignes', 0, false]);
	});

	test('as a workbook is empty, and its examples are never lines', async () => {
		const bytes = await templateXlsx(reference);
		const { lines, summary } = await read(bytes);
		expect(lines).toEqual([]);
		expect(summary.problems.map(({ code }) => code)).toEqual(['table-dimensions']);
		const examples = await read(bytes, 'Exemples');
		expect(examples.lines).toEqual([]);
		expect(examples.rejects.map(({ problemes }) => problemes[0]?.valeur)).toEqual(['exemple : 2376000']);
		for (const feuille of ['Codes', 'Colonnes'])
			expect((await read(bytes, feuille)).summary.fatal).toBe(true);
	});

	test('proposes every code of the closed lists and of the base', async () => {
		const codes = codesByColumn(reference);
		expect(codes.get('dispositif')).toHaveLength(reference.dispositifs.length);
		for (const { name, constraints } of lineSchema().fields) {
			const allowed = constraints?.['enum'];
			if (allowed) expect(codes.get(name as never)?.map(({ code }) => code)).toEqual(allowed);
		}
	});

	test('written twice is the same bytes', async () => {
		expect(await templateXlsx(reference)).toEqual(await templateXlsx(reference));
	});

	test.for(['xlsx', 'ods'])(
		'filled and saved by LibreOffice as .%s is imported without a warning',
		async (end) => {
			const { lines, rejects, summary } = await read(
				readFileSync(`tests/fixtures/tableurs/modele-rempli.${end}`)
			);
			expect([rejects, summary.problems]).toEqual([[], []]);
			expect(lines.map(({ etape, centimes }) => [etape, centimes])).toEqual([
				['lfi', 237_600_000],
				['lfi', 12_500_010],
				['annonce', 7_500_050]
			]);
			expect(lines[2]?.source_date).toBe('2018-11-05');
		}
	);
});
