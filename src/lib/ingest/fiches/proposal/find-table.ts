import { fold } from '#lib/domain/fold.ts';
import { stageNamed } from '#lib/ingest/cells/labels.ts';
import { amountWords } from '#lib/ingest/header/amount-words.ts';
import { unitRow } from '#lib/ingest/header/unit.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import { isFormulaError } from '#lib/ingest/told/formula-error.ts';
import { joined } from '#lib/ingest/fiches/match-fiche.ts';

/** Where the table of a sheet begins: its header, of one row or of two joined, and its last row. */
export interface FoundTable {
	readonly cells: readonly string[];
	readonly headerRows: 1 | 2;
	readonly lastRow: number;
}

type Rows = readonly (readonly string[])[];

const YEAR = /^(?:19|20)\d\d$/;
/** Digits that no reader of amounts doubts. */
const DIGITS = /^[1-9]\d{0,8}$/;
const filledOf = (row: readonly string[] = []) =>
	row.map((cell) => cell.trim()).filter((cell) => cell !== '');
const isYear = (cell: string) => YEAR.test(cell.trim());

/** Whether a cell holds an amount, and not a year. */
export function isAmount(cell: string): boolean {
	if (cell.trim() === '' || isYear(cell)) return false;
	if (DIGITS.test(cell)) return true;
	const reader = new AmountReader(null, undefined);
	return !Number.isNaN(reader.read(cell)) || reader.failure === 'ambigu' || reader.failure === 'decimale';
}

/** Whether a cell was meant as an amount: one that can be read, a formula that was lost, letters for digits. */
export const isAmountLike = (cell: string): boolean =>
	isAmount(cell) ||
	isFormulaError(cell.trim()) ||
	/^(?=.*\d)[\dOoIl][\dOoIl\s.,]*$/.test(cell.trim().replace(/^(?:19|20)\d\d$/, ''));

/** Whether a row could name columns: words and years, no amounts. */
const namesColumns = (row: readonly string[] = []) => {
	const cells = filledOf(row);
	return cells.length >= 2 && cells.every((cell) => (/\p{L}/u.test(cell) && !isAmount(cell)) || isYear(cell));
};

/** Whether all the words of a row say what amounts are: years, stages, AE and CP. */
function saysAmounts(row: readonly string[]): boolean {
	return filledOf(row).every((cell) => {
		const { exercice, nature, etape, name } = amountWords(cell);
		return (
			exercice !== null ||
			nature !== null ||
			etape !== null ||
			name.split(' ').some((word) => stageNamed(word) !== null)
		);
	});
}

const repeats = (row: readonly string[]) => {
	const names = filledOf(row).map(fold);
	return new Set(names).size < names.length;
};

/**
 * The header of a table that nobody knows, by the outline of its rows; `null` when no row looks like one. `only` is the row
 * that a person says it is.
 */
export function findTable(rows: Rows, only?: number): FoundTable | null {
	const widths = rows.map((row) => filledOf(row).length);
	const amountsUnder = (row: number) =>
		rows.slice(row + 1, row + 6).some((cells) => cells.some((cell) => isAmount(cell)));
	const most = Math.max(0, ...rows.slice(0, 60).map((row) => (namesColumns(row) ? filledOf(row).length : 0)));
	const row =
		only ??
		rows.findIndex(
			(cells, index) => namesColumns(cells) && (widths[index] ?? 0) * 2 >= most && amountsUnder(index)
		);
	const cells = rows[row];
	if (!cells) return null;
	const [above, below] = [rows[row - 1], rows[row + 1]];
	if (above && namesColumns(above) && (repeats(cells) || saysAmounts(above)))
		return { cells: joined(above, cells), headerRows: 2, lastRow: row };
	if (
		below &&
		namesColumns(below) &&
		unitRow(below) === null &&
		(saysAmounts(below) || repeats(below) || repeats(cells))
	)
		return { cells: joined(cells, below), headerRows: 2, lastRow: row + 1 };
	return { cells, headerRows: 1, lastRow: row };
}
