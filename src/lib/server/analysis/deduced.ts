import type { Database } from '#lib/server/store/open.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

/** Dispositifs of the selection whose retained lines are, for some at least, deduced by us (grade D). */
export function deducedDispositifs(db: Database, selection: Selection): string[] {
	return db
		.prepare<ReturnType<typeof slotParameters>, { dispositif: string }>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT DISTINCT s.dispositif FROM chosen s
			JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			JOIN line l ON l.block_id = b.id AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
			JOIN facet f ON f.id = l.facet_id AND f.preuve = 'D'
			LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id
			WHERE coalesce(v.verdict, 'retenue') = 'retenue' ORDER BY s.dispositif`
		)
		.all(slotParameters(selection))
		.map((row) => row.dispositif);
}
