import type { Box } from './box.ts';
import type { PlacedRibbon, Point } from './drawing.ts';
import type { Motif } from './palette.ts';

/** A pattern as one path of strokes: SVG patterns are lost in word processors, lines are not. */
export interface Hatch {
	readonly d: string;
	readonly trait: number;
	/** Dots are strokes of no length with round ends. */
	readonly rond: boolean;
}

/** Hundredths of a pixel: a stroke never leaves its area. */
const round = (value: number) => Math.round(value * 100) / 100;
const segment = (x1: number, y1: number, x2: number, y2: number) =>
	`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;

/** Whether a point is in the shape; `null` for a box, which the strokes are cut at already. */
type Within = ((x: number, y: number) => boolean) | null;

const STEP = 0.75;

/** The pieces of a line that are in a shape. */
function pieces(
	from: number,
	to: number,
	at: (along: number) => Point,
	within: NonNullable<Within>
): (readonly [number, number])[] {
	const found: (readonly [number, number])[] = [];
	let start: number | null = null;
	for (let along = from; along <= to; along += STEP) {
		const inside = within(...at(along));
		if (inside && start === null) start = along;
		if (!inside && start !== null) {
			found.push([start, along - STEP]);
			start = null;
		}
	}
	if (start !== null) found.push([start, to]);
	return found;
}

/** Parallel lines at `angle` degrees (clockwise from the horizontal), `pas` apart, cut at the box. */
function lines({ x, y, width, height }: Box, angle: number, pas: number, within: Within): string {
	const turn = (angle * Math.PI) / 180;
	const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
	const corners: readonly Point[] = [
		[x, y],
		[x + width, y],
		[x, y + height],
		[x + width, y + height]
	];
	const offsets = corners.map(([px, py]) => -px * uy + py * ux);
	const first = Math.ceil(Math.min(...offsets) / pas) * pas;
	let d = '';
	for (let offset = first; offset < Math.max(...offsets); offset += pas) {
		const [px, py] = [-uy * offset, ux * offset];
		let [from, to] = [-Infinity, Infinity];
		for (const [origin, step, low, high] of [
			[px, ux, x, x + width],
			[py, uy, y, y + height]
		] as const) {
			if (Math.abs(step) < 1e-9) {
				if (origin < low || origin > high) [from, to] = [1, 0];
				continue;
			}
			const ends = [(low - origin) / step, (high - origin) / step].sort((a, b) => a - b);
			from = Math.max(from, ends[0] ?? from);
			to = Math.min(to, ends[1] ?? to);
		}
		const at = (along: number): Point => [px + ux * along, py + uy * along];
		for (const [start, end] of within === null ? [[from, to] as const] : pieces(from, to, at, within))
			if (end - start > 0.3) d += segment(...at(start), ...at(end));
	}
	return d;
}

/** One small stroke in the middle of each tile that lies whole in the box. */
function tiles(
	{ x, y, width, height }: Box,
	pas: number,
	half: number,
	draw: (cx: number, cy: number) => string,
	within: Within
) {
	let d = '';
	for (let cy = Math.ceil((y + half) / pas) * pas; cy <= y + height - half; cy += pas)
		for (let cx = Math.ceil((x + half) / pas) * pas; cx <= x + width - half; cx += pas)
			if (within === null || (within(cx, cy - half) && within(cx, cy + half))) d += draw(cx, cy);
	return d;
}

const dot = (cx: number, cy: number) => `M${round(cx)} ${round(cy)}h.01`;
const square = (side: number) => (cx: number, cy: number) =>
	`M${round(cx - side / 2)} ${round(cy)}h${round(side)}`;
const ring = (radius: number) => (cx: number, cy: number) => {
	const [r, diameter] = [round(radius), round(radius * 2)];
	return `M${round(cx - radius)} ${round(cy)}a${r} ${r} 0 1 1 ${diameter} 0a${r} ${r} 0 1 1 ${-diameter} 0`;
};
const chevron = (pas: number) => (cx: number, cy: number) =>
	`M${round(cx - pas * 0.45)} ${round(cy + pas * 0.2)}l${round(pas * 0.45)} ${round(-pas * 0.4)}l${round(pas * 0.45)} ${round(pas * 0.4)}`;

/** The strokes of a pattern inside a box; nothing for a flat mark. */
export function hatchBox(box: Box, motif: Motif, within: Within = null): Hatch | null {
	switch (motif.type) {
		case 'plein':
			return null;
		case 'lignes':
			return { d: lines(box, motif.angle, motif.pas, within), trait: motif.trait, rond: false };
		case 'croix': {
			const d = lines(box, motif.angle, motif.pas, within) + lines(box, motif.angle + 90, motif.pas, within);
			return { d, trait: motif.trait, rond: false };
		}
		case 'points':
			return { d: tiles(box, motif.pas, motif.rayon, dot, within), trait: motif.rayon * 2, rond: true };
		case 'anneaux':
			return {
				d: tiles(box, motif.pas, motif.rayon + 0.7, ring(motif.rayon), within),
				trait: 1.4,
				rond: false
			};
		case 'chevrons':
			return {
				d: tiles(box, motif.pas, motif.pas / 2, chevron(motif.pas), within),
				trait: motif.trait,
				rond: false
			};
		case 'tirets':
			return {
				d: tiles(box, motif.pas, motif.pas * 0.35, square(motif.pas * 0.6), within),
				trait: motif.trait,
				rond: false
			};
		case 'carres':
			return {
				d: tiles(box, motif.pas, motif.cote / 2, square(motif.cote), within),
				trait: motif.cote,
				rond: false
			};
	}
}

/**
 * A pattern as a tile that repeats: the strokes of one square around the origin, turned by `angle` degrees. The same
 * strokes as `hatchBox` draws one by one.
 */
export function tileOf(motif: Motif): {
	readonly side: number;
	readonly angle: number;
	readonly strokes: Hatch | null;
} {
	if (motif.type === 'plein') return { side: 8, angle: 0, strokes: null };
	const side = motif.pas;
	const box = { x: -side / 2, y: -side / 2, width: side, height: side };
	const [angle, level] = 'angle' in motif ? [motif.angle, { ...motif, angle: 0 }] : [0, motif];
	return { side, angle, strokes: hatchBox(box, level) };
}

const onCurve = ([a, b, c, d]: PlacedRibbon['upper'], t: number): Point => {
	const s = 1 - t;
	const at = (i: 0 | 1) => s ** 3 * a[i] + 3 * s * s * t * b[i] + 3 * s * t * t * c[i] + t ** 3 * d[i];
	return [at(0), at(1)];
};

const SAMPLES = 240;

/** The strokes of a pattern inside a flow, as they run in the boxes that it joins: the same mark looks the same. */
export function hatchRibbon({ upper, lower }: PlacedRibbon, motif: Motif): Hatch | null {
	const sampled = (curve: PlacedRibbon['upper']) =>
		Array.from({ length: SAMPLES + 1 }, (_, index) => onCurve(curve, index / SAMPLES));
	// Both edges run the same way, one under the other: as far apart at both ends, or not.
	const [above, below] = [sampled(upper), sampled(lower)];
	const xs = above.map(([x]) => x);
	const ys = [...above, ...below].map(([, y]) => y);
	const [left, right, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys)];
	const box = { x: left, y: top, width: right - left, height: Math.max(...ys) - top };
	const edgeAt = (points: readonly Point[], x: number): number => {
		const next = xs.findIndex((other) => other >= x);
		const [x1 = x, y1 = 0] = points[Math.max(0, next - 1)] ?? [];
		const [x2 = x, y2 = y1] = points[next < 0 ? SAMPLES : next] ?? [];
		return x2 === x1 ? y2 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1);
	};
	return hatchBox(box, motif, (x, y) => y >= edgeAt(above, x) && y <= edgeAt(below, x));
}
