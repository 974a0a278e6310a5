import { fold } from '#lib/domain/fold.ts';
import { told, type Check } from '#lib/ingest/cells/reading.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';

const TOTAL = /^(?:s(?:ous|\/)?[- ]?total|totaux|(?:grand |sub-?|t )?total)\b|^t o t a l\b/;
/** Words that say a total when they stand alone, or at the end of a label. */
const ALONE = /^(?:ensemble|cumul|somme|general|somme totale|montant total)$/;
const AT_END = /[\s(:–—-](?:sous-?)?total(?: general)?[ )]*$/;

const bare = (label: string) =>
	fold(label)
		.replace(/[.:]+$/, '')
		.trim();

/** A row that adds up others: « Total général », « Sous-total mission ». Its first cell with a text says so. */
export function isTotalRow(row: readonly string[]): boolean {
	for (const cell of row) {
		if (cell.trim() !== '') return TOTAL.test(fold(cell));
	}
	return false;
}

/** Whether a free label is that of a row that adds up others: « TOTAL », « Sous-total central », « BOP 137, total ». */
export const isTotalLabel = (label: string): boolean => saysTotal(bare(label));

const saysTotal = (folded: string) => TOTAL.test(folded) || AT_END.test(folded);

/** The same of an item, where « Ensemble » or « Somme » stand for nothing else. */
export function isTotalPoste(poste: string): boolean {
	const folded = bare(poste);
	return ALONE.test(folded) || saysTotal(folded);
}

/** The same of the name of an organisation: « Total » is one, « Total Énergies » another. */
export function isTotalName(name: string): boolean {
	return /^(?:sous[- ]?total|totaux|(?:grand )?total)(?: general| des?\b.*)?$/.test(fold(name));
}

/** Marks a text that reads as the label of a total; the row then says whether it is one. */
export const TOTAL_LABEL = issue('sous-total-suspect', 'info', 'un total');

/** A check that marks labels of totals. */
export function markingTotals(check: Check, isTotal: (text: string) => boolean): Check {
	return (cell) => {
		const reading = check(cell);
		const marked = reading.value !== null && !reading.issue && isTotal(reading.value);
		return marked ? told(reading.value, TOTAL_LABEL) : reading;
	};
}

/** A row that adds up the whole file. */
export function isGrandTotal(row: readonly string[]): boolean {
	return row.some((cell) => /^total(?: general)?$/.test(fold(cell)));
}
