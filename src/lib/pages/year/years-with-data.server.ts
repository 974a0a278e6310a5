import type { Database } from '#lib/server/store/database.ts';

/** The years of which a version holds a line of any stage and perimeter, or rows in quarantine, from the first on. */
export function yearsWithData(db: Database, version: number): number[] {
	return db
		.prepare<[number, number], { exercice: number }>(
			`SELECT DISTINCT exercice FROM (
				SELECT exercice, since_version, until_version FROM slot
				UNION ALL SELECT exercice, since_version, until_version FROM reject WHERE exercice IS NOT NULL)
			WHERE since_version <= ? AND (until_version IS NULL OR until_version > ?) ORDER BY exercice`
		)
		.all(version, version)
		.map((row) => row.exercice);
}
