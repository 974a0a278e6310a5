import { parseQuery } from '#lib/domain/query.ts';
import { changesBetween } from '#lib/server/analysis/versions/changes-between.ts';
import { erratumOf } from '#lib/server/analysis/versions/errata.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import { figureChanges } from '#lib/figures/changes.server.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { answer } from '../../answer.ts';
import { tellVersion } from '../told.ts';
import type { RequestHandler } from './$types';

const DEFAULTS = parseQuery(new URLSearchParams(), []);

export const GET: RequestHandler = ({ locals: { db }, url, params }) =>
	answer(db, url, (query) => {
		const number = Number(params.numero);
		const version = readVersion(db, number);
		if (!version) throw new UnknownVersion(number);
		const before = number - 1;
		return {
			...tellVersion(db, version),
			unite: 'centime',
			errata: erratumOf(db, number)?.corrections ?? [],
			changements: before < 1 ? [] : changesBetween(db, query, before, number).changements,
			figures: before < 1 ? [] : figureChanges(db, DEFAULTS, before, number)
		};
	});
