import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

/** The vocabularies with which a browser reads files, at the current version, and its number. */
export const GET: RequestHandler = ({ locals: { db } }) => {
	const version = currentVersion(db);
	return Response.json({ version, vocabulaires: readReference(db, version) });
};
