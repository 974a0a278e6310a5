import { fold } from '#lib/domain/fold.ts';
import { REFERENCE_TABLES, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { writtenCell } from '#lib/ingest/reference/reference-csv.ts';
import { pageOf, type Page } from '#lib/server/analysis/disputes/places.ts';
import type { Database } from '#lib/server/store/database.ts';

/** A row of a vocabulary that stands in the base. */
export interface StandingRow {
	/** Its address: another content of the same row has another. */
	readonly id: number;
	readonly cle: string;
	readonly row: Readonly<Record<string, unknown>>;
	/** The version that brought it. */
	readonly version: number;
}

interface Stored {
	readonly id: number;
	readonly cle: string;
	readonly value: string;
	readonly version: number;
}

const told = ({ value, ...stored }: Stored): StandingRow => ({
	...stored,
	row: JSON.parse(value) as Record<string, unknown>
});

/** The rows of a vocabulary that stand now, in its order. */
export function standingRows(db: Database, table: ReferenceTable): StandingRow[] {
	return db
		.prepare<[string], Stored>(
			`SELECT id, row_key AS cle, value_json AS value, since_version AS version FROM reference_row
			WHERE reference_table = ? AND until_version IS NULL ORDER BY rank, id`
		)
		.all(table)
		.map(told);
}

/** One of them; `undefined` when it was changed or taken out since, or never stood. */
export function standingRow(db: Database, table: ReferenceTable, id: number): StandingRow | undefined {
	const found = db
		.prepare<[string, number], Stored>(
			`SELECT id, row_key AS cle, value_json AS value, since_version AS version FROM reference_row
			WHERE reference_table = ? AND id = ? AND until_version IS NULL`
		)
		.get(table, id);
	return found && told(found);
}

/** How many rows each vocabulary has. */
export function rowCounts(db: Database): ReadonlyMap<string, number> {
	return new Map(
		db
			.prepare<[], { name: string; n: number }>(
				`SELECT reference_table AS name, count(*) AS n FROM reference_row WHERE until_version IS NULL GROUP BY 1`
			)
			.all()
			.map(({ name, n }) => [name, n])
	);
}

/** The cells of a row as a file writes them, by column: what a form starts from. */
export const writtenRow = (
	table: ReferenceTable,
	row: Readonly<Record<string, unknown>>
): Record<string, string> =>
	Object.fromEntries(
		Object.keys(REFERENCE_TABLES[table].row.shape).map((column) => [
			column,
			bare(row[column], writtenCell(table, column, row[column]))
		])
	);

/** A form runs no formula: a text stands there as it is. */
const bare = (value: unknown, written: string) => (typeof value === 'string' ? value : written);

const PAGE_SIZE = 50;

/** One page of the rows that say every word asked, in any column. */
export function searchRows(
	db: Database,
	table: ReferenceTable,
	words: string,
	page: number
): Page<StandingRow> {
	const asked = fold(words)
		.split(/\s+/)
		.filter((word) => word !== '');
	const found = standingRows(db, table).filter(({ row }) => {
		const said = fold(Object.values(writtenRow(table, row)).join(' '));
		return asked.every((word) => said.includes(word));
	});
	const at = pageOf(found.length, page, PAGE_SIZE);
	return {
		rows: found.slice(at.offset, at.offset + at.size),
		count: found.length,
		page: at.page,
		pages: at.pages
	};
}
