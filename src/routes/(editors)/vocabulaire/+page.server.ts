import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import { rowCounts } from '#lib/server/tending/tables/standing-rows.ts';
import { TABLE_TITLES } from '#lib/words/file-columns.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => {
	const counts = rowCounts(db);
	return {
		tables: REFERENCE_NAMES.map((table) => ({
			table,
			titre: TABLE_TITLES[table],
			lignes: counts.get(table) ?? 0
		}))
	};
};
