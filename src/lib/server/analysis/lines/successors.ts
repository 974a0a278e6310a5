import type { Database } from '#lib/server/store/database.ts';

interface Heir {
	readonly id: number;
	readonly centimes: number;
}

/**
 * What stands, at `version`, in the place of a line that was withdrawn: the lines of the same source on the same quantité
 * that came with the version that withdrew it, or later; else those of the one quantité that came for the same item with
 * another niveau or role, where none was before.
 */
export function successorsOf(db: Database, id: number, version: number): readonly Heir[] {
	const found = db
		.prepare<{ id: number; version: number }, Heir & { same: number; facet: string; known: number }>(
			`SELECT heir.id, heir.centimes, f.role = mf.role AND f.niveau = mf.niveau AS same, f.role || ' ' || f.niveau AS facet,
				EXISTS (SELECT 1 FROM line old JOIN facet of ON of.id = old.facet_id
					WHERE old.block_id = mine.block_id AND old.since_version < mine.until_version
						AND (old.until_version IS NULL OR old.until_version >= mine.until_version)
						AND of.role = f.role AND of.niveau = f.niveau AND of.nature = f.nature
						AND of.payeur_compared = f.payeur_compared
						AND old.poste_id IS heir.poste_id AND old.beneficiary_id IS heir.beneficiary_id) AS known
			FROM line mine JOIN facet mf ON mf.id = mine.facet_id
			JOIN line heir ON heir.block_id = mine.block_id AND heir.since_version >= mine.until_version
				AND heir.since_version <= @version AND (heir.until_version IS NULL OR heir.until_version > @version)
			JOIN facet f ON f.id = heir.facet_id AND f.nature = mf.nature AND f.payeur_compared = mf.payeur_compared
			LEFT JOIN poste mp ON mp.id = mine.poste_id LEFT JOIN poste p ON p.id = heir.poste_id
			LEFT JOIN beneficiary my ON my.id = mine.beneficiary_id LEFT JOIN beneficiary y ON y.id = heir.beneficiary_id
			WHERE mine.id = @id AND coalesce(mp.compared, '') = coalesce(p.compared, '')
				AND coalesce(my.compared, '') = coalesce(y.compared, '') ORDER BY heir.id`
		)
		.all({ id, version });
	const own = found.filter((heir) => heir.same === 1);
	const others = found.filter((heir) => heir.known === 0);
	const alone = new Set(others.map((heir) => heir.facet)).size === 1;
	const heirs = own.length > 0 ? own : alone ? others : [];
	return heirs.map(({ id: heir, centimes }) => ({ id: heir, centimes }));
}
