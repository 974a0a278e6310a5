import type { Query } from '#lib/domain/query.ts';
import { isCore, type Selection } from '#lib/server/analysis/selection.ts';

/** Rows of a list, one page of them. */
export interface Page<T> {
	readonly rows: readonly T[];
	readonly count: number;
	readonly page: number;
	readonly pages: number;
}

const PAGE_SIZE = 50;

/** Which rows of `count` a page shows; a page past the end is the last. */
export function pageOf(count: number, asked: number, size = PAGE_SIZE) {
	const pages = Math.max(1, Math.ceil(count / size));
	const page = Math.min(asked, pages);
	return { page, pages, size, offset: (page - 1) * size };
}

/**
 * The slots `s` of a list, as SQL. As a table of lines, a list shows every stage and every perimeter until the address
 * asks for one; `prevu` asks for the stages that it may read.
 */
export function placeFilter(
	query: Query,
	selection: Selection
): { readonly where: string; readonly parameters: Record<string, string | number> } {
	const ids = selection.reference.dispositifs
		.filter((item) => !query.donnes.has('perimetre') || isCore(item) === (query.perimetre === 'coeur'))
		.filter((item) => query.dispositif.length === 0 || query.dispositif.includes(item.id))
		.map((item) => item.id);
	const stages = query.donnes.has('etape') ? 'AND s.etape IN (SELECT value FROM json_each(@etapes))' : '';
	return {
		where: `s.since_version <= @version AND (s.until_version IS NULL OR s.until_version > @version)
			AND s.dispositif IN (SELECT value FROM json_each(@ids)) AND s.exercice BETWEEN @de AND @a ${stages}`,
		parameters: {
			version: selection.version,
			ids: JSON.stringify(ids),
			de: query.de ?? 0,
			a: query.a ?? 9999,
			...(stages === '' ? {} : { etapes: JSON.stringify(selection.etapes) })
		}
	};
}
