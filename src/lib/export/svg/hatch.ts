import type { Box } from '#lib/charts/box.ts';
import type { PlacedRibbon, Point } from '#lib/charts/drawing.ts';
import type { Motif } from '#lib/charts/palette.ts';
import { round } from '#lib/charts/shape-paths.ts';

/** A pattern as one path of strokes: SVG patterns are lost in word processors, lines are not. */
export interface Hatch {
	readonly d: string;
	readonly trait: number;
	/** Dots are strokes of no length with round ends. */
	readonly rond: boolean;
}

const segment = (x1: number, y1: number, x2: number, y2: number) =>
	`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;

/** Parallel lines at `angle` degrees (clockwise from the horizontal), `pas` apart, cut at the box. */
function lines({ x, y, width, height }: Box, angle: number, pas: number): string {
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
		if (to - from > 0.3) d += segment(px + ux * from, py + uy * from, px + ux * to, py + uy * to);
	}
	return d;
}

/** One small stroke in the middle of each tile that lies whole in the box. */
function tiles(
	{ x, y, width, height }: Box,
	pas: number,
	half: number,
	draw: (cx: number, cy: number) => string
) {
	let d = '';
	for (let cy = Math.ceil((y + half) / pas) * pas; cy <= y + height - half; cy += pas)
		for (let cx = Math.ceil((x + half) / pas) * pas; cx <= x + width - half; cx += pas) d += draw(cx, cy);
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
export function hatchBox(box: Box, motif: Motif): Hatch | null {
	switch (motif.type) {
		case 'plein':
			return null;
		case 'lignes':
			return { d: lines(box, motif.angle, motif.pas), trait: motif.trait, rond: false };
		case 'croix': {
			const d = lines(box, motif.angle, motif.pas) + lines(box, motif.angle + 90, motif.pas);
			return { d, trait: motif.trait, rond: false };
		}
		case 'points':
			return { d: tiles(box, motif.pas, motif.rayon, dot), trait: motif.rayon * 2, rond: true };
		case 'anneaux':
			return { d: tiles(box, motif.pas, motif.rayon + 0.7, ring(motif.rayon)), trait: 1.4, rond: false };
		case 'chevrons':
			return { d: tiles(box, motif.pas, motif.pas / 2, chevron(motif.pas)), trait: motif.trait, rond: false };
		case 'tirets':
			return {
				d: tiles(box, motif.pas, motif.pas * 0.35, square(motif.pas * 0.6)),
				trait: motif.trait,
				rond: false
			};
		case 'carres':
			return {
				d: tiles(box, motif.pas, motif.cote / 2, square(motif.cote)),
				trait: motif.cote,
				rond: false
			};
	}
}

const onCurve = ([a, b, c, d]: PlacedRibbon['upper'], t: number): Point => {
	const s = 1 - t;
	const at = (i: 0 | 1) => s ** 3 * a[i] + 3 * s * s * t * b[i] + 3 * s * t * t * c[i] + t ** 3 * d[i];
	return [at(0), at(1)];
};

/** Strokes across a flow, from one edge to the other, leaning forward: they follow its bends. */
export function hatchRibbon({ upper, lower }: PlacedRibbon, pas: number, trait: number): Hatch {
	const [start, , , end] = upper;
	const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
	const count = Math.max(1, Math.floor(length / pas));
	const lean = Math.min(0.5, 10 / Math.max(1, length));
	let d = '';
	for (let index = 0; index <= count; index++) {
		const from = onCurve(lower, index / (count + 1));
		const to = onCurve(upper, Math.min(1, index / (count + 1) + lean));
		d += segment(from[0], from[1], to[0], to[1]);
	}
	return { d, trait, rond: false };
}
