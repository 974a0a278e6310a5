import type { Database } from '#lib/server/store/open.ts';

/**
 * What stands, at `version`, in the place of a line that was withdrawn: the lines of the same source on the same quantité
 * that came with the version that withdrew it, or later.
 */
export function successorsOf(
	db: Database,
	id: number,
	version: number
): { readonly id: number; readonly centimes: number }[] {
	return db
		.prepare<{ id: number; version: number }, { id: number; centimes: number }>(
			`SELECT heir.id, heir.centimes FROM line mine JOIN facet mf ON mf.id = mine.facet_id
			JOIN line heir ON heir.block_id = mine.block_id AND heir.since_version >= mine.until_version
				AND heir.since_version <= @version AND (heir.until_version IS NULL OR heir.until_version > @version)
			JOIN facet f ON f.id = heir.facet_id AND f.role = mf.role AND f.niveau = mf.niveau AND f.nature = mf.nature
			LEFT JOIN poste mp ON mp.id = mine.poste_id LEFT JOIN poste p ON p.id = heir.poste_id
			LEFT JOIN beneficiary my ON my.id = mine.beneficiary_id LEFT JOIN beneficiary y ON y.id = heir.beneficiary_id
			WHERE mine.id = @id AND coalesce(mp.compared, '') = coalesce(p.compared, '')
				AND coalesce(my.compared, '') = coalesce(y.compared, '') ORDER BY heir.id`
		)
		.all({ id, version });
}
