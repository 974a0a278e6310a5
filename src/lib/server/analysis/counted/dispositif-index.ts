import type { Query } from '#lib/domain/query.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { COUVERTURES, type Couverture } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { coverageIndex } from './coverage.ts';
import { isCore, select } from '#lib/server/analysis/selection.ts';

type Dispositif = ReferenceRow<'dispositifs'>;

/** A dispositif as a list of them tells it. */
export interface DispositifSummary {
	readonly row: Dispositif;
	/** Whether it may enter a total (R5). */
	readonly compte: boolean;
	/** The dispositif that already holds its money, `null` when none does. */
	readonly dans: Dispositif | null;
	/** Those whose money it already holds. */
	readonly comprend: readonly Dispositif[];
	/** Years with a line, whatever its stage, in order. */
	readonly exercices: readonly number[];
	/** Those years by coverage, without the empty ones. */
	readonly couvertures: readonly { readonly couverture: Couverture; readonly exercices: readonly number[] }[];
}

/** Years of each dispositif that have a line at a version, whatever its stage and nature, in order. */
export function yearsWithLines(db: Database, version: number): Map<string, number[]> {
	const rows = db
		.prepare<[number, number], { dispositif: string; exercice: number }>(
			`SELECT DISTINCT dispositif, exercice FROM slot
			WHERE since_version <= ? AND (until_version IS NULL OR until_version > ?) ORDER BY dispositif, exercice`
		)
		.all(version, version);
	const years = new Map<string, number[]>();
	for (const { dispositif, exercice } of rows)
		years.set(dispositif, [...(years.get(dispositif) ?? []), exercice]);
	return years;
}

/** What a vocabulary and the years with lines say of one dispositif. */
export function summaryOf(
	reference: Reference,
	row: Dispositif,
	exercices: readonly number[]
): DispositifSummary {
	const coverage = coverageIndex(reference);
	return {
		row,
		compte: isCore(row),
		dans: reference.dispositifs.find((item) => item.id === row.inclus_dans) ?? null,
		comprend: reference.dispositifs.filter((item) => item.inclus_dans === row.id),
		exercices,
		couvertures: COUVERTURES.map((couverture) => ({
			couverture,
			exercices: exercices.filter((year) => coverage(row.id, year) === couverture)
		})).filter((item) => item.exercices.length > 0)
	};
}

/** Every dispositif of the vocabulary at the version asked, in display order. Throws `UnknownVersion`. */
export function dispositifSummaries(db: Database, query: Query): DispositifSummary[] {
	const { reference, version } = select(db, query);
	const years = yearsWithLines(db, version);
	return [...reference.dispositifs]
		.sort((a, b) => a.ordre - b.ordre)
		.map((row) => summaryOf(reference, row, years.get(row.id) ?? []));
}
