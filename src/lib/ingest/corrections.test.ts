import { describe, expect, test } from 'vitest';
import { reference } from '../../../tests/fixtures/read-fixture.ts';
import type { Correction } from '#lib/domain/importing/correction.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { fr } from '#lib/domain/typography.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { xlsxParts, xlsxSheet, zipOf } from '#lib/ingest/sheets/workbook.fixture.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { annotateFile } from './told/annotated.ts';
import { reportCsv } from './told/report.ts';
import { readAll } from './read-all.ts';
import { fc } from '../../../tests/property-seed.ts';

type Table = readonly (readonly string[])[];

const HEADER = ['exercice', 'dispositif', 'etape', 'poste', 'forme', 'attribution', 'montant', 'source'];
const ROWS: Table = [
	HEADER,
	['2018', 'bop137', 'lfi', 'AFIS', 'SEX', 'mandat', '2 376 000', 'Bleu'],
	['2018', 'bop137', 'lfi', 'crédits nationaux', '', '', '52O OOO', 'Bleu'],
	['2018', 'bop137', 'lfi', 'crédits déconcentrés', '', '', '2 124 878', 'Bleu']
];

const csv = (table: Table, delimiter = ';') => table.map((row) => csvRow(row, delimiter)).join('\n') + '\n';
const source = (text: string) => bytesSource('lignes.csv', new TextEncoder().encode(text));
const book = (table: Table) => bytesSource('lignes.xlsx', zipOf(xlsxParts(xlsxSheet(table))));
const read = (table: Table, options: ReadOptions = {}) => readAll(source(csv(table)), reference, options);

const written = async (pieces: AsyncGenerator<Uint8Array> | null) => {
	let text = '';
	for await (const piece of pieces ?? []) text += new TextDecoder().decode(piece);
	return text;
};

const letterO: Correction = { ligne: 3, colonne: 7, lu: '52O OOO', valeur: '520 000' };

describe('a corrected cell', () => {
	test('is read, counted and summed as the person wrote it', async () => {
		const before = await read(ROWS);
		expect(before.summary).toMatchObject({ accepted: 2, rejected: 1, unreadableAmounts: 1 });
		const { summary, lines } = await read(ROWS, { corrections: [letterO] });
		expect(summary).toMatchObject({ accepted: 3, rejected: 0, unreadableAmounts: 0, problems: [] });
		expect(lines.map(({ centimes }) => centimes)).toEqual([237_600_000, 52_000_000, 212_487_800]);
		expect(summary.sums.np.read).toBe(502_087_800);
		expect(summary.corrections).toEqual([letterO]);
	});

	test('is announced with what the file writes', async () => {
		const { summary } = await read(ROWS, { corrections: [letterO] });
		expect(
			summary.announcements.filter(({ code }) => code === 'correction').map(({ message }) => message)
		).toEqual([
			fr`Ligne 3, colonne G (montant) : le fichier écrit « 52O OOO » ; une correction y lit « 520 000 ».`
		]);
		expect(summary.announcementCounts['correction']).toBe(1);
	});

	test('beyond the fifth is counted', async () => {
		const rows = [HEADER, ...Array.from({ length: 7 }, () => ROWS[2] ?? [])];
		const corrections = rows.slice(1).map((_, index) => ({ ...letterO, ligne: index + 2 }));
		const { summary } = await read(rows, { corrections });
		const told = summary.announcements.filter(({ code }) => code === 'correction');
		expect(told).toHaveLength(6);
		expect(told.at(-1)?.message).toBe('En tout, 7 cellules sont lues corrigées.');
		expect(summary.announcementCounts['correction']).toBe(7);
	});

	test('may be of the header, of a vocabulary, of credits by destination, or missing from its row', async () => {
		const header = ROWS.map((row, index) => (index === 0 ? row.with(6, 'sousous') : row));
		const named = await read(header, {
			corrections: [letterO, { ligne: 1, colonne: 7, lu: 'sousous', valeur: 'montant' }]
		});
		expect(named.summary).toMatchObject({ accepted: 3, fatal: false });
		const vocabulary = await readAll(source('annee;indice\n2018;1OO\n'), reference, {
			corrections: [{ ligne: 2, colonne: 2, lu: '1OO', valeur: '100' }]
		});
		expect(vocabulary.summary).toMatchObject({ table: 'ipc', accepted: 1, problems: [] });
		const plf = csv([
			['Programme', 'Action', 'AE PLF 2018', 'CP PLF 2018'],
			['137', '15', '10', '1O']
		]);
		const totals = await readAll(bytesSource('plf-2018.csv', new TextEncoder().encode(plf)), reference, {
			corrections: [{ ligne: 2, colonne: 4, lu: '1O', valeur: '10' }]
		});
		expect(totals.summary).toMatchObject({ profile: 'plf-destination', accepted: 1, rejected: 0 });
		const short = `${csv(ROWS.slice(0, 2))}2018;bop137;lfi;AFIS;SEX;mandat;12\n`;
		const completed = await readAll(source(short), reference, {
			corrections: [{ ligne: 3, colonne: 8, lu: '', valeur: 'Bleu' }]
		});
		expect(completed.summary).toMatchObject({ accepted: 2, rejected: 0 });
	});

	test('stays as it is in the annotated file and in the report, which say what is read there', async () => {
		const file = source(csv(ROWS));
		const { summary } = await readAll(file, reference, { corrections: [letterO] });
		const annotated = await written(annotateFile(file, summary));
		const said = fr`Ligne 3, colonne G (montant) : le fichier écrit « 52O OOO » ; une correction y lit « 520 000 ».`;
		expect(annotated.split('\n')[2]).toBe(`2018;bop137;lfi;crédits nationaux;;;52O OOO;Bleu;"${said}"`);
		const report = [...reportCsv([{ name: 'lignes.csv', summary }])].join('').split('\r\n');
		expect(report.filter((row) => row.includes('correction')).map((row) => row.split(';')[6])).toEqual([
			'52O OOO'
		]);
	});
});

describe('a correction that is not of this file refuses it', () => {
	test.each([
		['another text stands there', { ...letterO, lu: '52O OO0' }],
		['no record starts on its line', { ...letterO, ligne: 90 }],
		['its column is beyond the row', { ...letterO, colonne: 12 }]
	])('%s', async (_, correction) => {
		const { summary, lines } = await read(ROWS, { corrections: [correction] });
		expect(summary.fatal).toBe(true);
		expect(lines).toEqual([]);
		expect(summary.problems.map(({ code }) => code)).toEqual(['correction-perdue']);
	});

	test('two are of one cell', async () => {
		const { summary } = await read(ROWS, { corrections: [letterO, { ...letterO, valeur: '1' }] });
		expect(summary.problemCounts).toEqual({ 'correction-perdue': 1 });
	});
});

const cell = fc.oneof(
	fc.constantFrom('', '2018', '2O18', 'bop137', 'mae', 'lfi', 'voté', 'SEX', 'mandat', 'Total', 'x;y', 'a"b'),
	fc.constantFrom(
		'1 234,50',
		'1.234',
		'12',
		'(5)',
		'#REF!',
		'1O',
		' 7 ',
		'n.d.',
		'- 3',
		'0,001',
		'deux\nlignes'
	)
);
const tables = fc
	.array(fc.array(cell, { minLength: HEADER.length, maxLength: HEADER.length }), {
		minLength: 1,
		maxLength: 8
	})
	.chain((rows) =>
		fc.record({
			rows: fc.constant(rows),
			changes: fc.uniqueArray(
				fc.record({
					row: fc.integer({ min: 0, max: rows.length - 1 }),
					column: fc.integer({ min: 0, max: HEADER.length - 1 }),
					// As many lines of text as the file, so that lines keep their numbers.
					value: cell.filter((text) => !text.includes('\n'))
				}),
				{ maxLength: 6, selector: ({ row, column }) => `${row} ${column}` }
			)
		})
	);

test('correcting cells of any table is reading the table written with those cells', async () => {
	await fc.assert(
		fc.asyncProperty(tables, fc.boolean(), async ({ rows, changes }, asBook) => {
			const flat = rows.map((row) => row.map((text) => (asBook ? text : text.replaceAll('\n', ' '))));
			const table = [HEADER, ...flat];
			const mended = table.map((row) => [...row]);
			for (const { row, column, value } of changes) mended[row + 1]?.splice(column, 1, value);
			const file = (content: Table) => (asBook ? book(content) : source(csv(content)));
			// A sheet is written with its cells alone: a row of none is no record to correct.
			if (asBook && flat.some((row) => row.every((text) => text === ''))) return;
			const corrections = changes.map(({ row, column, value }) => ({
				ligne: row + 2,
				colonne: column + 1,
				lu: table[row + 1]?.[column] ?? '',
				valeur: value
			}));
			const corrected = await readAll(file(table), reference, { corrections });
			const rewritten = await readAll(file(mended), reference);
			const { summary } = corrected;
			expect(corrected.lines).toEqual(rewritten.lines);
			expect(corrected.rejects).toEqual(rewritten.rejects);
			expect(summary.problems).toEqual(rewritten.summary.problems);
			expect(summary.sums).toEqual(rewritten.summary.sums);
			const { rows: counted, accepted, rejected, withoutAmount, controlRows, unreadableAmounts } = summary;
			expect(rewritten.summary).toMatchObject({
				...{ rows: counted, accepted, rejected, withoutAmount, controlRows, unreadableAmounts }
			});
		}),
		{ numRuns: 300 }
	);
});

test('a header that a person points at is the one that is read', async () => {
	const twice: Table = [HEADER, ROWS[1] ?? [], HEADER.with(6, 'Montant'), ROWS[3] ?? []];
	const { summary, lines } = await read(twice, { ligneEnTete: 3 });
	expect(summary).toMatchObject({ headerLine: 3, fatal: false });
	expect(lines).toHaveLength(1);
	const wrong = await read(twice, { ligneEnTete: 2 });
	expect(wrong.summary.fatal).toBe(true);
	expect(wrong.summary.problems[0]?.message).toContain('AFIS');
});
