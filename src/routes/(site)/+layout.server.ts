import { versionBand } from '#lib/pages/versions/version-band.server.ts';
import { InvalidQuery, type Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { publishedNames } from '#lib/words/published-names.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { readQuery } from '../ask.ts';
import { viewOfRoute } from './_shell/view-of-route.ts';
import type { LayoutServerLoad } from './$types';

/** `null` for an address that its page refuses. */
function queryOf(db: Database, url: URL): Query | null {
	try {
		return readQuery(db, url);
	} catch (cause) {
		if (cause instanceof InvalidQuery) return null;
		throw cause;
	}
}

export const load: LayoutServerLoad = ({ locals: { db }, params, route, url }) => {
	const current = currentVersion(db);
	const asked = url.searchParams.get('v') ? queryOf(db, url) : null;
	const version = asked?.v !== undefined && asked.v <= current ? asked.v : current;
	const noms = publishedNames(readReference(db, version));
	// A campaign says itself what has moved since it was frozen.
	const campaign = params['annee'] !== undefined && Boolean(url.searchParams.get('campagne'));
	if (asked === null || version === current || campaign) return { version, noms, bande: null };
	const { view, query } = viewOfRoute({ id: route.id, params }, asked);
	return { version, noms, bande: versionBand(db, query, view) };
};
