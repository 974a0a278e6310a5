import { allocate } from '#lib/server/analysis/allocation.ts';
import { answer, filtersOf } from '../answer.ts';
import type { RequestHandler } from './$types';

const FILTERS = [
	'etape',
	'nature',
	'dispositif',
	'forme',
	'de',
	'a',
	'euros',
	'base',
	'cles',
	'perimetre',
	'groupe'
] as const;

export const GET: RequestHandler = ({ locals, url }) =>
	answer(locals.db, url, (query) => {
		const { version, rows, total, groupes } = allocate(locals.db, query, query.groupe);
		return {
			version,
			filtres: { ...filtersOf(query, FILTERS), groupe: groupes },
			unite: 'centime',
			lignes: rows,
			total
		};
	});
