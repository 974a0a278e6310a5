import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { appliedFilters } from '#lib/figures/applied-filters.ts';
import { FIGURES, isFigure } from '#lib/figures/figures.ts';
import { writeQuery } from '#lib/domain/query.ts';
import { readDataPoint, sheetAddresses, writeDataPoint } from '#lib/figures/shell/data-point.ts';
import { sheetOf } from '#lib/pages/point/sheet.server.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { ask } from '../../../../ask.ts';
import { figureQuery } from '../../../../figures/figure-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (query) => {
		const { db } = locals;
		const { id } = params;
		const { dispositifs } = readReference(db, query.v ?? currentVersion(db));
		const point = readDataPoint(params.point, (word) => dispositifs.some((row) => row.id === word));
		if (!isFigure(id) || point === null)
			error(404, tr('Cette figure n’a pas un tel point.', 'This figure has no such point.'));
		const asked = (v = query.v) => new URLSearchParams(writeQuery(query, { v, page: 1 }));
		const adresse = (v: number) => sheetAddresses(id, asked(v))(writeDataPoint(point));
		return {
			figure: { nom: FIGURES[id].nom(), adresse: `/figures/${id}${figureQuery(query, query.v)}` },
			fiche: sheetOf(db, appliedFilters(id, query, query.base), point, {
				figure: id,
				adresse,
				origin: url.origin
			})
		};
	});
