import { listLines } from '#lib/server/analysis/lines.ts';
import { answer, filtersOf } from '../answer.ts';
import type { RequestHandler } from './$types';

const FILTERS = [
	'etape',
	'nature',
	'dispositif',
	'forme',
	'de',
	'a',
	'perimetre',
	'q',
	'tri',
	'page'
] as const;
/** Without a value of their own in the address, these leave every line in. */
const OPEN_BY_DEFAULT: ReadonlySet<string> = new Set(['etape', 'nature', 'perimetre']);

export const GET: RequestHandler = ({ locals, url }) =>
	answer(locals.db, url, (query) => {
		const { version, lines, count, page, pages, totals } = listLines(locals.db, query);
		const filtres = filtersOf(query, FILTERS);
		for (const name of OPEN_BY_DEFAULT) if (!query.donnes.has(name)) filtres[name] = null;
		return { version, filtres, unite: 'centime', nombre: count, page, pages, totaux: totals, lignes: lines };
	});
