import { isBlankRow, isComment, loneNote, noteAlone } from '#lib/ingest/header/row-shape.ts';
import type { LinePlan } from './line-plan.ts';
import type { Row } from './row.ts';

/** Fills the blank cells of some columns with what stands above them, as merged cells leave them in a spreadsheet. */
export class RowFill {
	readonly #plan: LinePlan;
	readonly #above = new Map<number, string>();

	constructor(plan: LinePlan) {
		this.#plan = plan;
	}

	/** The row with its cells; rows that are no data stay as they are, and nothing is taken from them. */
	fill(row: Row): Row {
		const { filled, headers, width, isTotal } = this.#plan;
		if (filled.length === 0) return row;
		const { cells } = row;
		if (
			isBlankRow(cells) ||
			isComment(cells, width) ||
			isTotal(cells) ||
			loneNote(cells) ||
			noteAlone(cells, width)
		)
			return row;
		// A header said again is no cell above the next rows.
		if (cells.every((cell, index) => cell.trim() === (headers[index] ?? '').trim())) return row;
		const whole = [...cells];
		for (const index of filled) {
			const cell = cells[index] ?? '';
			if (cell.trim() !== '') this.#above.set(index, cell);
			else if (index < whole.length) whole[index] = this.#above.get(index) ?? cell;
		}
		return { ...row, cells: whole };
	}
}
