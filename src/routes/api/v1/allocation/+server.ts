import { allocate } from '#lib/server/analysis/allocation.ts';
import { attributionRates } from '#lib/server/analysis/attribution-rate.ts';
import { seriesBreaks } from '#lib/server/analysis/breaks.ts';
import { countedCells } from '#lib/server/analysis/cells.ts';
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

export const GET: RequestHandler = ({ locals: { db }, url }) =>
	answer(db, url, (query) => {
		const { version, rows, total, groupes, selection } = allocate(db, query, query.groupe);
		const { ensemble, parExercice } = attributionRates(db, query);
		const paid = new Set(
			countedCells(db, { ...selection, keys: [] }, false).map((cell) => `${cell.dispositif} ${cell.exercice}`)
		);
		return {
			version,
			filtres: { ...filtersOf(query, FILTERS), groupe: groupes },
			unite: 'centime',
			lignes: rows,
			total,
			taux: { ensemble, parExercice },
			ruptures: seriesBreaks(selection, (dispositif, exercice) => paid.has(`${dispositif} ${exercice}`))
		};
	});
