import { tr } from '#lib/domain/language.ts';
import { noteOf } from '#lib/domain/reference-labels.ts';
import { LIBELLES, type Couverture } from '#lib/domain/vocabulary.ts';
import { coverageIndex } from './coverage.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** A place where a series stops comparing with itself or changes its name (R11), between two years. */
export interface SeriesBreak {
	readonly dispositif: string;
	readonly avant: number;
	readonly apres: number;
	/** Why, never empty: in the words of `data/`, else what changed. */
	readonly texte: string;
	readonly comparable: boolean;
	readonly cause: 'nomenclature' | 'couverture';
}

/** Said of a break whose note says nothing. */
const movedWithinBudget = (): string =>
	tr('Le dispositif change de place dans le budget.', 'The scheme moves within the budget.');

function coverageChanged(before: Couverture, after: Couverture): string {
	const [from, to] = [LIBELLES.couverture[before], LIBELLES.couverture[after]];
	return tr(`La couverture passe de ${from} à ${to}.`, `Coverage goes from ${from} to ${to}.`);
}

/**
 * The breaks of the selection: each new row of the crosswalk after a dispositif's first, and each change of coverage
 * between two years that have data. `paid` tells which (dispositif, exercice) have an amount.
 */
export function seriesBreaks(
	selection: Selection,
	paid: (dispositif: string, exercice: number) => boolean
): SeriesBreak[] {
	const { reference, dispositifs, exercices } = selection;
	const coverage = coverageIndex(reference);
	const [first = 0, last = 0] = [exercices[0], exercices.at(-1)];
	const inside = (year: number) => year > first && year <= last;
	return dispositifs
		.flatMap(({ id }): SeriesBreak[] => {
			const entries = reference.nomenclature.filter((row) => row.dispositif === id);
			const start = Math.min(...entries.map((row) => row.de));
			const paidYears = exercices.filter((year) => paid(id, year));
			const straddled = (year: number) => paidYears.some((y) => y < year) && paidYears.some((y) => y >= year);
			const renamed = entries
				.filter((row) => row.comparable !== '' && row.de > start && inside(row.de) && straddled(row.de))
				.map((row) => ({
					dispositif: id,
					avant: row.de - 1,
					apres: row.de,
					texte: noteOf(row).trim() || movedWithinBudget(),
					comparable: row.comparable === 'oui',
					cause: 'nomenclature' as const
				}));
			const covered = paidYears.flatMap((year, index): SeriesBreak[] => {
				const before = paidYears[index - 1];
				if (before === undefined || coverage(id, before) === coverage(id, year)) return [];
				const told = reference.couverture.find((row) => row.dispositif === id && row.exercice === year);
				const texte =
					(told ? noteOf(told).trim() : '') || coverageChanged(coverage(id, before), coverage(id, year));
				return [
					{ dispositif: id, avant: before, apres: year, texte, comparable: false, cause: 'couverture' }
				];
			});
			return [...renamed, ...covered];
		})
		.sort((a, b) => a.apres - b.apres);
}
