import type { Database } from '#lib/server/store/database.ts';
import { chosenSlots } from './chosen-slots.ts';
import { holdingsAt, type Slot } from './holdings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** Ids of the sources that have lines in the slots a selection reads, those that say most of it first. */
export const sourcesRead = (db: Database, selection: Selection): string[] =>
	sourcesOfSlots(db, selection.version, chosenSlots(holdingsAt(db, selection.version), selection));

/** The same, without the sources of which no line counts or controls. */
export const sourcesCounted = (db: Database, selection: Selection): string[] =>
	sourcesOfSlots(db, selection.version, chosenSlots(holdingsAt(db, selection.version), selection), true);

/** Ids of the sources that have lines in some slots of a version, those that have lines in most of them first. */
export function sourcesOfSlots(
	db: Database,
	version: number,
	slots: readonly Slot[],
	countedOnly = false
): string[] {
	const { sources } = holdingsAt(db, version);
	const weights = new Map<string, number>();
	for (const { id } of slots)
		for (const { source, compte } of sources.get(id) ?? [])
			if (compte === 1 || !countedOnly) weights.set(source, (weights.get(source) ?? 0) + 1);
	return [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([source]) => source);
}
