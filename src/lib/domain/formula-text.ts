/** What a spreadsheet runs as a formula when a text starts with it, or what guards such a text (OWASP, CSV injection). */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** A text as a cell that no spreadsheet runs: an apostrophe before it, which `readGuarded` takes off again. */
export const guardFormula = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell that `guardFormula` wrote; any other text as it is. */
export const readGuarded = (text: string) => (GUARDED.test(text) ? text.slice(1) : text);
