import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import type { Point } from '#lib/drawing/drawing.ts';
import { rule, type Canvas } from '#lib/drawing/pen.ts';
import type { Track, TrackYear } from './data.ts';
import { lengthsOf } from './frame.ts';
import { plannedOf, spentOf } from './stages.ts';

/** How the bar of a year lies: amounts go up from a baseline, or to the right of an axis. */
export interface Lie {
	readonly upright: boolean;
	/** Where the axis is, in the direction of the amounts. */
	readonly axis: number;
	/** Middle and thickness of the bar across it. */
	readonly middle: number;
	readonly thickness: number;
	readonly scale: number;
}

/** From lengths along the amounts and places across them to points and boxes of the drawing. */
function lieOf({ upright, axis, middle, thickness }: Lie) {
	const along = (length: number) => (upright ? axis - length : axis + length);
	const point = (length: number, across: number): Point =>
		upright ? [across, along(length)] : [along(length), across];
	const box = (from: number, to: number, thick = thickness) =>
		upright
			? { x: middle - thick / 2, y: axis - to, width: thick, height: to - from }
			: { x: axis + from, y: middle - thick / 2, width: to - from, height: thick };
	return { point, box, start: middle - thickness / 2, end: middle + thickness / 2 };
}

/**
 * Draws a year of a track: what is planned in the colour of its form with the end of its stage, what was spent of it in ink
 * from the axis, zeros on the axis. `part` is the rank of its panel. Says how far it reaches.
 */
export function placeBar(canvas: Canvas, track: Track, year: TrackYear, part: number, lie: Lie): number {
	const { upright, scale, middle } = lie;
	const { point, box, start, end } = lieOf(lie);
	const [planned, spent] = [plannedOf(year.valeurs), spentOf(year.valeurs)];
	const key = `${track.dispositif}-${year.exercice}`;
	const told = { id: String(year.exercice), part };
	const { ink, from, to, whole } = lengthsOf(planned?.centimes ?? null, spent?.centimes ?? null, scale);
	if (planned?.centimes && to > from) {
		const annonce = planned.etape === 'annonce';
		canvas.parts.push({
			...{ ...told, key, marque: track.marque, annonce, centimes: planned.centimes, parCle: false },
			...box(from, to)
		});
		if (planned.deduit > 0) {
			const far = from + (to - from) * Math.min(1, planned.deduit / planned.centimes);
			canvas.rules.push(...deducedMark(key, point(from, middle), point(far, middle)));
		}
	}
	if (spent?.centimes && ink > 0)
		canvas.bars.push({
			...told,
			key,
			fond: 'encre',
			contour: 'aucun',
			centimes: spent.centimes,
			...box(0, ink)
		});
	const across = (at: number) => [point(at, start), point(at, end)] as const;
	if (planned?.centimes != null && planned.etape !== 'annonce') {
		const [[x1, y1], [x2, y2]] = across(planned.centimes === 0 ? 2 : whole);
		canvas.caps.push({ key: `${key}-${planned.etape}`, etape: planned.etape, x1, y1, x2, y2 });
	}
	// A published zero has no mark of its own, which would be as thick as a small amount: its figure tells it.
	const deducedZero = spent?.centimes === 0 && spent.statut === 'deduit' && !planned?.centimes;
	if (deducedZero) canvas.rules.push(...deducedMark(`${key}-zero`, ...across(5)));
	for (const other of [...(planned?.autres ?? []), ...(spent?.autres ?? [])]) {
		const reach = Math.max(0, other * scale);
		rule(
			canvas,
			`${key}-ecartee-${other}`,
			'ecartee',
			point(reach, end + 2),
			point(reach, end + (upright ? 9 : 6))
		);
	}
	return Math.max(to, ink, deducedZero ? 5 : 0);
}

/** The whole dispositif round a bar: a dashed contour. */
export function placeWhole(canvas: Canvas, key: string, length: number, lie: Lie): void {
	const { point, start, end } = lieOf(lie);
	rule(canvas, key, 'base-absente', point(0, start), point(length, start), point(length, end), point(0, end));
}

/** The length of a dash, and the white after the first of them. */
const DASH = 4;
const WHITE = 3;

/** What was round a bar and is no longer isolated: two open stems, whose dashes grow rarer year after year. */
export function placeFading(canvas: Canvas, key: string, length: number, years: number, lie: Lie): void {
	const { point, start, end } = lieOf(lie);
	if (years === 0) {
		for (const [side, across] of [start, end].entries())
			rule(canvas, `${key}-${side}`, 'base-absente', point(0, across), point(length, across));
		return;
	}
	const step = DASH + WHITE * (1 + years);
	for (const [side, across] of [start, end].entries())
		for (let at = 0; at + DASH <= length; at += step)
			rule(canvas, `${key}-${side}-${at}`, 'renvoi', point(at, across), point(at + DASH, across));
}
