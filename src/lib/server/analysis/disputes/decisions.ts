import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Database } from '#lib/server/store/database.ts';

/** An arbitration (R4) that a version recorded, or took back. */
export interface DecisionMade {
	readonly arbitrage: ReferenceRow<'arbitrages'>;
	readonly prise: boolean;
}

/** What a version decided between sources: arbitrations recorded, then those taken back and not replaced. */
export function decisionsOf(db: Database, version: number): DecisionMade[] {
	const read = (column: 'since_version' | 'until_version') =>
		db
			.prepare<[number], { key: string; value: string }>(
				`SELECT row_key AS key, value_json AS value FROM reference_row
				WHERE reference_table = 'arbitrages' AND ${column} = ? ORDER BY id`
			)
			.all(version);
	const [recorded, ended] = [read('since_version'), read('until_version')];
	const kept = new Set(recorded.map((row) => row.key));
	const made = (rows: readonly { value: string }[], prise: boolean) =>
		rows.map(({ value }) => ({ arbitrage: JSON.parse(value) as ReferenceRow<'arbitrages'>, prise }));
	return [
		...made(recorded, true),
		...made(
			ended.filter((row) => !kept.has(row.key)),
			false
		)
	];
}
