import type { Track, TrackYear } from './data.ts';
import { nothingOf } from './place-across.ts';

/** « 2018–21 »: some years where there is little room. */
export const yearsWords = (first: number, last: number): string =>
	first === last
		? String(first)
		: `${first}–${Math.trunc(first / 100) === Math.trunc(last / 100) ? String(last).slice(-2) : last}`;

/** A line of a panel: the year that it tells, or the first of some. */
export interface YearsLine {
	readonly year: TrackYear;
	readonly index: number;
	/** The last of the years that the line tells. */
	readonly last: number;
}

/** A line a year. */
export const yearsApart = ({ annees }: Track): YearsLine[] =>
	annees.map((year, index) => ({ year, index, last: year.exercice }));

/** What is the same in neighbours that have nothing, or zeros; `null` where there is an amount. */
function sameNothing(year: TrackYear): string | null {
	const nothing = nothingOf(year);
	if (nothing !== null) return nothing;
	const { valeurs, couverture } = year;
	const isBare = valeurs.every(
		({ centimes, autres, conteste }) => !centimes && autres.length === 0 && !conteste
	);
	return isBare ? [couverture, ...valeurs.map(({ statut }) => statut)].join() : null;
}

/** The same with one line for neighbours that are the same nothing, or the same zeros. */
export function yearsShared(track: Track): YearsLine[] {
	const lines: YearsLine[] = [];
	for (const line of yearsApart(track)) {
		const before = lines.at(-1);
		const nothing = sameNothing(line.year);
		if (before && nothing !== null && sameNothing(before.year) === nothing)
			lines[lines.length - 1] = { ...before, last: line.last };
		else lines.push(line);
	}
	return lines;
}
