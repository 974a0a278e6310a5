import { wordKey } from '#lib/ingest/cells/synonyms.ts';
import { isTotalRow } from '#lib/ingest/totals/row-totals.ts';
import { isBlankRow, loneNote } from '#lib/ingest/header/row-shape.ts';
import { isAmountLike } from './find-table.ts';

/** A column of more distinct words than this is free text. */
const MAX_WORDS = 400;

/** What one column of a table holds, as far as it helps to say what it gives. */
export class ColumnValues {
	filled = 0;
	amounts = 0;
	/** Blank cells that stand under a filled one, in rows that have other cells. */
	blanksUnder = 0;
	/** Blank cells in rows of which the first column is filled: they are no part of merged cells. */
	blanksAlone = 0;
	startsFilled = false;
	/** Each distinct word, as first written, with how often it stands there; `null` once they are too many. */
	words: Map<string, { readonly mot: string; count: number }> | null = new Map();
	#rows = 0;

	see(cell: string, first: string): void {
		const text = cell.trim();
		this.#rows += 1;
		if (text === '') {
			if (this.filled > 0) this.blanksUnder += 1;
			if (first.trim() !== '') this.blanksAlone += 1;
			return;
		}
		if (this.#rows === 1) this.startsFilled = true;
		this.filled += 1;
		if (isAmountLike(text)) this.amounts += 1;
		if (this.words === null) return;
		const key = wordKey(text);
		const known = this.words.get(key);
		if (known) known.count += 1;
		else if (this.words.size < MAX_WORDS) this.words.set(key, { mot: text, count: 1 });
		else this.words = null;
	}
}

/** Shows the rows of a table to its columns; rows of totals, notes and blank rows apart. */
export class TableValues {
	readonly columns: readonly ColumnValues[];

	readonly #first: number;

	constructor(names: readonly string[]) {
		this.columns = names.map(() => new ColumnValues());
		this.#first = names.findIndex((name) => name.trim() !== '');
	}

	see(row: readonly string[]): void {
		if (isBlankRow(row) || isTotalRow(row) || loneNote(row)) return;
		this.columns.forEach((column, index) => column.see(row[index] ?? '', row[this.#first] ?? ''));
	}
}
