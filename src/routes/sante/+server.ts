import { isInPlace } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

/** Liveness: the base answers, and is the one that stands under its name, which an import would change. */
export const GET: RequestHandler = ({ locals }) => {
	const inPlace = isInPlace(locals.db);
	return Response.json(
		{ etat: inPlace ? 'ok' : 'base-deplacee', version: currentVersion(locals.db) },
		{ status: inPlace ? 200 : 503 }
	);
};
