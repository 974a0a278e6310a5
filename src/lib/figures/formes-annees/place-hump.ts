import { grow, type Box } from '#lib/drawing/box.ts';
import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { findFreeSpot } from '#lib/drawing/free-spot.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { stageWords } from '#lib/figures/shell/words.ts';
import { TEXT, type Canvas, type GridFrame } from './frame.ts';
import type { GridRow } from './grid.ts';

/** Names what makes a hump, over it. */
export function placeHumps(frame: GridFrame, row: GridRow, canvas: Canvas): void {
	const { grid, bands, width, side, left } = frame;
	for (const { nom, exercices } of grid.data.bosses) {
		const own = grid.exercices.flatMap((exercice, index) => (exercices.includes(exercice) ? [index] : []));
		const [first, last] = [own[0], own.at(-1)];
		if (first === undefined || last === undefined) continue;
		const stages = new Set(own.flatMap((index) => row.years[index]?.year.etapes ?? []));
		const stage = stageWords([...stages], false);
		const size = {
			width: Math.max(textWidth(nom, TEXT, 600), textWidth(stage, TEXT)),
			height: (stage === '' ? 1 : 2) * leadingOf(TEXT)
		};
		const x1 = (bands.centers[first] ?? 0) - bands.bar / 2;
		const x2 = (bands.centers[last] ?? 0) + bands.bar / 2;
		const occupied = [
			...[...canvas.parts, ...canvas.slots].map((box) => grow(box, 3)),
			...canvas.texts.map(({ box }) => grow(box, 3)),
			...canvas.diamonds.map(({ x, y, size: half }) => ({
				x: x - half,
				y: y - half,
				width: 2 * half,
				height: 2 * half
			})),
			...bands.gaps.map((x): Box => ({
				x: x - 3,
				y: -lineOf(frame, row),
				width: 6,
				height: lineOf(frame, row)
			})),
			...stemsOf(canvas)
		];
		const right = width - side - 2;
		const spot = findFreeSpot(
			size,
			{ x: left, y: -160, width: right - left, height: 160 },
			occupied,
			(box) => {
				const beyond = Math.max(0, x1 - box.x, box.x - x2);
				const top = Math.min(...canvas.parts.filter(({ x }) => x >= x1 - 1 && x <= x2).map(({ y }) => y), 0);
				return beyond * 3 + Math.abs(box.y + box.height - top) + Math.abs(box.x - x1) * 0.1;
			}
		);
		if (spot === null) continue;
		const { x, y } = spot.box;
		const put = (key: string, line: string, top: number, weight: 400 | 600) =>
			canvas.texts.push(setText({ key, lines: [line], x, top, size: TEXT, weight }));
		put(`bosse-${first}`, nom, y, 600);
		if (stage !== '') put(`bosse-etape-${first}`, stage, y + leadingOf(TEXT), 400);
	}
}

/** How high the line of a break goes in a panel. */
export const lineOf = ({ beside, grid, scale }: GridFrame, row: GridRow): number =>
	beside ? 400 : Math.max(...row.years.map(({ top }) => top), grid.max / 3) * scale;

const stemsOf = ({ rules }: Canvas): Box[] =>
	rules
		.filter(({ kind }) => kind === 'tige')
		.map(({ points }) => {
			const ys = points.map(([, y]) => y);
			return {
				x: (points[0]?.[0] ?? 0) - 3,
				y: Math.min(...ys),
				width: 6,
				height: Math.max(...ys) - Math.min(...ys)
			};
		});
