import {
	percentText,
	readerText,
	type FigureTable,
	type TableCell,
	type TableColumn
} from '#lib/figures/shell/figure-table.ts';
import { guardFormula } from '#lib/domain/formula-text.ts';
import { tr } from '#lib/domain/language.ts';
import { writeEuros } from '#lib/domain/money.ts';
import { quoteCell, SPREADSHEET_SPLITS } from '#lib/domain/csv-cell.ts';

/**
 * `excel`: BOM, CRLF, heads for readers, semicolons and decimal commas, or commas and points in English, as a spreadsheet of
 * that language expects. `machine`: commas, points, LF, plain names.
 */
export type CsvFlavour = 'excel' | 'machine';

const BOM = '\uFEFF';
const SPLITS: Readonly<Record<CsvFlavour, RegExp>> = { excel: SPREADSHEET_SPLITS, machine: /[",\n\r]/ };

/** The cell as machines read it: decimal point, cents only where they are not 00. */
function machineText({ genre }: TableColumn, cell: TableCell): string {
	if (cell === null) return '';
	if (typeof cell === 'string') return guardFormula(cell);
	if (genre === 'euros') return writeEuros(cell).replace(/\.00$/, '');
	return genre === 'pourcent' ? percentText(cell) : String(cell);
}

/** Writes a figure's table as CSV. Numbers stay numbers, negative ones too; only texts are guarded. */
export function writeTableCsv(table: FigureTable, flavour: CsvFlavour): string {
	const excel = flavour === 'excel';
	const separator = excel ? tr(';', ',') : ',';
	const end = excel ? '\r\n' : '\n';
	const heads = table.colonnes.map((column) => (excel ? guardFormula(column.titre) : column.id));
	const rows = table.lignes.map((row) =>
		table.colonnes.map((column, index) => {
			const cell = row[index] ?? null;
			if (excel && typeof cell === 'string') return guardFormula(readerText(column, cell));
			const text = machineText(column, cell);
			return excel ? text.replace('.', tr(',', '.')) : text;
		})
	);
	const written = [heads, ...rows].map((cells) =>
		cells.map((cell) => quoteCell(cell, SPLITS[flavour])).join(separator)
	);
	return `${excel ? BOM : ''}${written.join(end)}${end}`;
}
