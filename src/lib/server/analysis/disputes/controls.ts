import type { IssueControle } from '#lib/domain/settlement/held-totals.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { CHOSEN_SLOTS, slotParameters } from '#lib/server/analysis/counted/chosen-slots.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

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

/** How many controls a page tells one by one. */
const TOLD = 40;

/** The controls to tell one by one: of thousands, those furthest from their details, in their order; and how many are left. */
export function controlsToTell<C extends Pick<ControlRow, 'total' | 'details'>>(
	controls: readonly C[]
): { readonly told: readonly C[]; readonly left: number } {
	if (controls.length <= TOLD) return { told: controls, left: 0 };
	const gap = ({ total, details }: C) => Math.abs(total - details);
	const furthest = new Set([...controls].sort((a, b) => gap(b) - gap(a)).slice(0, TOLD));
	return { told: controls.filter((control) => furthest.has(control)), left: controls.length - TOLD };
}
