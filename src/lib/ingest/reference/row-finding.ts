import type { Issue } from '#lib/ingest/told/problem-log.ts';

/** What is wrong with a row of a vocabulary, and the column to look at. */
export interface RowFinding {
	readonly issue: Issue;
	readonly column: string;
}
