import { FundingLine } from '#lib/domain/funding-line.ts';
import { CODED_FIELDS, type LineBatch } from './batch.ts';

/**
 * The lines of a batch as objects, for previews and tests. `words` is the dictionary carried from one batch to the next:
 * hand the same array over each time, starting with an empty one; it is changed in place.
 */
export function linesOf(batch: LineBatch, words: string[]): FundingLine[] {
	if (batch.resetWords) words.length = 0;
	for (const word of batch.words) words.push(word);
	const at = (column: Int32Array | Float64Array, index: number) =>
		column[column.length === 1 ? 0 : index] ?? NaN;
	return Array.from({ length: batch.count }, (_, index) => {
		const arrondi = at(batch.arrondi, index);
		const line: Record<string, unknown> = {
			exercice: batch.exercice[index],
			centimes: batch.centimes[index],
			arrondi: Number.isNaN(arrondi) ? null : arrondi
		};
		for (const field of CODED_FIELDS) line[field] = words[at(batch.coded[field], index)] ?? null;
		return FundingLine.parse(line);
	});
}
