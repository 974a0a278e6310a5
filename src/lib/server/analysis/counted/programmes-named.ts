import type { Database } from '#lib/server/store/database.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** The budget programmes that the lines read name, by dispositif; a dispositif whose lines name none is absent. */
export function programmesNamed(db: Database, selection: Selection): Map<string, readonly string[]> {
	const rows = db
		.prepare<ReturnType<typeof slotParameters>, { dispositif: string; programme: string }>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT DISTINCT s.dispositif, f.programme FROM chosen s
			JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			JOIN line l ON l.block_id = b.id AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
			JOIN facet f ON f.id = l.facet_id WHERE f.programme IS NOT NULL AND f.programme <> ''
			ORDER BY s.dispositif, f.programme`
		)
		.all(slotParameters(selection));
	const named = new Map<string, readonly string[]>();
	for (const { dispositif, programme } of rows)
		named.set(dispositif, [...(named.get(dispositif) ?? []), programme.replace(/^0+/, '')]);
	return named;
}
