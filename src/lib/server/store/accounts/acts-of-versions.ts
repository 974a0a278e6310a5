import type { Database } from '#lib/server/store/database.ts';

/** A version with the entry of the journal that made it; `null` for the command line. `at` is UTC, ISO 8601. */
export interface ActOfVersion {
	readonly id: number;
	readonly at: string;
	readonly summary: string;
	readonly act: string | null;
}

/** Who made each version, as far as the base says it. */
export function actsOfVersions(db: Database): ActOfVersion[] {
	return db
		.prepare<[], ActOfVersion>('SELECT id, created_at AS at, summary, geste AS act FROM version ORDER BY id')
		.all();
}
