import { linesWidth } from '#lib/drawing/text-metrics.ts';
import { moneyTicks, unitFor, writeIn, type Tick, type Unit } from '#lib/drawing/unit.ts';
import { AU_MOINS } from '#lib/figures/shell/words.ts';
import { readBreaks, type FigureBreak } from '#lib/figures/stacked-years/read-figure.ts';
import type { SuiviPosteData, Track, TrackYear } from './data.ts';
import { isLeast, plannedOf, spentOf } from './stages.ts';

/** Size of the words of the figure. */
export const TEXT = 13;

/** The figure understood: its tracks over one axis of years, on one scale. What every width places. */
export interface Board {
	readonly data: SuiviPosteData;
	readonly tracks: readonly Track[];
	readonly exercices: readonly number[];
	readonly breaks: readonly FigureBreak[];
	readonly unit: Unit;
	/** The width of the longest amount, in pixels. */
	readonly widest: number;
	/** The highest amount drawn, in cents. */
	readonly max: number;
	readonly ticks: readonly Tick[];
	/** Whether the whole dispositif stands round the poste: one far larger would leave nothing of it to see. */
	readonly around: boolean;
}

/** Beyond this many times the poste, its dispositif is told and not drawn. */
const FAR_LARGER = 8;

/** The highest amount that a track draws of a year. */
const reachOf = ({ valeurs }: TrackYear): number =>
	Math.max(
		0,
		...[plannedOf(valeurs), spentOf(valeurs)].flatMap((value) =>
			value?.centimes == null ? [] : [value.centimes, ...value.autres]
		)
	);

/** Reads the data of the figure into what the widths place. */
export function readBoard(data: SuiviPosteData): Board {
	const { suivi, apart, exercices, ruptures } = data;
	const tracks = [...(suivi && suivi.annees.length > 0 ? [suivi] : []), ...apart];
	const own = Math.max(0, ...(suivi?.annees ?? []).map(reachOf));
	const whole = Math.max(0, ...(suivi?.annees ?? []).map(({ entier }) => entier?.centimes ?? 0));
	const around = whole > 0 && whole <= own * FAR_LARGER;
	const max = Math.max(around ? whole : 0, ...tracks.flatMap(({ annees }) => annees.map(reachOf)));
	const told = tracks.flatMap(({ annees }) =>
		annees.flatMap(({ valeurs, entier }) =>
			[...valeurs, ...(entier ? [entier] : [])].map(({ centimes }) => Math.abs(centimes ?? 0))
		)
	);
	const least = tracks.some((track) => track.annees.some((year) => isLeast(track, year)));
	const unit = unitFor(Math.max(0, ...told));
	return {
		...{ data, tracks, exercices, unit, max, around },
		widest: linesWidth(
			told.map((centimes) => `${least ? AU_MOINS : ''}${writeIn(unit, centimes)}`),
			TEXT,
			600
		),
		breaks: readBreaks({ ruptures }, exercices),
		ticks: moneyTicks(0, max, unit)
	};
}

/** The letter by which the drawing names a reason. */
export const letterOf = (rank: number): string =>
	rank < 26 ? String.fromCharCode(97 + rank) : String(rank + 1);
