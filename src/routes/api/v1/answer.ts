import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readQuery, refusalOf } from '../../ask.ts';

/** Any page may read the API. */
export const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** Without a value of their own in the address, these leave every line of a list in. */
export const LISTED_OPEN: ReadonlySet<string> = new Set(['etape', 'nature', 'perimetre']);

/** The filters of a query as understood, under the names of the address; those of `open` are null until it names them. */
export function filtersOf(
	query: Query,
	names: readonly (keyof Query)[],
	open: ReadonlySet<string> = new Set()
): Record<string, unknown> {
	return Object.fromEntries(
		names.map((name) => [name, open.has(name) && !query.donnes.has(name) ? null : (query[name] ?? null)])
	);
}

/** Answers a question in JSON; an address that cannot be answered gets its sentences in French. */
export function answer(db: Database, url: URL, question: (query: Query) => unknown): Response {
	try {
		return Response.json(question(readQuery(db, url)), { headers: OPEN });
	} catch (cause) {
		const { status, message, problemes } = refusalOf(cause);
		return Response.json({ message, problemes }, { status, headers: OPEN });
	}
}
