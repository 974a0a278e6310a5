import type { Decisions } from '#lib/importer/reading/questions.ts';
import type { DraftFile } from './draft.ts';

/** What the thread found, and of which decisions: an answer to older ones is shown until the new one comes. */
export interface Found<T> {
	readonly de: Decisions;
	readonly trouve: T;
}

/** Whether two decisions read a file the same way, corrections of its cells aside. */
export const sameReading = (one: Decisions, other: Decisions): boolean =>
	one.lecture === other.lecture && one.lectures === other.lectures && one.synonymes === other.synonymes;

/** Of what was found, by the id of a file, what still holds of the decisions as they are. */
export const freshOf = <T>(
	found: ReadonlyMap<string, Found<T>>,
	fichiers: readonly DraftFile[],
	same: (one: Decisions, other: Decisions) => boolean
): ReadonlyMap<string, T> =>
	new Map(
		fichiers.flatMap(({ id, decisions }): [string, T][] => {
			const one = found.get(id);
			return one && same(one.de, decisions) ? [[id, one.trouve]] : [];
		})
	);
