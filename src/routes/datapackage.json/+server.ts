import { dataPackage } from '#lib/export/schemas/data-package.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { OPEN } from '../api/v1/answer.ts';
import { ask } from '../ask.ts';
import type { RequestHandler } from './$types';

/** The base as a data package: its lines and its vocabularies, with their schemas and their addresses. */
export const GET: RequestHandler = ({ locals: { db }, url }) => {
	const { reference, version } = ask(db, url, (query) => select(db, query));
	const at = readVersion(db, version)?.createdAt ?? '';
	return Response.json(dataPackage({ version, at, reference, origin: url.origin }), { headers: OPEN });
};
