import { bisector } from 'd3-array';
import { emptyDrawing, type Drawing, type Point, type RuleKind } from '#lib/drawing/drawing.ts';

const BETWEEN = 32;

export interface Range {
	readonly from: number;
	readonly to: number;
}

/** The heights that something stands on: a drawing is never cut there. */
export function occupied(drawing: Drawing): Range[] {
	const { texts, parts, bars, bands, slots, diamonds, swatches, ribbons } = drawing;
	return [
		...texts.map(({ box }) => ({ from: box.y, to: box.y + box.height })),
		...[...parts, ...bars, ...bands, ...slots, ...swatches].map(({ y, height }) => ({
			from: y,
			to: y + height
		})),
		...diamonds.map(({ y, size }) => ({ from: y - size, to: y + size })),
		...ribbons.flatMap(({ upper, lower }) => {
			const ys = [...upper, ...lower].map(([, y]) => y);
			return { from: Math.min(...ys), to: Math.max(...ys) };
		})
	];
}

/** Whether nothing stands across a height. */
function clearOf(taken: readonly Range[]): (y: number) => boolean {
	const apart: { from: number; to: number }[] = [];
	for (const { from, to } of taken.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from)) {
		const last = apart.at(-1);
		if (last && from < last.to) last.to = Math.max(last.to, to);
		else apart.push({ from, to });
	}
	const ends = bisector(({ to }: Range) => to);
	return (y) => {
		const next = apart[ends.right(apart, y)];
		return next === undefined || y <= next.from;
	};
}

/** Two columns of about the same height. */
const EVEN = 0.6;

/** Where a drawing is best cut in two: between its blocks, else between the parts of one, else between two rows. */
function bestCut(drawing: Drawing): number | null {
	const taken = occupied(drawing);
	const clear = clearOf(taken);
	const higher = (cut: number) => Math.max(cut, drawing.height - cut);
	const best = (cuts: readonly number[]) =>
		cuts
			.filter((y) => y > 10 && y < drawing.height - 10 && clear(y))
			.sort((a, b) => higher(a) - higher(b))[0];
	const lines = (...kinds: readonly RuleKind[]) =>
		drawing.rules.flatMap(({ kind, points: [one, other] }) =>
			kinds.includes(kind) && one && other && one[1] === other[1] && one[0] === 0 ? [one[1] - 1] : []
		);
	const cuts = [lines('filet-fort'), lines('filet-fort', 'filet'), taken.map(({ to }) => to + 3)].flatMap(
		(some) => best(some) ?? []
	);
	const even = cuts.find((cut) => higher(cut) <= EVEN * drawing.height);
	return even ?? best(cuts) ?? null;
}

/** What of a drawing stands between two heights, moved to the top and so far to the right. */
export function slice(drawing: Drawing, { from, to }: Range, right: number, prefix: string): Drawing {
	const inside = (top: number, height: number) => top >= from - 0.5 && top + height <= to + 0.5;
	const clip = (y: number) => Math.min(to, Math.max(from, y)) - from;
	const keyed = <T extends { readonly key: string }>(one: T): T => ({ ...one, key: `${prefix}${one.key}` });
	const box = <T extends { readonly key: string; readonly x: number; readonly y: number }>(one: T): T => ({
		...keyed(one),
		x: one.x + right,
		y: one.y - from
	});
	const boxes = <
		T extends { readonly key: string; readonly x: number; readonly y: number; readonly height: number }
	>(
		all: readonly T[]
	) => all.filter(({ y, height }) => inside(y, height)).map(box);
	return {
		...emptyDrawing(drawing.layout, drawing.width + right),
		height: to - from,
		parts: boxes(drawing.parts),
		bars: boxes(drawing.bars),
		bands: boxes(drawing.bands),
		slots: boxes(drawing.slots),
		swatches: drawing.swatches
			.filter(({ y, height }) => inside(y, height))
			.map((one) => ({ ...one, x: one.x + right, y: one.y - from })),
		diamonds: drawing.diamonds.filter(({ y, size }) => inside(y - size, 2 * size)).map(box),
		caps: drawing.caps
			.filter(({ y1, y2 }) => inside(Math.min(y1, y2), Math.abs(y2 - y1)))
			.map((one) => ({
				...keyed(one),
				x1: one.x1 + right,
				x2: one.x2 + right,
				y1: one.y1 - from,
				y2: one.y2 - from
			})),
		rules: drawing.rules
			.filter(({ points }) => {
				const ys = points.map(([, y]) => y);
				const [low, high] = [Math.min(...ys), Math.max(...ys)];
				const shown = Math.min(high, to) - Math.max(low, from);
				// What of a line goes beyond a cut by a hair is no part of the other side.
				return high === low ? low >= from && low < to : shown > Math.min(8, (high - low) / 2);
			})
			.map((one) => ({
				...keyed(one),
				points: one.points.map(([x, y]): Point => [x + right, clip(y)])
			})),
		texts: drawing.texts
			.filter(({ box }) => inside(box.y, box.height))
			.map((one) => ({
				...keyed(one),
				x: one.x + right,
				y: one.y - from,
				box: { ...one.box, x: one.box.x + right, y: one.box.y - from }
			})),
		named: drawing.named,
		below: drawing.below
	};
}

/** Some drawings as one. */
function together(pieces: readonly Drawing[], width: number): Drawing {
	const [first] = pieces;
	const all = <K extends keyof Drawing>(key: K) => pieces.flatMap((piece) => piece[key] as readonly never[]);
	return {
		layout: first?.layout ?? 'lignes',
		width,
		height: Math.ceil(Math.max(0, ...pieces.map(({ height }) => height))),
		parts: all('parts'),
		bars: all('bars'),
		bands: all('bands'),
		ribbons: all('ribbons'),
		caps: all('caps'),
		rules: all('rules'),
		slots: all('slots'),
		diamonds: all('diamonds'),
		swatches: all('swatches'),
		texts: all('texts'),
		zones: [],
		named: first?.named ?? [],
		below: first?.below ?? []
	};
}

/** How wide each of two columns is. */
export const columnRoom = (width: number): number => Math.floor((width - BETWEEN) / 2);

/** A tall drawing read down one column, then down the next; `null` where it cannot be cut. */
export function intoTwoColumns(drawing: Drawing): Drawing | null {
	const cut = bestCut(drawing);
	if (cut === null || drawing.ribbons.length > 0) return null;
	const right = drawing.width + BETWEEN;
	return together(
		[
			slice(drawing, { from: 0, to: cut }, 0, 'a-'),
			slice(drawing, { from: cut, to: drawing.height }, right, 'b-')
		],
		right + drawing.width
	);
}
