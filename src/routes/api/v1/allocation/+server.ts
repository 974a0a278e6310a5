import { allocateReading } from '#lib/server/analysis/counted/allocation.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { read } from '#lib/server/analysis/reading.ts';
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
		const reading = read(db, query);
		const { version, rows, total, groupes } = allocateReading(db, reading, query.groupe);
		const { ensemble, parExercice } = attributionRates(db, query);
		return {
			version,
			filtres: { ...filtersOf(query, FILTERS), groupe: groupes },
			unite: 'centime',
			lignes: rows,
			total,
			taux: { ensemble, parExercice },
			ruptures: reading.breaks()
		};
	});
