import type { IssueControle } from '#lib/domain/settlement.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

/** A published total beside its details (R3), in cents. */
export interface ControlRow {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly line: number;
	readonly total: number;
	readonly details: number;
	readonly outcome: IssueControle;
}

/** The totals that control something in the slots a selection reads, by exercice. */
export function controlsOf(db: Database, selection: Selection): ControlRow[] {
	return db
		.prepare<ReturnType<typeof slotParameters>, ControlRow>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT s.dispositif, s.exercice, s.etape, k.line_id AS line, k.total, k.details, k.outcome
			FROM chosen s JOIN control k ON k.slot_id = s.id ORDER BY s.exercice, s.dispositif`
		)
		.all(slotParameters(selection));
}
