import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askedOnce } from '#lib/server/store/versions.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { lineFilter } from './line-filter.ts';
import { idsInOrder } from './listing-groups.ts';
import { linesOf, type ListedLine } from './lines.ts';

/** The first lines of a listing, without what is only told of the whole. */
export interface FirstLines {
	readonly lines: readonly ListedLine[];
	/** The listing has others. */
	readonly autres: boolean;
}

/**
 * The first `most` lines of the listing of a query, as `listLines` orders them when neither words nor an order are asked:
 * neither totals nor pages are worked out, and questions of one page that ask the same read them once.
 */
export function firstLines(db: Database, asked: Query, most: number): FirstLines {
	const query = { ...asked, q: '', tri: '', page: 1 };
	const key = `lines ${most} ${JSON.stringify([query, [...query.donnes]])}`;
	return askedOnce(db, key, () => {
		const selection = select(db, query);
		const ids = idsInOrder(db, lineFilter(db, query, selection), most + 1);
		return { lines: linesOf(db, selection, ids.slice(0, most)), autres: ids.length > most };
	});
}
