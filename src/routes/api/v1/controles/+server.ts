import { listControls } from '#lib/server/analysis/disputes/controls-list.ts';
import { answer, filtersOf } from '../answer.ts';
import type { RequestHandler } from './$types';

const FILTERS = ['etape', 'nature', 'dispositif', 'de', 'a', 'perimetre', 'issue', 'page'] as const;

export const GET: RequestHandler = ({ locals: { db }, url }) =>
	answer(db, url, (query) => {
		const { version, rows, count, page, pages, parIssue, issues } = listControls(db, query);
		return {
			version,
			filtres: { ...filtersOf(query, FILTERS, new Set(['etape', 'perimetre'])), issue: issues },
			unite: 'centime',
			nombre: count,
			page,
			pages,
			parIssue,
			controles: rows
		};
	});
