import { currentVersion } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

/** Liveness: the base answers. */
export const GET: RequestHandler = ({ locals }) =>
	Response.json({ etat: 'ok', version: currentVersion(locals.db) });
