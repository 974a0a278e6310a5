import { noteOf } from '#lib/domain/reference-labels.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';

/** Where a dispositif is written in the budget between two years, as the crosswalk says. */
export interface WrittenAt {
	readonly de: number;
	readonly a: number;
	readonly programme: string;
	readonly actions: readonly string[];
	/** Of the entry that starts it, when there is only one. */
	readonly note: string;
}
/**
 * Whether the crosswalk says that a dispositif is not there that year. An entry without programme tells when the
 * dispositif exists; one with a programme tells it only for the years whose actions the crosswalk knows.
 */
export function outsideCrosswalk(reference: Reference, dispositif: string, exercice: number): boolean {
	const covers = (row: ReferenceRow<'nomenclature'>) =>
		row.de <= exercice && exercice <= (row.a ?? Number.POSITIVE_INFINITY);
	const own = reference.nomenclature.filter((row) => row.dispositif === dispositif);
	if (own.length === 0 || own.some(covers)) return false;
	return own.every(
		({ programme }) =>
			programme === '' ||
			reference.nomenclature.some((row) => row.programme === programme && row.action !== '' && covers(row))
	);
}

/** Where a dispositif is written, year after year; years written at the same place make one run. */
export function inscriptions(
	reference: Reference,
	dispositif: string,
	exercices: readonly number[]
): WrittenAt[] {
	const entries = reference.nomenclature.filter(
		(row) => row.dispositif === dispositif && row.programme !== ''
	);
	const runs: (WrittenAt & { readonly places: string })[] = [];
	for (const exercice of exercices) {
		const here = entries.filter((row) => row.de <= exercice && exercice <= (row.a ?? exercice));
		const [first] = here;
		if (!first) continue;
		const places = here.map((row) => `${row.programme}-${row.action} ${row.de}`).join();
		const open = runs.at(-1);
		if (open?.places === places && open.a === exercice - 1) runs[runs.length - 1] = { ...open, a: exercice };
		else
			runs.push({
				de: exercice,
				a: exercice,
				programme: first.programme,
				actions: here.map((row) => row.action).filter((action) => action !== ''),
				note: here.length === 1 ? noteOf(first) : '',
				places
			});
	}
	return runs.map(({ de, a, programme, actions, note }) => ({ de, a, programme, actions, note }));
}
