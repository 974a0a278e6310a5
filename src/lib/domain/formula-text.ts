/** What a spreadsheet runs as a formula when a text starts with it, or what guards such a text (OWASP, CSV injection). */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** A text as a cell that no spreadsheet runs: an apostrophe before it, which `readGuarded` takes off again. */
export const guardFormula = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell that `guardFormula` wrote; any other text as it is. */
export const readGuarded = (text: string) => (GUARDED.test(text) ? text.slice(1) : text);

/** A signed number as amounts are written, « -12,5 », « +3 M€ », « - 1 200,00 EUR »: a spreadsheet shows it, and runs nothing. */
const SIGNED_NUMBER =
	/^[+-][\s\u00A0\u202F]*(?:€[\s\u00A0\u202F]*)?\d[\d\s\u00A0\u2009\u202F.,'’]*(?:[kKmM]d?s?[\s\u00A0\u202F]?)?(?:€|eur(?:os?)?|%)?$/i;

const LIVE = /^[=+\-@\t\r]/;
/** Dashes in place of an amount, with the currency that the format « Comptabilité » leaves beside one. */
const SIGNS = /^[+-][\s\u00A0\u202F+-]*€?$/;

/** Whether a spreadsheet may run a cell of a table as a formula; a sign alone, or before a number, is none. */
export const isLiveFormula = (cell: string): boolean =>
	LIVE.test(cell) && !SIGNS.test(cell) && !SIGNED_NUMBER.test(cell);

/** A cell of any kind, amounts too, as no spreadsheet runs it and as it is read the same: see `readGuarded`. */
export const guardCell = (cell: string): string => (isLiveFormula(cell) ? `'${cell}` : cell);
