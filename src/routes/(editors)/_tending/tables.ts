import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { REFERENCE_NAMES, REFERENCE_TABLES, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { fieldsOf } from '#lib/server/tending/tables/fields.ts';
import { standingRows } from '#lib/server/tending/tables/standing-rows.ts';
import { TABLE_TITLES } from '#lib/words/file-columns.ts';

/** The vocabulary that an address names; any other is a page that does not exist. */
export function tableOf(name: string): ReferenceTable {
	const table = REFERENCE_NAMES.find((known) => known === name);
	if (!table) error(404, tr('Ce vocabulaire n’existe pas.', 'This vocabulary does not exist.'));
	return table;
}

/** Whether rows can be added: the list of forms is closed by law. */
export const mayGrow = (table: ReferenceTable): boolean => table !== 'formes';

/** What the page of a form of a vocabulary needs. */
export const formOf = (db: Database, table: ReferenceTable) => ({
	table,
	titre: TABLE_TITLES[table],
	fields: fieldsOf(table, readReference(db, currentVersion(db)))
});

/** The cells of a new row: what the address gives, the day, and who signed the last one. */
export function newRow(db: Database, table: ReferenceTable, asked: URLSearchParams, today: string) {
	const columns = Object.keys(REFERENCE_TABLES[table].row.shape);
	const signed = columns.includes('auteur') ? standingRows(db, table).at(-1)?.row['auteur'] : '';
	return Object.fromEntries(
		columns.map((column) => {
			const day = column === 'date' && table !== 'sources' ? today : '';
			const author = column === 'auteur' && typeof signed === 'string' ? signed : '';
			return [column, (asked.get(column) ?? (day || author)).slice(0, 4000)];
		})
	);
}
