import type { Database } from '#lib/server/store/open.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

/** Ids of the sources that have lines in the slots a selection reads, those that say most of it first. */
export function sourcesRead(db: Database, selection: Selection): string[] {
	return db
		.prepare<ReturnType<typeof slotParameters>, { source: string }>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT b.source, count(*) AS slots FROM chosen s
			JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			WHERE EXISTS (SELECT 1 FROM line l WHERE l.block_id = b.id
				AND l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version))
			GROUP BY b.source ORDER BY slots DESC, b.source`
		)
		.all(slotParameters(selection))
		.map((row) => row.source);
}
