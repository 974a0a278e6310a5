import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { xlsxParts, xlsxSheet, zipOf } from '#lib/ingest/sheets/workbook.fixture.ts';
import { annotateFile } from '#lib/ingest/told/annotated.ts';
import { bring, csv, exported, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { findFile, isPublished, readFileBytes } from '#lib/server/store/files.ts';
import { findText } from './erase-text.ts';
import { originalRow } from './original-row.ts';
import { quarantineFile } from './quarantine-file.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const table = (end: string) => new Uint8Array(readFileSync(`tests/fixtures/tableurs/meme-table.${end}`));

/** A CSV as a workbook whose cells are all texts. */
const asWorkbook = (text: string) =>
	zipOf(
		xlsxParts(
			xlsxSheet(
				text
					.replace('\uFEFF', '')
					.split(/\r?\n/)
					.filter((line) => line !== '')
					.map((line) => line.match(/"(?:[^"]|"")*"|[^;]+|(?<=;|^)(?=;|$)/g) ?? [])
					.map((cells) => cells.map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"') || null))
			)
		)
	);

async function textOf(pieces: AsyncIterable<Uint8Array> | null): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const piece of pieces ?? []) text += decoder.decode(piece, { stream: true });
	return text;
}

test('the same table as CSV, .xlsx and .ods stores the same lines, byte for byte', async () => {
	const stored = await Promise.all(
		['csv', 'xlsx', 'ods'].map(async (end) => {
			const base = await vocabulariesOnly();
			const report = await bring(base, table(end), { name: `table.${end}` });
			expect(report.outcome).toBe('done');
			return exported(base);
		})
	);
	expect(stored[0]?.split('\n')).toHaveLength(11);
	expect(new Set(stored).size).toBe(1);
});

test('a workbook after the CSV of the same table changes no line', async () => {
	await bring(db, table('csv'), { name: 'table.csv' });
	const again = await bring(db, table('ods'), { name: 'table.ods' });
	expect(again.files[0]).toMatchObject({ added: 0, withdrawn: 0, unchanged: 8 });
});

test('the bytes of a workbook are kept as they came, for nobody else: they say more than its sheet', async () => {
	const bytes = table('xlsx');
	const { files } = await bring(db, bytes, { name: 'table.xlsx' });
	const file = findFile(db, files[0]?.sha256 ?? '');
	expect(Buffer.concat([...readFileBytes(db, file?.id ?? 0)]).equals(Buffer.from(bytes))).toBe(true);
	expect(isPublished(db, file?.id ?? 0)).toBe(false);
});

test('a line of a workbook is shown with its row and its sheet', async () => {
	await bring(db, table('xlsx'), { name: 'table.xlsx' });
	const found = db
		.prepare<[], { importId: number; fileLine: number }>(
			'SELECT import_id AS importId, file_line AS fileLine FROM line WHERE file_line = 6'
		)
		.get();
	expect(await originalRow(db, found?.importId ?? 0, found?.fileLine ?? 0)).toMatchObject({
		fileLine: 6,
		feuille: 'Données 2018',
		cells: expect.arrayContaining(['2124878', 'deux\nlignes'])
	});
});

describe('a workbook with rows that are refused', () => {
	const faulty = asWorkbook(csv([row(10), row('1O', { poste: 'x', note: 'dite par Anne Dupont' })]));

	test('comes back annotated, and in quarantine, as CSV', async () => {
		const report = await bring(db, faulty, { name: 'a.xlsx', allowRejects: true });
		const { summary } = report.files[0] ?? {};
		if (!summary) throw new Error('no file was read');
		const annotated = await textOf(annotateFile(bytesSource('a.xlsx', faulty), summary));
		const rows = annotated.split('\n');
		expect(rows[0]).toMatch(/;_problemes$/);
		expect(rows[2]).toMatch(/^2018;.*;1O;.*;"?Feuille Données, ligne 3, colonne H \(montant\)/);
		const [mark, header, ...waiting] = [...quarantineFile(db, imports())].join('').trim().split('\r\n');
		expect(mark).toContain('# Quarantaine');
		expect(header).toBe(`${csv([]).trim()};_problemes`);
		expect(waiting).toHaveLength(1);
	});

	test('is completed by its quarantine, mended in a spreadsheet and saved as a workbook', async () => {
		await bring(db, faulty, { name: 'a.xlsx', allowRejects: true });
		const mended = asWorkbook([...quarantineFile(db, imports())].join('').replace('1O', '10'));
		const report = await bring(db, mended, { name: 'corrigé.xlsx' });
		expect(report.files[0]).toMatchObject({ added: 1, withdrawn: 0, mended: 1 });
	});

	test('says a name to whoever looks for it to erase it', async () => {
		await bring(db, faulty, { name: 'a.xlsx', allowRejects: true });
		expect((await findText(db, 'Anne Dupont')).files).toEqual(['a.xlsx']);
	});
});

const imports = () => db.prepare<[], number>('SELECT max(id) FROM import').pluck().get() ?? 0;

test('a selection saved as a workbook replaces the lines it was chosen from alone', async () => {
	await bring(db, csv([row(10), row(20, { dispositif: 'mae' })]));
	const mark = '# Sélection de Lignes claires v2 filtres ?dispositif=mae (ce ne sont pas toutes les lignes.)';
	const report = await bring(db, asWorkbook(`${mark}\n${csv([row(25, { dispositif: 'mae' })])}`), {
		name: 's.xlsx'
	});
	expect(report.files[0]).toMatchObject({ added: 1, withdrawn: 1 });
	expect(exported(db)).toContain(';bop137;');
});
