import type { Database } from '#lib/server/store/database.ts';
import { standingRows, type StandingRow } from './standing-rows.ts';

/** What is declared of each (dispositif, exercice), by « dispositif exercice ». */
export const declaredCoverage = (db: Database): ReadonlyMap<string, StandingRow> =>
	new Map(
		standingRows(db, 'couverture').map((one) => [
			`${String(one.row['dispositif'])} ${String(one.row['exercice'])}`,
			one
		])
	);

/** The years of which something is known or declared, all of them in between. */
export function tendedYears(db: Database): number[] {
	const bounds = db
		.prepare<[], { first: number | null; last: number | null }>(
			`SELECT min(exercice) AS first, max(exercice) AS last FROM (
				SELECT exercice FROM slot WHERE until_version IS NULL
				UNION SELECT value_json ->> 'exercice' FROM reference_row
					WHERE reference_table = 'couverture' AND until_version IS NULL)`
		)
		.get();
	const { first, last } = bounds ?? { first: null, last: null };
	if (first === null || last === null) return [];
	return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
}

/** Places that have lines, as « dispositif exercice ». */
export const placesWithLines = (db: Database): ReadonlySet<string> =>
	new Set(
		db
			.prepare<[], { place: string }>(
				`SELECT DISTINCT dispositif || ' ' || exercice AS place FROM slot WHERE until_version IS NULL`
			)
			.all()
			.map(({ place }) => place)
	);
