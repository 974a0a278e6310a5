import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { bring, shippedBase } from '#lib/server/base.fixture.ts';
import { everyLine } from '#lib/server/analysis/lines/whole-lines.ts';
import { lineExcelRow, LINES_CSV_HEADER } from './lines-csv.ts';

/** What LibreOffice 7.4 in French was seen to save: a number without the zeros it does not need, few quotes. */
const resaved = (cell: string) =>
	/^-?\d+(?:,\d+)?$/.test(cell)
		? cell
				.replace(/^(-?)0+(?=\d)/, '$1')
				.replace(/(,\d*?)0+$/, '$1')
				.replace(/,$/, '')
		: cell;

/** Rows split as LibreOffice proposes: at commas, semicolons and tabs at once, outside quotes. */
const opened = (text: string) =>
	text
		.split('\r\n')
		.filter((row) => row !== '')
		.map((row) =>
			[...`${row};`.matchAll(/("(?:[^"]|"")*"|[^",;\t]*)[,;\t]/g)].map(([, cell = '']) =>
				cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')
			)
		);

test('the lines opened by a spreadsheet, saved again and imported change nothing', async () => {
	const db = await shippedBase();
	const lines = [...everyLine(db, 1)];
	const rows = opened([LINES_CSV_HEADER, ...lines.map(lineExcelRow)].join('\r\n'));
	expect(new Set(rows.map((row) => row.length))).toEqual(new Set([LINES_CSV_HEADER.split(';').length]));
	const saved = rows.map((row) => row.map(resaved));
	expect(saved).not.toEqual(rows);
	const { outcome, files } = await bring(db, Papa.unparse(saved, { delimiter: ';' }));
	expect(outcome).not.toBe('done');
	expect(files).toMatchObject([{ added: 0, unchanged: lines.length, withdrawn: 0 }]);
	db.close();
});
