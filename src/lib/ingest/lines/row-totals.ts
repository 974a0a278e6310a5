import { fold } from '#lib/domain/fold.ts';

const TOTAL = /^(?:sous-? ?total|total)\b/;

/** A row that adds up others: « Total général », « Sous-total mission ». Its first cell with a text says so. */
export function isTotalRow(row: readonly string[]): boolean {
	for (const cell of row) {
		if (cell.trim() !== '') return TOTAL.test(fold(cell));
	}
	return false;
}

/** A row that adds up the whole file. */
export function isGrandTotal(row: readonly string[]): boolean {
	return row.some((cell) => /^total(?: general)?$/.test(fold(cell)));
}
