import { columnLetter } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { quoteCell } from '#lib/domain/csv-cell.ts';
import { csvCell } from '#lib/ingest/records/csv-cells.ts';
import type { Doubt } from './number-format.ts';
import { LINE_SEPARATOR } from '#lib/ingest/records/line-separator.ts';
import { Unreadable } from './unreadable.ts';
import { damaged, tooHeavy } from './zip.ts';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
/** What the rows of a sheet may weigh as text. */
const MAX_CHARS = 64 << 20;
const MAX_MERGES = 10_000;
const MAX_DOUBTS = 8;

const ANYTHING = /^/;
/** A sheet as its workbook lists it. */
export interface SheetName {
	readonly name: string;
	readonly hidden: boolean;
}

/** Cells that are one on the screen: rows and columns, 1 for the first. */
export interface Merge {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** Something met several times, and the first place where. */
export interface Met {
	times: number;
	first: number;
}

/** Numbers of a column whose format makes them something else than euros. */
export interface Doubtful extends Met {
	readonly doubt: Doubt;
	readonly value: string;
}

/** The numbers of a column: how many, and those in doubt by what their formats show. */
export interface Numbers {
	count: number;
	readonly doubtful: Map<string, Doubtful>;
}

/**
 * The rows of one sheet, as lines of text: a row is a line, so that both have one number. Each row is as wide as the widest
 * above it. What cannot be said in a cell is kept beside.
 */
export class SheetRows {
	readonly hiddenRows: Met = { times: 0, first: 0 };
	readonly hiddenColumns: { readonly from: number; readonly to: number }[] = [];
	readonly merges: Merge[] = [];
	/** Formulas whose value is not in the file. */
	readonly uncomputed: Met & { column: number } = { times: 0, first: 0, column: 0 };
	/** By column, 1 for the first. */
	readonly numbers: Numbers[] = [];
	readonly name: string;
	#cells: string[] = [];
	#width = 0;
	#row = 0;
	#hidden = false;
	/** The last row written. */
	#written = 0;
	#chars = 0;
	#text = '';

	constructor(name: string) {
		this.name = name;
	}

	/** The row whose cells are being read, 1 for the first. */
	get row(): number {
		return this.#row;
	}

	/** Where a cell of this row stands, as sentences say it. */
	at(column: number): string {
		return fr`Feuille ${this.name}, ligne ${this.#row}, colonne ${columnLetter(column)}`;
	}

	/** Starts a row further down than the one before. */
	start(row: number, hidden: boolean): void {
		if (row <= this.#row) throw damaged();
		this.#row = row;
		this.#hidden = hidden;
	}

	/** Puts a text in a column of the row, 1 for the first. */
	put(column: number, text: string): void {
		if (text === '') return;
		if (column < 1 || column > MAX_COLUMNS || this.#row > MAX_ROWS) throw damaged();
		while (this.#cells.length < column) this.#cells.push('');
		this.#cells[column - 1] = this.#cell(text);
	}

	/** Puts a number, and notes what its format makes of it. */
	putNumber(column: number, text: string, doubt: Doubt | null): void {
		this.put(column, text);
		const numbers = (this.numbers[column] ??= { count: 0, doubtful: new Map() });
		numbers.count += 1;
		if (doubt === null) return;
		const key = `${doubt.kind} ${doubt.shown}`;
		const same = numbers.doubtful.get(key);
		if (same) same.times += 1;
		else if (numbers.doubtful.size < MAX_DOUBTS)
			numbers.doubtful.set(key, { doubt, value: text, times: 1, first: this.#row });
	}

	/** Notes that columns do not show. */
	hide(columns: { readonly from: number; readonly to: number }): void {
		if (this.hiddenColumns.length < MAX_COLUMNS) this.hiddenColumns.push(columns);
	}

	uncompute(column: number, times = 1): void {
		if (this.uncomputed.times === 0) this.uncomputed.column = column;
		this.#meet(this.uncomputed, times);
	}

	merge(merge: Merge): void {
		if (this.merges.length < MAX_MERGES) this.merges.push(merge);
	}

	/** Ends a row that stands `times` times. */
	end(times = 1): void {
		const cells = this.#cells;
		if (cells.length === 0) return;
		if (this.#row <= this.#written) throw damaged();
		this.#width = Math.max(this.#width, cells.length);
		this.#write('\n', this.#row - 1 - this.#written);
		this.#write(`${cells.join(';')}${';'.repeat(this.#width - cells.length)}\n`, times);
		if (this.#hidden) this.#meet(this.hiddenRows, times);
		this.#cells = [];
		this.#row += times - 1;
		this.#written = this.#row;
	}

	/** The text of the rows ended since the last call. */
	take(): string {
		const text = this.#text;
		this.#text = '';
		return text;
	}

	#cell(text: string): string {
		if (!/[\r\n]/.test(text)) return csvCell(text);
		return quoteCell(text.replace(/\r\n?|\n/g, LINE_SEPARATOR), ANYTHING);
	}

	#write(line: string, times: number): void {
		this.#chars += line.length * times;
		if (this.#chars > MAX_CHARS) throw tooHeavy();
		this.#text += line.repeat(times);
	}

	#meet(met: Met, times = 1): void {
		if (met.times === 0) met.first = this.#row;
		met.times += times;
	}
}

/** The refusal of a sheet of which some formulas have no value. */
export function uncomputed({ name, uncomputed: { times, first, column } }: SheetRows): Unreadable {
	const all = times === 1 ? 'une formule n’a' : `${times} formules n’ont`;
	return new Unreadable(
		fr`Feuille ${name}, ligne ${first}, colonne ${columnLetter(column)} : ${all} pas de valeur enregistrée ; le classeur a été écrit par un programme qui ne calcule pas. Ouvrez et enregistrez le fichier dans Excel ou LibreOffice, puis importez-le.`,
		'formule',
		'des formules calculées'
	);
}
