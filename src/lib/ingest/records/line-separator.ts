/**
 * A break inside a cell that ends no line of the file: it stands for every one in the text of a sheet, so that a row is one
 * line of it.
 */
export const LINE_SEPARATOR = '\u2028';

/** A text whose breaks are all ends of line. */
export const withLineBreaks = (text: string): string =>
	text.includes(LINE_SEPARATOR) ? text.replaceAll(LINE_SEPARATOR, '\n') : text;
