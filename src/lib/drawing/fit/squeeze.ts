import { bisector } from 'd3-array';
import type { Drawing, Layout, Point } from '#lib/drawing/drawing.ts';

/** Layouts in which nothing is read along the height: amounts lie across, or stand in cells. */
const FREE_HEIGHT: readonly Layout[] = ['lignes', 'axe', 'cases'];
/** White that stays over and under a text, and the least height of a shape. */
const CLEAR = 1.2;
const LEAST = 8;
/** How thin the white may become. */
const FLATTEST = 0.1;

interface Span {
	readonly from: number;
	readonly to: number;
}

/** Heights that are kept as they are: those of texts and signs, and enough of each shape to be seen. */
function keptSpans({ texts, diamonds, swatches, bars, parts, bands, slots }: Drawing): Span[] {
	const middle = ({ y, height }: { readonly y: number; readonly height: number }) => {
		const half = Math.min(height, LEAST) / 2;
		return { from: y + height / 2 - half, to: y + height / 2 + half };
	};
	const spans = [
		...texts.map(({ box }) => ({ from: box.y - CLEAR, to: box.y + box.height + CLEAR })),
		...diamonds.map(({ y, size }) => ({ from: y - size - 1, to: y + size + 1 })),
		...swatches.map(({ y, height }) => ({ from: y, to: y + height })),
		...[...bars, ...parts, ...bands, ...slots].map(middle),
		// Frames stay clear of one another and of words.
		...slots.flatMap(({ y, height }) => [y, y + height].map((edge) => ({ from: edge - 1.6, to: edge + 1.6 })))
	].sort((a, b) => a.from - b.from);
	const merged: Span[] = [];
	for (const span of spans) {
		const last = merged.at(-1);
		if (last && span.from <= last.to)
			merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
		else merged.push(span);
	}
	return merged;
}

/** From a height to the one it becomes: the kept spans as they are, the white between them so many times as high. */
function flattened(spans: readonly Span[], slope: number): (y: number) => number {
	let [at, to] = [0, 0];
	const steps = spans.map((span) => {
		const step = { at, to, from: Math.max(at, span.from), reach: Math.max(at, span.from, span.to) };
		to += (step.from - at) * slope + step.reach - step.from;
		at = step.reach;
		return step;
	});
	const after = { at, to };
	return (y) => {
		const step = steps[bisector(({ reach }: (typeof steps)[number]) => reach).left(steps, y)];
		if (step === undefined) return after.to + (y - after.at) * slope;
		if (y <= step.from) return step.to + (y - step.at) * slope;
		return step.to + (step.from - step.at) * slope + (y - step.from);
	};
}

/** Moves every shape of a drawing up or down. Texts and signs keep their size. */
export function movedDown(drawing: Drawing, f: (y: number) => number): Drawing {
	const box = <T extends { readonly y: number; readonly height: number }>(one: T): T => ({
		...one,
		y: f(one.y),
		height: f(one.y + one.height) - f(one.y)
	});
	const point = ([x, y]: Point): Point => [x, f(y)];
	return {
		...drawing,
		height: Math.ceil(f(drawing.height)),
		parts: drawing.parts.map(box),
		bars: drawing.bars.map(box),
		bands: drawing.bands.map(box),
		slots: drawing.slots.map(box),
		swatches: drawing.swatches.map(box),
		zones: drawing.zones.map(box),
		diamonds: drawing.diamonds.map((one) => ({ ...one, y: f(one.y) })),
		caps: drawing.caps.map((one) => ({ ...one, y1: f(one.y1), y2: f(one.y2) })),
		rules: drawing.rules.map((one) => ({ ...one, points: one.points.map(point) })),
		texts: drawing.texts.map((one) => {
			const down = f(one.box.y) - one.box.y;
			return { ...one, y: one.y + down, box: { ...one.box, y: one.box.y + down } };
		})
	};
}

/**
 * The same drawing no higher than `height` where white is enough to be taken: letters keep their size and bars, which lie
 * across, their length. Where amounts are read along the height it is given back as it is.
 */
export function squeeze(drawing: Drawing, height: number): Drawing {
	if (drawing.height <= height || !FREE_HEIGHT.includes(drawing.layout)) return drawing;
	const spans = keptSpans(drawing);
	const least = flattened(spans, 0)(drawing.height);
	const slope = Math.max(FLATTEST, (height - 1 - least) / (drawing.height - least));
	return movedDown(drawing, flattened(spans, slope));
}
