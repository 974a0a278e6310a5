import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { bracketOf, rangesAcross, type Point } from '#lib/drawing/drawing.ts';
import { rule, type Canvas } from '#lib/drawing/pen.ts';
import { isDeducedZero, type FigureYear } from './read-figure.ts';

/** Length of the dashes of a least: a sign, not an amount. */
export const STEM = 24;

/** How the bar of a year lies: its amounts go up from the baseline, or to the right of it. */
export interface Lie {
	readonly upright: boolean;
	/** From the axis to pixels. */
	readonly at: (value: number) => number;
	/** Where its thickness starts, and its middle. */
	readonly start: number;
	readonly middle: number;
	readonly thickness: number;
	/** Length of the dashes of a least, where there is less room for them. */
	readonly stem?: number | undefined;
}

/** Draws what a year is made of: its parts, their ranges, where its stages end, its least. Says where its bar ends. */
export function placeStack(
	canvas: Canvas,
	year: FigureYear,
	{ upright, at, start, middle, thickness, stem = STEM }: Lie
): number {
	const key = String(year.exercice);
	const outwards = upright ? -1 : 1;
	const point = (along: number, across: number): Point => (upright ? [across, along] : [along, across]);
	for (const [part, item] of year.parts.entries()) {
		const [from, to] = [Math.min(at(item.from), at(item.to)), Math.max(at(item.from), at(item.to))];
		canvas.parts.push({
			key: `${key}-${item.marque}-${item.etape}${item.cle ? '-cle' : ''}`,
			marque: item.marque,
			annonce: item.etape === 'annonce',
			id: key,
			part,
			centimes: item.centimes,
			parCle: item.cle !== undefined,
			...(upright
				? { x: start, y: from, width: thickness, height: to - from }
				: { x: from, y: start, width: to - from, height: thickness })
		});
		if (item.deduit === 0) continue;
		const deduced = at(item.from + (item.to - item.from) * (item.deduit / item.centimes));
		const ends = [point(at(item.from), middle), point(deduced, middle)] as const;
		canvas.rules.push(...deducedMark(`${key}-${part}`, ...ends));
	}
	const keyed = year.parts.flatMap((item) => (item.cle ? [{ ...item, cle: item.cle }] : []));
	const ranges = rangesAcross(keyed.length, thickness);
	for (const [rank, { marque, etape, from, cle }] of keyed.entries()) {
		const own = middle + (ranges[rank] ?? 0);
		const range = bracketOf(at(from + cle.bas), at(from + cle.haut));
		const points = range.map(([along, across]) => point(along, own + across));
		rule(canvas, `${key}-fourchette-${marque}-${etape}`, 'fourchette', ...points);
	}
	const over = (along: number) => [point(along, start), point(along, start + thickness)] as const;
	const deducedZero = isDeducedZero(year);
	if (deducedZero) canvas.rules.push(...deducedMark(`${key}-zero`, ...over(at(0) + 5 * outwards)));
	for (const [rank, { etape, at: end }] of (deducedZero ? [] : year.caps).entries()) {
		// A published zero has no column: its end lies on the baseline.
		const [[x1, y1], [x2, y2]] = over(upright && year.kind === 'zero' ? at(0) - 2 : at(end));
		// With several forms a stage may end more than once.
		const again = year.caps.findIndex((cap) => cap.etape === etape) < rank ? `-${rank}` : '';
		canvas.caps.push({ key: `${key}-${etape}${again}`, etape, x1, y1, x2, y2 });
	}
	const top = at(year.top);
	if (!year.partial) return top;
	const marque = year.parts.filter((part) => part.centimes > 0).at(-1)?.marque ?? 'NV';
	const end = top + stem * outwards;
	for (const side of [start + 0.75, start + thickness - 0.75]) {
		const points = [point(top + 3 * outwards, side), point(end, side)];
		canvas.rules.push({ key: `${key}-tige-${side}`, kind: 'tige', marque, points });
	}
	return end;
}
