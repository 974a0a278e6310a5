import { listCompeting } from '#lib/server/analysis/disputes/competing-list.ts';
import { answer, filtersOf } from '../answer.ts';
import type { RequestHandler } from './$types';

const FILTERS = ['etape', 'nature', 'dispositif', 'de', 'a', 'perimetre', 'page'] as const;

export const GET: RequestHandler = ({ locals: { db }, url }) =>
	answer(db, url, (query) => {
		const { version, rows, count, page, pages } = listCompeting(db, query);
		return {
			version,
			filtres: filtersOf(query, FILTERS, new Set(['etape', 'perimetre'])),
			unite: 'centime',
			nombre: count,
			page,
			pages,
			quantites: rows
		};
	});
