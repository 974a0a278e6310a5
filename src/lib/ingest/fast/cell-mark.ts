import { NATURES } from '#lib/domain/vocabulary.ts';
import type { CodedField } from '#lib/ingest/lines/batch.ts';
import type { Entry } from '#lib/ingest/lines/coded-column.ts';
import { TOTAL_LABEL } from '#lib/ingest/totals/row-totals.ts';

/** What the rules ask of a cell, as a number: they then need no text. `NaN` when a row with it is not to be read here. */
export function markOf(
	field: CodedField | 'exercice',
	{ value, issue, reading: { etape, action } }: Entry
): number {
	// What a cell says beside its own field is judged with the whole row.
	const more = etape !== undefined || (/^(?:dispositif|programme)$/.test(field) && action !== undefined);
	if (more || issue?.severite === 'bloquant' || issue === TOTAL_LABEL) return NaN;
	if (field === 'exercice') return value === null ? NaN : Number(value);
	if (field === 'nature') return NATURES.findIndex((nature) => nature === value);
	return value === null || (field === 'forme' && value === 'NV') ? 0 : 1;
}
