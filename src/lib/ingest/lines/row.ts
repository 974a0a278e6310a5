import type { SecondTable } from '#lib/ingest/header/second-table.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { DispositifRule } from './dispositif-rule.ts';
import type { LineKeeper } from './line-keeper.ts';
import type { LinePlan } from './line-plan.ts';

/** A row as the file has it. */
export interface Row {
	readonly cells: readonly string[];
	/** Physical line on which it starts. */
	readonly ligne: number;
	/** Physical lines that it runs over. */
	readonly spans: number;
	/** A quote stands where none should. */
	readonly strayQuote: boolean;
}

/** What the rows of one file are read by, and where what is found goes. */
export interface RowContext {
	readonly plan: LinePlan;
	readonly log: ProblemLog;
	readonly keeper: LineKeeper;
	readonly rule: DispositifRule;
	readonly delimiter: string;
	readonly tables: SecondTable;
}
