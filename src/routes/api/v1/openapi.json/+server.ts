import { FIGURE_IDS } from '#lib/figures/figures.ts';
import { openApi } from '#lib/domain/api/openapi.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { OPEN } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { db } }) => {
	const { dispositifs } = readReference(db, currentVersion(db));
	return Response.json(
		openApi(
			dispositifs.map((row) => row.id),
			FIGURE_IDS
		),
		{
			headers: OPEN
		}
	);
};
