import type { Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

/** What another source publishes for the quantité of a line, in cents. */
export interface Rival {
	readonly source: string;
	/** Commitments and payments are never added (R2): each is apart. */
	readonly nature: Nature;
	readonly centimes: number;
	readonly lignes: readonly number[];
}

/**
 * For each line given, what other sources publish for its quantité at a version (R4), whatever they say: the same amount
 * too. In a view of one nature, `np` lines and lines of that nature state the same quantité.
 */
export function rivalsAt(db: Database, version: number, ids: readonly number[]): Map<number, Rival[]> {
	const rows = db
		.prepare<
			{ ids: string; version: number },
			{ id: number; other: number; source: string; nature: Nature; centimes: number }
		>(
			`SELECT mine.id, other.id AS other, ob.source, f.nature, other.centimes FROM json_each(@ids) asked
			JOIN line mine ON mine.id = asked.value JOIN block mb ON mb.id = mine.block_id JOIN facet mf ON mf.id = mine.facet_id
			JOIN block ob ON ob.dispositif = mb.dispositif AND ob.exercice = mb.exercice AND ob.etape = mb.etape
				AND ob.source <> mb.source
			JOIN line other ON other.block_id = ob.id AND other.since_version <= @version
				AND (other.until_version IS NULL OR other.until_version > @version)
			JOIN facet f ON f.id = other.facet_id AND f.role = mf.role AND f.niveau = mf.niveau AND f.payeur_compared = mf.payeur_compared
				AND (f.nature = mf.nature OR 'np' IN (f.nature, mf.nature))
			LEFT JOIN poste mp ON mp.id = mine.poste_id LEFT JOIN poste op ON op.id = other.poste_id
			LEFT JOIN beneficiary my ON my.id = mine.beneficiary_id LEFT JOIN beneficiary oy ON oy.id = other.beneficiary_id
			WHERE coalesce(mp.compared, '') = coalesce(op.compared, '') AND coalesce(my.compared, '') = coalesce(oy.compared, '')
			ORDER BY mine.id, ob.source, f.nature, other.id`
		)
		.all({ ids: JSON.stringify(ids), version });
	const found = new Map<number, Rival[]>();
	for (const { id, other, source, nature, centimes } of rows) {
		const own = found.get(id) ?? [];
		found.set(id, own);
		const known = own.findIndex((rival) => rival.source === source && rival.nature === nature);
		const before = own[known];
		if (!before) own.push({ source, nature, centimes, lignes: [other] });
		else
			own[known] = {
				source,
				nature,
				centimes: before.centimes + centimes,
				lignes: [...before.lignes, other]
			};
	}
	return found;
}
