import type { Reference } from '#lib/domain/reference-tables.ts';
import { isComplete, type Couverture } from '#lib/domain/vocabulary.ts';

type Coverage = (dispositif: string, exercice: number) => Couverture;

/** A vocabulary is read once for each version: so are its indexes. */
const coverages = new WeakMap<Reference, Coverage>();

/** What the sources still isolate of a dispositif in a year; `non_declaree` when nothing says it. */
export function coverageIndex(reference: Reference): Coverage {
	const known = coverages.get(reference);
	if (known) return known;
	const index = new Map(
		reference.couverture.map((row) => [`${row.dispositif} ${row.exercice}`, row.couverture])
	);
	const coverage: Coverage = (dispositif, exercice) =>
		index.get(`${dispositif} ${exercice}`) ?? 'non_declaree';
	coverages.set(reference, coverage);
	return coverage;
}

/**
 * The coverage of several (dispositif, exercice) together: theirs when they have one in common; `partielle` when something of
 * some of them is isolated; else `non_declaree`, which says less than `absente`.
 */
export function commonCoverage(members: readonly Couverture[]): Couverture {
	const [first = 'non_declaree', ...rest] = members;
	if (rest.every((member) => member === first)) return first;
	const isolated = members.some((member) => isComplete(member) || member === 'partielle');
	return isolated ? 'partielle' : 'non_declaree';
}
