import { isDeclaredAbsent } from '#lib/ingest/cells/absences.ts';
import type { BatchWriter } from './batch-writer.ts';
import type { CodedColumn, Entry } from './coded-column.ts';
import type { LinePlan } from './line-plan.ts';

/** What the year of a row was read as, and the column that says it. */
export interface RowYear {
	readonly entry: Entry;
	readonly index: number;
}

/** The year of a row: that of its own column, else of the first of the others that tells it where its own is blank. */
export function yearOfRow(
	exercice: CodedColumn<'exercice'>,
	{ otherYears }: LinePlan,
	row: readonly string[],
	writer: BatchWriter
): RowYear {
	const cell = row[exercice.index] ?? '';
	const entry = exercice.read(cell, writer);
	if (entry.value === null && (cell.trim() === '' || isDeclaredAbsent(cell))) {
		for (const other of otherYears) {
			const found = other.read(row[other.index] ?? '', writer);
			if (found.value !== null) return { entry: found, index: other.index };
		}
	}
	return { entry, index: exercice.index };
}
