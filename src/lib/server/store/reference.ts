import {
	REFERENCE_NAMES,
	referenceKey,
	type Reference,
	type ReferenceRow,
	type ReferenceTable
} from '#lib/domain/reference-tables.ts';
import { BaseCache } from './bounded-cache.ts';
import { heldBytes } from './held-bytes.ts';
import type { Database } from './database.ts';
import { Persons } from './persons.ts';

const EMPTY = Object.fromEntries(REFERENCE_NAMES.map((name) => [name, []])) as unknown as Reference;

/** The indexes made of a vocabulary go with it: they are in its weight. */
const readings = new BaseCache<Reference>(16_000_000, (reference) => 2 * heldBytes(reference));

/**
 * The vocabularies as they stood at `version`. A version never changes once committed, so what was read is kept; pass
 * `fresh` inside a transaction that is still filling it.
 */
export function readReference(db: Database, version: number, { fresh = false } = {}): Reference {
	return fresh ? readRows(db, version) : readings.get(db, `${version}`, () => readRows(db, version));
}

function readRows(db: Database, version: number): Reference {
	const rows = db
		.prepare<[number, number], { name: ReferenceTable; value: string }>(
			`SELECT reference_table AS name, value_json AS value FROM reference_row
			WHERE since_version <= ? AND (until_version IS NULL OR until_version > ?) ORDER BY rank, id`
		)
		.all(version, version);
	const reference: Record<string, unknown[]> = { ...structuredClone(EMPTY) } as unknown as Record<
		string,
		unknown[]
	>;
	for (const { name, value } of rows) reference[name]?.push(JSON.parse(value));
	return reference as unknown as Reference;
}

export interface ReferenceChange {
	readonly added: number;
	readonly withdrawn: number;
	readonly unchanged: number;
}

interface Stored {
	readonly id: number;
	readonly key: string;
	readonly value: string;
	readonly name: string;
}

/** Rows that a person decided in the site, by an entry or an arbitration, and that nothing has changed since. */
function decidedInSite(db: Database, table: ReferenceTable): Set<string> {
	const keys = db
		.prepare<[string], { key: string }>(
			`SELECT r.key FROM (
				SELECT row_key AS key, max(max(since_version, coalesce(until_version, 0))) AS version
				FROM reference_row WHERE reference_table = ? GROUP BY row_key
			) r JOIN version v ON v.id = r.version WHERE v.operation IN ('arbitration', 'edition')`
		)
		.all(table);
	return new Set(keys.map(({ key }) => key));
}

/**
 * Brings the rows of one file of a vocabulary into `version`. Rows that an earlier file of the same name brought and
 * that are no longer there are withdrawn (none without a name: rows mended out of quarantine join the others); a row with a
 * known key replaces it wherever it came from. A `shipped` file leaves what a person decided in the site as it is, a row
 * taken out too: a restart never undoes it.
 */
export function writeReference<T extends ReferenceTable>(
	db: Database,
	table: T,
	rows: readonly ReferenceRow<T>[],
	origin: {
		readonly importId: number;
		readonly fileName: string | null;
		readonly version: number;
		readonly shipped?: boolean;
	}
): ReferenceChange {
	const current = db
		.prepare<[string], Stored>(
			`SELECT r.id, r.row_key AS key, r.value_json AS value, i.name FROM reference_row r
			JOIN import i ON i.id = r.import_id WHERE r.reference_table = ? AND r.until_version IS NULL`
		)
		.all(table);
	const byKey = new Map(current.map((row) => [row.key, row]));
	const withdraw = db.prepare('UPDATE reference_row SET until_version = ? WHERE id = ?');
	const insert = db.prepare(
		`INSERT INTO reference_row (reference_table, row_key, value_json, rank, import_id, since_version)
		VALUES (?, ?, ?, ?, ?, ?)`
	);
	const change = { added: 0, withdrawn: 0, unchanged: 0 };
	const seen = new Set<string>();
	const persons = new Persons(db);
	const decided = origin.shipped ? decidedInSite(db, table) : null;
	rows.forEach((written, rank) => {
		const row = persons.neutral(written);
		const key = referenceKey(table, row);
		const value = JSON.stringify(row);
		const known = byKey.get(key);
		seen.add(key);
		if (known?.value === value || decided?.has(key)) {
			change.unchanged += 1;
			return;
		}
		if (known) {
			withdraw.run(origin.version, known.id);
			change.withdrawn += 1;
		}
		insert.run(table, key, value, rank, origin.importId, origin.version);
		change.added += 1;
	});
	for (const row of current) {
		if (seen.has(row.key) || row.name !== origin.fileName) continue;
		withdraw.run(origin.version, row.id);
		change.withdrawn += 1;
	}
	return change;
}
