import { arbitrationOf } from '#lib/server/analysis/disputes/arbitrations.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { rivalsAt } from '#lib/server/analysis/disputes/rivals.ts';
import { answer, filtersOf, LISTED_OPEN } from '../answer.ts';
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

export const GET: RequestHandler = ({ locals: { db }, url }) =>
	answer(db, url, (query) => {
		const { version, selection, lines, count, page, pages, totals } = listLines(db, query);
		const decided = lines.filter(({ verdict, concurrente }) => concurrente || verdict === 'concordante');
		const rivals = rivalsAt(
			db,
			version,
			decided.map((line) => line.id)
		);
		const { arbitrages } = selection.reference;
		return {
			version,
			filtres: filtersOf(query, FILTERS, LISTED_OPEN),
			unite: 'centime',
			nombre: count,
			page,
			pages,
			totaux: totals,
			lignes: lines.map((line) => ({
				...line,
				retenue: line.verdict !== 'ecartee' && line.verdict !== 'concordante',
				concurrentes: rivals.get(line.id) ?? [],
				arbitrage: arbitrationOf(arbitrages, line)
			}))
		};
	});
