import { COLONNES_LIGNE, type ColonneLigne, type FundingLine } from '#lib/domain/funding-line.ts';
import { guardFormula } from '#lib/domain/formula-text.ts';
import { writeEuros } from '#lib/domain/money.ts';
import { quoteCell, SPREADSHEET_SPLITS } from '#lib/domain/csv-cell.ts';

const amount = (centimes: number) => writeEuros(centimes).replace(/\.00$/, '').replace('.', ',');

function valueOf(line: FundingLine, column: ColonneLigne): string {
	if (column === 'montant') return amount(line.centimes);
	if (column === 'arrondi') return line.arrondi === null ? '' : amount(line.arrondi);
	const value = line[column];
	return value === null ? '' : typeof value === 'string' ? guardFormula(value) : String(value);
}

/** The header row of the canonical CSV, without its line end. */
export const LINES_CSV_HEADER = COLONNES_LIGNE.join(';');

const row = (line: FundingLine, splits: RegExp) =>
	COLONNES_LIGNE.map((column) => quoteCell(valueOf(line, column), splits)).join(';');

/** One line as a row of the canonical CSV: semicolons, decimal comma, no line end. Reads back as the same line. */
export function lineCsvRow(line: FundingLine): string {
	return row(line, /[";\n\r]/);
}

/** The same row for spreadsheets, which may split at commas and tabs too. Reads back as the same line. */
export function lineExcelRow(line: FundingLine): string {
	return row(line, SPREADSHEET_SPLITS);
}
