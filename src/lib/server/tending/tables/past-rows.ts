import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { Database } from '#lib/server/store/database.ts';

/** What a row said from one version to another; `jusque` is `null` while it stands. */
export interface PastRow {
	readonly row: Readonly<Record<string, unknown>>;
	readonly depuis: number;
	readonly jusque: number | null;
}

/** All that the rows of one key ever said, the latest first. */
export function pastRows(db: Database, table: ReferenceTable, cle: string): PastRow[] {
	return db
		.prepare<[string, string], { value: string; depuis: number; jusque: number | null }>(
			`SELECT value_json AS value, since_version AS depuis, until_version AS jusque FROM reference_row
			WHERE reference_table = ? AND row_key = ? ORDER BY since_version DESC, id DESC`
		)
		.all(table, cle)
		.map(({ value, ...span }) => ({ ...span, row: JSON.parse(value) as Record<string, unknown> }));
}
