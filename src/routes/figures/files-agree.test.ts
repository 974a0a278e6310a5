import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { render } from 'svelte/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import FigureTable from '#lib/figures/shell/FigureTable.svelte';
import { readerText, type TableCell, type TableColumn } from '#lib/figures/shell/figure-table.ts';
import type { Langue } from '#lib/domain/language.ts';
import { FIGURE_IDS } from '#lib/figures/figures.ts';
import { writeFigureFile } from '#lib/export/figure-files.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from './figure-of.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
	const lines = [
		row(12.5, { exercice: 2031, forme: 'SEX', attribution: 'mandat', preuve: 'D' }),
		row(3, { exercice: 2031, dispositif: 'p101', forme: 'TRAV|DOM', attribution: 'publiee', preuve: 'A' }),
		row(0, { exercice: 2030, etape: 'execution', preuve: 'D' })
	];
	expect((await bring(db, csv(lines))).outcome).toBe('done');
});
afterAll(() => db.close());

type Texts = readonly (readonly string[])[];

const CHOICE = { largeur: 600, format: 'paysage', variante: 'complet', theme: 'clair' } as const;
const spaced = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ').trim();
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (html: string) =>
	html.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);

/** The cells of the page's table, as their words. */
const pageCells = (html: string): Texts =>
	[...(html.split('<tbody>')[1] ?? '').matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, cells = '']) =>
		[...cells.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
			unescaped(cell.replace(/<[^>]*>/g, ''))
		)
	);

/** The cells of the first sheet of a workbook, as a column of letters names them; numbers as they are stored. */
function workbookCells(bytes: Uint8Array, width: number): Texts {
	const files = unzipSync(bytes);
	const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
	const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
		unescaped(item.replace(/<[^>]*>/g, ''))
	);
	return [...text('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)]
		.slice(1)
		.map(([, own = '']) => {
			const cells = Array.from({ length: width }, () => '');
			for (const [, letters = '', type, value = ''] of own.matchAll(
				/<c r="([A-Z]+)\d+"(?:[^>]*? t="(\w+)")?[^>]*>.*?<v>(.*?)<\/v>/gs
			)) {
				const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
				cells[at] = type === 's' ? (shared[Number(value)] ?? '') : value;
			}
			return cells;
		});
}

/** A number of a cell in the unit of its column: cents, tenths of a percent, or units. */
function amount(text: string, factor: number): number | null {
	const plain = spaced(text)
		.replace(/[ €%,](?=\d{3}(?:\D|$))|[ €%]/g, '')
		.replace('−', '-')
		.replace(',', '.');
	return plain === '' ? null : Math.round(Number(plain) * factor);
}

const FACTORS = { euros: 100, pourcent: 10, entier: 1 } as const;

/** What a cell of the table says, in the words and the unit of a file; nothing is nothing, whatever it is written as. */
const expected = (column: TableColumn, cell: TableCell): string | number =>
	cell === null ? '' : typeof cell === 'string' ? spaced(readerText(column, cell)) : cell;

/** The same of a cell of a file for readers. */
function read({ genre }: TableColumn, text: string, percents: number = FACTORS.pourcent): string | number {
	if (genre === 'texte' || genre === 'code') return spaced(text);
	return amount(text, genre === 'pourcent' ? percents : FACTORS[genre]) ?? '';
}

const FILTERS = [
	'',
	'forme=TRAV',
	'dispositif=p101',
	'etape=execution&dispositif=bop137',
	'euros=constants',
	'de=2030&a=2031'
];

test.for(FIGURE_IDS.flatMap((id) => FILTERS.map((filter) => [id, filter] as const)))(
	'the page and every file of %s, asked « %s », say the same in each cell',
	async ([id, filter]) => {
		for (const langue of ['fr', 'en'] as const satisfies readonly Langue[]) {
			const figure = inLanguage(langue, () =>
				figureOf(db, id, queryOf(db, filter), 'https://lignes.example')
			);
			if (figure === null) continue;
			const { colonnes, lignes } = figure.view.table;
			const want = inLanguage(langue, () =>
				lignes.map((cells) => colonnes.map((column, at) => expected(column, cells[at] ?? null)))
			);
			const told = (texts: Texts, percents?: number) =>
				texts.map((cells) => colonnes.map((column, at) => read(column, cells[at] ?? '', percents)));
			const write = (format: 'csv' | 'xlsx' | 'json', flavour: 'excel' | 'machine' = 'excel') =>
				inLanguage(langue, () => writeFigureFile(format, figure, { ...CHOICE, csv: flavour }));

			const page = inLanguage(
				langue,
				() => render(FigureTable, { props: { table: figure.view.table } }).body
			);
			expect(told(pageCells(page))).toEqual(want);

			const excel = Papa.parse<string[]>(strFromU8(await write('csv')), { skipEmptyLines: true }).data.slice(
				1
			);
			expect(told(excel)).toEqual(want);

			expect(told(workbookCells(await write('xlsx'), colonnes.length), 1000)).toEqual(want);

			// Files for machines carry codes, and the same rows whatever the language.
			const raw = (column: TableColumn, cell: TableCell) => [column.id, cell ?? ''];
			const codes = lignes.map((cells) => colonnes.map((column, at) => raw(column, cells[at] ?? null)));
			const json = JSON.parse(strFromU8(await write('json'))) as { lignes: Record<string, TableCell>[] };
			expect(
				json.lignes.map((cells) => colonnes.map((column) => raw(column, cells[column.id] ?? null)))
			).toEqual(codes);
			const machine = Papa.parse<Record<string, string>>(strFromU8(await write('csv', 'machine')), {
				header: true,
				skipEmptyLines: true
			}).data;
			const isCode = ({ genre }: TableColumn) => genre === 'code';
			const only = <T>(rows: readonly (readonly T[])[]) =>
				rows.map((cells) =>
					cells.filter((_, at) => isCode(colonnes[at] ?? { id: '', titre: '', genre: 'texte' }))
				);
			expect(
				only(machine.map((cells) => colonnes.map((column) => raw(column, cells[column.id] ?? null))))
			).toEqual(only(codes));
		}
	}
);
