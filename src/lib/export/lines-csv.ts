import { COLONNES_LIGNE, type ColonneLigne, type FundingLine } from '#lib/domain/funding-line.ts';
import { guardFormula } from '#lib/domain/formula-text.ts';
import { writeEuros } from '#lib/domain/money.ts';

/** Quotes a cell when its text would break the row. */
function cell(text: string): string {
	return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const amount = (centimes: number) => writeEuros(centimes).replace(/\.00$/, '').replace('.', ',');

function valueOf(line: FundingLine, column: ColonneLigne): string {
	if (column === 'montant') return amount(line.centimes);
	if (column === 'arrondi') return line.arrondi === null ? '' : amount(line.arrondi);
	const value = line[column];
	return value === null ? '' : typeof value === 'string' ? guardFormula(value) : String(value);
}

/** The header row of the canonical CSV, without its line end. */
export const LINES_CSV_HEADER = COLONNES_LIGNE.join(';');

/** One line as a row of the canonical CSV: semicolons, decimal comma, no line end. Reads back as the same line. */
export function lineCsvRow(line: FundingLine): string {
	return COLONNES_LIGNE.map((column) => cell(valueOf(line, column))).join(';');
}
