import type { SecondTable } from '#lib/ingest/header/second-table.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { DispositifRule } from './dispositif-rule.ts';
import type { LineKeeper } from './line-keeper.ts';
import type { LinePlan } from './line-plan.ts';

/** What the rows of one file are read by, and where what is found goes. */
export interface RowContext {
	readonly plan: LinePlan;
	readonly log: ProblemLog;
	readonly keeper: LineKeeper;
	readonly rule: DispositifRule;
	readonly delimiter: string;
	readonly tables: SecondTable;
}
