import { grandTotalIssue } from '#lib/ingest/destination/controls.ts';
import type { Issue } from '#lib/ingest/told/problem-log.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import type { LinePlan } from '#lib/ingest/lines/line-plan.ts';
import { isGrandTotal } from './row-totals.ts';

/** Cents of the lines that were read, kept or not, whatever their nature. */
const readIn = (tally: Tally) =>
	Object.values(tally.sums()).reduce((all, { read, controls }) => all + read - controls, 0);

/** Compares the rows of the total of a table with what the rows of one column of it add up to. */
export class GrandTotals {
	readonly #tally: Tally;
	readonly #plan: LinePlan;
	readonly #before: number;

	constructor(tally: Tally, plan: LinePlan) {
		this.#tally = tally;
		this.#plan = plan;
		this.#before = readIn(tally);
	}

	/** What to say of a row of totals whose cell in the column gives `cents`; `null` when it agrees or is of a part. */
	check(row: readonly string[], cents: number): Issue | null {
		const { comparesTotals, headers, amountAt } = this.#plan;
		if (!comparesTotals || Number.isNaN(cents) || !isGrandTotal(row)) return null;
		return grandTotalIssue((headers[amountAt] ?? '').trim(), readIn(this.#tally) - this.#before, cents);
	}
}
