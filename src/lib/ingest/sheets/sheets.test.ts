import { readFileSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { odsParts, odsSheet, xlsxParts, xlsxSheet, zipOf, type FixtureCell } from './workbook.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
	readAll(bytesSource('table', bytes), FIXTURE_REFERENCE, options);
const fixture = (name: string, options: ReadOptions = {}) =>
	read(readFileSync(`tests/fixtures/tableurs/${name}`), options);

const HEADER = ['exercice', 'dispositif', 'etape', 'montant', 'source', 'note'];
const xlsxOf = (rows: readonly (readonly FixtureCell[])[]) => zipOf(xlsxParts(xlsxSheet(rows)));
const odsOf = (rows: readonly (readonly FixtureCell[])[], name = 'Données') =>
	zipOf(odsParts(odsSheet({ name, rows })));
const line = (montant: FixtureCell, note: FixtureCell = null, exercice: FixtureCell = 2018) => [
	exercice,
	'bop137',
	'lfi',
	montant,
	'plf-2018',
	note
];
/** A sentence with plain spaces. */
const spaced = (problem: Problem | undefined) => problem?.message.replace(/\u00A0/g, ' ');
const phrases = async (bytes: Uint8Array, options: ReadOptions = {}) =>
	(await read(bytes, options)).summary.problems.map(spaced);
const FORMATS = ['xlsx', 'ods'] as const;

describe('the same table, written by LibreOffice,', () => {
	test('gives the same lines as CSV, .xlsx and .ods', async () => {
		const [csv, xlsx, ods] = await Promise.all(
			['csv', 'xlsx', 'ods'].map((end) => fixture(`meme-table.${end}`))
		);
		expect(csv?.lines).toHaveLength(8);
		expect(xlsx?.lines).toEqual(csv?.lines);
		expect(ods?.lines).toEqual(csv?.lines);
		expect(xlsx?.summary.sums).toEqual(csv?.summary.sums);
		expect(csv?.lines.map(({ centimes }) => centimes)).toEqual([
			237600000, 52000010, 212487800, 7500000, 7400000, -1250, 0, 1234567890123
		]);
	});

	test.for(FORMATS)('is told by its sheet in .%s', async (end) => {
		const { summary } = await fixture(`meme-table.${end}`);
		expect(summary.feuille).toBe('Données 2018');
		expect(summary.problems.map(spaced)).toEqual([
			expect.stringMatching(/^Feuille Données 2018, ligne 10, colonne J \(source\) : /)
		]);
	});
});

describe.for(FORMATS)('a workbook of LibreOffice in .%s', (end) => {
	const sheet = (feuille?: string) => fixture(`reserves.${end}`, { feuille });
	const codes = async (feuille: string) =>
		(await sheet(feuille)).summary.problems.map(({ code, ligne }) => `${code} ${ligne ?? ''}`.trim());

	test('is read from its first sheet, and tells the others, the hidden one too', async () => {
		const { summary } = await sheet();
		expect(spaced(summary.announcements[0])).toMatch(
			/^Le classeur a 10 feuilles\. Celle qui est lue est « Lisez-moi », la première .*« Cachée » \(masquée\)/
		);
	});

	test('tells hidden rows and columns and merged cells of the table, and reads what they hold', async () => {
		const { lines, summary } = await sheet('Données');
		expect(await codes('donnees')).toEqual([
			'lignes-masquees',
			'colonnes-masquees',
			'cellules-fusionnees',
			'constraint-error 7'
		]);
		expect(lines.map(({ centimes }) => centimes / 100)).toEqual([100, 200, 300, 400]);
		expect(summary.problems.map(spaced).slice(0, 3)).toEqual([
			expect.stringContaining('2 lignes de la feuille sont masquées (la première est la ligne 4)'),
			expect.stringContaining('masquées (F)'),
			expect.stringContaining('1 fois, la première fois en E6')
		]);
	});

	test.for(['Formats', 'Échelle', 'Dollars'])(
		'gives no amount of which the format says another unit: %s',
		async (feuille) => {
			const { lines } = await sheet(feuille);
			expect(lines).toEqual([]);
			expect(await codes(feuille)).toEqual(['unite-douteuse']);
		}
	);

	test('takes amounts in the unit that is stated, and never dollars', async () => {
		const stated = async (feuille: string, unit: 'milliers' | 'euros') =>
			(await fixture(`reserves.${end}`, { feuille, unit })).lines.map(({ centimes }) => centimes);
		expect(await stated('Formats', 'milliers')).toEqual([120_000_000]);
		expect(await stated('Échelle', 'euros')).toEqual([120_000_000]);
		expect(await stated('Dollars', 'euros')).toEqual([]);
	});

	test('names a share, an error of formula and a day that spreadsheets do not agree on', async () => {
		expect((await sheet('Part')).summary.problems[0]?.valeur).toBe('56,6\u00A0%');
		expect(spaced((await sheet('Erreurs')).summary.problems[0])).toContain('erreur de formule du tableur');
		expect(spaced((await sheet('Vieille date')).summary.problems[0])).toMatch(
			/^Feuille Vieille date, ligne 2, colonne G : .*avant mars 1900/
		);
	});

	test('says which sheets there are when the one asked is not there, or is empty', async () => {
		expect(spaced((await sheet('Donnée')).summary.problems[0])).toMatch(
			/pas de feuille « Donnée »\. Ses feuilles : .*Données/
		);
		expect(spaced((await sheet('Vide')).summary.problems[0])).toContain('est vide');
	});
});

describe('amounts of a sheet', () => {
	const cents = async (montant: FixtureCell) =>
		(await read(xlsxOf([HEADER, line(montant)]))).lines[0]?.centimes;

	test('are exact to the cent, as the doubles of a spreadsheet can be', async () => {
		const amounts = fc.integer({ min: -(10 ** 14), max: 10 ** 14 });
		await fc.assert(
			fc.asyncProperty(fc.array(amounts, { minLength: 1, maxLength: 50 }), async (cents) => {
				const rows = [HEADER, ...cents.map((amount) => line(amount / 100))];
				for (const bytes of [xlsxOf(rows), odsOf(rows)])
					expect((await read(bytes)).lines.map(({ centimes }) => centimes)).toEqual(cents);
			}),
			{ numRuns: 100 }
		);
	});

	test('are what was meant where a sum of doubles is off in its last digits', async () => {
		expect(await cents(1.1 + 2.2)).toBe(330);
		expect(await cents(0.1 + 0.7)).toBe(80);
	});

	test.for([1234567.125, 1.234, -12.345, 1e-9])('keep no part of a cent: %s', async (montant) => {
		const { lines, rejects } = await read(xlsxOf([HEADER, line(montant), line('1 234,50')]));
		expect(lines.map(({ centimes }) => centimes)).toEqual([123450]);
		expect(rejects).toHaveLength(1);
	});

	test('ask for one format when only some show thousands', async () => {
		const styled = { xlsx: '<c s="1"><v>5</v></c>', ods: '' };
		const parts = {
			...xlsxParts(xlsxSheet([HEADER, line(12), line(styled)])),
			'xl/styles.xml':
				'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0&quot; k€&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>'
		};
		expect(await phrases(zipOf(parts), { unit: 'milliers' })).toEqual([
			expect.stringContaining('Donnez le même format à toute la colonne')
		]);
	});
});

describe('a sheet', () => {
	test('as .xlsx and .ods says what the same table says as CSV, whatever its cells', async () => {
		const word = fc.string({
			unit: fc.constantFrom('a', 'é', ' ', ';', '"', ',', '\n', '&', '<', '’', '\u00A0', '#', '0', '_x0041'),
			maxLength: 12
		});
		const cell = fc.oneof(
			word.map((text) => (text.trim() === '' || /^\s*[#=]/.test(text) ? null : text)),
			fc.integer({ min: -1000, max: 10 ** 6 }),
			fc.constant(null)
		);
		const row = fc.tuple(
			fc.integer({ min: 1990, max: 2100 }),
			fc.oneof(
				fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((cents) => cents / 100),
				fc.constant('1 234,50')
			),
			cell,
			cell
		);
		const table = fc.array(
			fc.oneof({ weight: 8, arbitrary: row }, { weight: 1, arbitrary: fc.constant(null) }),
			{
				minLength: 1,
				maxLength: 12
			}
		);
		await fc.assert(
			fc.asyncProperty(table, async (drawn) => {
				const rows = [
					[...HEADER, 'libelle'],
					...drawn.map((found) => (found === null ? [] : [...line(found[1], found[2], found[0]), found[3]]))
				];
				const text = (value: FixtureCell) =>
					value === null ? '' : String(value).replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
				const csv = rows.map((cells) => csvRow(cells.map(text), ';')).join('\n');
				const expected = await read(new TextEncoder().encode(`${csv}\n`), { delimiter: ';' });
				const excel = await writeXlsxFile(
					rows.map((cells) =>
						cells.map((value) => (value === null || typeof value === 'object' ? null : { value }))
					),
					{ sheet: 'Données' }
				).toBuffer();
				for (const bytes of [xlsxOf(rows), odsOf(rows), new Uint8Array(excel)]) {
					const found = await read(bytes);
					expect(found.lines).toEqual(expected.lines);
					expect(found.summary.sums).toEqual(expected.summary.sums);
				}
			}),
			{ numRuns: 150 }
		);
	});

	test('is read where its cells say they are, shared texts and all', async () => {
		const parts = {
			...xlsxParts(
				`<x:worksheet><x:sheetData><x:row r="3"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c r="E3" t="s"><x:v>3</x:v></x:c><x:c r="F3" t="s"><x:v>4</x:v></x:c></x:row><x:row r="7"><x:c r="B7"><x:v>2.018E3</x:v></x:c><x:c r="C7" t='str'><x:f>A1&amp;"x"</x:f><x:v>bop137</x:v></x:c><x:c r="D7" t="s"><x:v>5</x:v></x:c><x:c r="E7"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="F7" t="s"><x:v>6</x:v></x:c></x:row></x:sheetData></x:worksheet>`
			),
			'xl/shared.xml':
				'<sst><si><t>exercice</t></si><si><r><t>dispo</t></r><r><rPr/><t>sitif</t></r></si><si><t>etape</t></si><si><t>montant</t></si><si><t>source</t></si><si><t><![CDATA[lfi]]></t><rPh><t>lu</t></rPh></si><si><t>a_x000D_\nb &#x20AC;</t></si></sst>'
		};
		const { lines, summary } = await read(zipOf(parts));
		expect(lines).toMatchObject([{ exercice: 2018, dispositif: 'bop137', centimes: 200, source: 'a b €' }]);
		expect(summary.headerLine).toBe(3);
	});

	test('counts its days from 1904 where it says so', async () => {
		const parts = {
			...xlsxParts(
				xlsxSheet([
					[...HEADER, 'source_date'],
					[...line(1), { xlsx: '<c s="1"><v>42000.5</v></c>', ods: '' }]
				])
			),
			'xl/styles.xml': '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
			'xl/workbook.xml':
				'<workbook><workbookPr date1904="1"/><sheets><sheet name="Données" sheetId="1" r:id="r1"/></sheets></workbook>'
		};
		expect((await read(zipOf(parts))).lines[0]?.source_date).toBe('2018-12-28');
	});

	test.for([
		{ xlsx: '<c><f>SUM(A1:A2)</f></c>', ods: '<table:table-cell table:formula="of:=SUM([.A1:.A2])"/>' },
		{
			xlsx: '<c><f>SUM(A1:A2)</f><v></v></c>',
			ods: '<table:table-cell table:formula="of:=1+1"></table:table-cell>'
		}
	])('with a formula that nobody computed is refused: $xlsx', async (formula) => {
		const rows = [HEADER, line(5), line(formula), line(formula)];
		for (const bytes of [xlsxOf(rows), odsOf(rows)])
			expect(await phrases(bytes)).toEqual([
				expect.stringMatching(
					/^Feuille Données, ligne 3, colonne D : 2 formules .*Ouvrez et enregistrez le fichier dans Excel/
				)
			]);
	});

	test('of another format says what to do', async () => {
		const ole = (word: string) =>
			new Uint8Array([
				0xd0,
				0xcf,
				0x11,
				0xe0,
				...[...`${'\0'.repeat(600)}${word}`].flatMap((char) => [char.charCodeAt(0), 0])
			]);
		const kinds: readonly (readonly [Uint8Array, string])[] = [
			[ole('EncryptedPackage'), 'protégé par un mot de passe'],
			[ole('Workbook'), 'ancien classeur Excel (XLS). Ouvrez-le et enregistrez-le au format .xlsx'],
			[zipOf({ '_rels/.rels': '', 'xl/workbook.bin': '' }), 'classeur Excel binaire (XLSB)'],
			[zipOf({ 'Index/Document.iwa': '' }), 'Numbers'],
			[zipOf({ '_rels/.rels': '', 'word/document.xml': '' }), 'document Word'],
			[
				zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }),
				'OpenDocument sans tableur'
			],
			[zipOf({ 'lignes.csv': 'a;b' }), 'archive ZIP, pas un classeur : elle contient « lignes.csv »'],
			[
				zipOf({ ...odsParts(''), 'META-INF/manifest.xml': '<m:manifest><m:encryption-data/></m:manifest>' }),
				'mot de passe'
			]
		];
		for (const [bytes, phrase] of kinds) {
			const { summary } = await read(bytes);
			expect(summary.fatal).toBe(true);
			expect(summary.problems.map(spaced)).toEqual([expect.stringContaining(phrase)]);
		}
	});

	test('is asked of a workbook alone', async () => {
		expect(await phrases(new TextEncoder().encode('a;b\n'), { feuille: 'X' })).toEqual([
			expect.stringContaining('pas un classeur')
		]);
	});
});
