import { tr } from '#lib/domain/language.ts';
import { noteOf } from '#lib/domain/reference-labels.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr, lowerFirst, upperFirst } from '#lib/domain/typography.ts';
import type { Couverture } from '#lib/domain/vocabulary.ts';
import { duringYears } from '#lib/words/dispositifs.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';
import type { Pair } from '#lib/server/analysis/standing.ts';

/** Years of a dispositif of which it is not known whole, for one reason. */
export interface PartialRun {
	readonly dispositif: string;
	readonly years: readonly number[];
	readonly couverture: Couverture;
	/** The note of its coverage, without its full stop; `''` when none is written. */
	readonly why: string;
}

/** The places that are not known whole, one run for each dispositif and reason: those with most years first. */
export function partialRuns(places: readonly Pair[], reference: Reference): PartialRun[] {
	const coverage = coverageIndex(reference);
	const runs = places.map(({ dispositif, exercice }): PartialRun => {
		const row = reference.couverture.find(
			(item) => item.dispositif === dispositif && item.exercice === exercice
		);
		const why = row ? noteOf(row).replace(/\.$/, '') : '';
		return { dispositif, years: [exercice], couverture: coverage(dispositif, exercice), why };
	});
	const grouped = Map.groupBy(runs, ({ dispositif, couverture, why }) =>
		[dispositif, couverture, why].join('\u001F')
	);
	return [...grouped.values()]
		.flatMap(([first, ...others]) =>
			first
				? [{ ...first, years: [first, ...others].flatMap(({ years }) => years).sort((a, b) => a - b) }]
				: []
		)
		.sort((a, b) => b.years.length - a.years.length);
}

const WORDS = (): Partial<Record<Couverture, string>> =>
	tr(
		{
			partielle: 'couverture partielle',
			absente: 'rien n’est isolé en entier',
			non_declaree: 'couverture non déclarée'
		},
		{
			partielle: 'partial coverage',
			absente: 'nothing is isolated whole',
			non_declaree: 'coverage not declared'
		}
	);

/** « De 2022 à 2025, couverture partielle : seule l’AFIS reste isolable », without its full stop. */
export function partialSentence({ years, couverture, why }: Omit<PartialRun, 'dispositif'>): string {
	const when = upperFirst(duringYears(years));
	const what = WORDS()[couverture] ?? '';
	const reason = lowerFirst(why);
	if (why === '') return `${when}, ${what}`;
	return tr(fr`${when}, ${what} : ${reason}`, `${when}, ${what}: ${reason}`);
}

/** Several runs of one dispositif, one sentence each, the earliest first and the last without its full stop; `null` without any. */
export const partialSentences = (runs: readonly PartialRun[]): string | null =>
	runs.length === 0
		? null
		: [...runs]
				.sort((a, b) => (a.years[0] ?? 0) - (b.years[0] ?? 0))
				.map(partialSentence)
				.join('. ');
