import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import {
	readerText,
	type FigureTable,
	type TableCell,
	type TableColumn
} from '#lib/figures/shell/figure-table.ts';
import { tr } from '#lib/domain/language.ts';
import { noticeLines, type FigureNotice } from './figure-notice.ts';
import { setForPrint } from './print-set-up.ts';

const HEAD = { fontWeight: 'bold', bottomBorderStyle: 'thin', wrap: true, alignVertical: 'bottom' } as const;

/** A typed cell: amounts are numbers in euros, shares are fractions shown in percent, texts can run no formula. */
function typed(column: TableColumn, cell: TableCell): Cell {
	const { genre } = column;
	if (cell === null || cell === '') return null;
	if (typeof cell === 'string')
		return { value: readerText(column, cell), type: String, alignVertical: 'top' };
	if (genre === 'euros')
		return { value: cell / 100, type: Number, format: cell % 100 === 0 ? '#,##0' : '#,##0.00' };
	if (genre === 'pourcent') return { value: cell / 1000, type: Number, format: '0.0%' };
	return { value: cell, type: Number, format: '0' };
}

const WIDTHS: Readonly<Record<TableColumn['genre'], number>> = {
	texte: 26,
	code: 20,
	euros: 17,
	entier: 10,
	pourcent: 10
};

/** A line of text in a head, in points. */
const LINE = 15;

/** How high heads stand: LibreOffice gives a row that wraps the height of one line, and cuts the others. */
function headHeight(columns: readonly TableColumn[]): number {
	const lines = columns.map(({ titre, genre }) => {
		let [count, room] = [1, WIDTHS[genre] - 2];
		for (const { length } of titre.split(' ')) {
			if (length > room && room < WIDTHS[genre] - 2) [count, room] = [count + 1, WIDTHS[genre] - 2];
			room -= length + 1;
		}
		return count;
	});
	return LINE * Math.max(1, ...lines);
}

/** Writes a figure's table as a workbook: its data with typed numbers, then « Lisez-moi ». */
export async function writeTableXlsx(table: FigureTable, notice: FigureNotice): Promise<Uint8Array> {
	const height = headHeight(table.colonnes);
	const heads = table.colonnes.map((column): Cell => ({
		value: column.titre,
		type: String,
		height,
		align: column.genre === 'texte' || column.genre === 'code' ? 'left' : 'right',
		...HEAD
	}));
	const rows = table.lignes.map((row, index) =>
		table.colonnes.map((column, at): Cell => {
			const cell = typed(column, row[at] ?? null);
			const sum = table.ensembles?.includes(index) === true;
			return sum && cell !== null && typeof cell === 'object' ? { ...cell, fontWeight: 'bold' } : cell;
		})
	);
	const written = await writeXlsxFile(
		[
			{
				sheet: tr('Données', 'Data'),
				data: [heads, ...rows],
				columns: table.colonnes.map(({ genre }) => ({ width: WIDTHS[genre] })),
				stickyRowsCount: 1
			},
			{
				sheet: tr('Lisez-moi', 'Read me'),
				data: noticeLines(notice).map(([name, text]): Cell[] => [
					{ value: name, type: String, fontWeight: 'bold', alignVertical: 'top' },
					{ value: text, type: String, wrap: true, alignVertical: 'top' }
				]),
				columns: [{ width: 26 }, { width: 100 }]
			}
		],
		{ fontFamily: 'Calibri', fontSize: 11 }
	).toBuffer();
	return setForPrint(new Uint8Array(written));
}
