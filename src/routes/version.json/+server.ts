import { currentVersion, readVersion } from '#lib/server/store/versions.ts';
import { OPEN } from '../api/v1/answer.ts';
import type { RequestHandler } from './$types';

/** Which version the site is at, for the copies of it that ask from elsewhere whether they are old. */
export const GET: RequestHandler = ({ locals: { db } }) => {
	const version = currentVersion(db);
	const date = readVersion(db, version)?.createdAt.slice(0, 10) ?? null;
	return Response.json({ site: 'lignes-claires', version, date }, { headers: OPEN });
};
