import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { put, rule, type Canvas } from '#lib/drawing/pen.ts';
import type { ColumnFrame } from './place-column-years.ts';
import { isDrawn } from './read-figure.ts';
import { wrapText } from '#lib/drawing/text-metrics.ts';
import { stageWords } from '#lib/figures/shell/words.ts';

/** Size of the figures of the axis. */
export const TICK = 13;
const STAGE = 13;

/** The grid with its figures, and the baseline, dashed under years without a bar; all stop at a break. */
export function placeAxis(frame: ColumnFrame, canvas: Canvas): void {
	const { figure, bands, y } = frame;
	for (const tick of figure.ticks) {
		const at = y(tick.value);
		for (const [run, { x1, x2 }] of bands.runs.entries()) {
			const from = run === 0 ? 0 : x1;
			rule(canvas, `grille-${tick.value}-${run}`, 'grille', [from, at], [x2, at]);
		}
		const lines = [tick.label];
		const key = `graduation-${tick.value}`;
		put(canvas, { key, lines, x: 0, top: at - leadingOf(TICK) - 1, size: TICK, tone: 'encre2' });
	}
	placeBaselines(frame, canvas);
}

/** The baseline of each run of years, dashed under those without a bar. */
export function placeBaselines({ figure, bands, y }: ColumnFrame, canvas: Canvas): void {
	const half = bands.step / 2;
	const center = (index: number) => bands.centers[index] ?? 0;
	for (const { first, last } of bands.runs) {
		for (let from = first; from <= last;) {
			const drawn = isDrawn(figure.years[from]);
			let to = from;
			while (to < last && isDrawn(figure.years[to + 1]) === drawn) to += 1;
			rule(
				canvas,
				`base-${from}`,
				drawn ? 'base' : 'base-absente',
				[from === first ? center(from) - half : (center(from - 1) + center(from)) / 2, y(0)],
				[to === last ? center(to) + half : (center(to) + center(to + 1)) / 2, y(0)]
			);
			from = to + 1;
		}
	}
}

/** Years and their stages under the plot; returns where they end. */
export function placeFoot(frame: ColumnFrame, canvas: Canvas): number {
	const { figure, bands, sizes, bottom } = frame;
	const room = bands.step - 5;
	const long = figure.years.map((year) => wrapText(stageWords(year.etapes, false), room, STAGE));
	const short = long.flat().some((line) => line.endsWith('…')) || long.some((lines) => lines.length > 3);
	let end = bottom;
	for (const [index, year] of figure.years.entries()) {
		const x = bands.centers[index] ?? 0;
		const bold = year.exercice === figure.enAvant;
		const label = setText({
			key: `annee-${year.exercice}`,
			lines: [String(year.exercice)],
			x,
			top: bottom + 7,
			size: sizes.year,
			weight: bold ? 600 : 400,
			anchor: 'middle'
		});
		canvas.texts.push(label);
		const lines = short ? wrapText(stageWords(year.etapes, true), room, STAGE) : (long[index] ?? []);
		const top = label.box.y + label.box.height;
		if (lines.length > 0)
			put(canvas, {
				key: `etape-${year.exercice}`,
				lines,
				x,
				top,
				size: STAGE,
				anchor: 'middle',
				tone: 'encre2'
			});
		end = Math.max(end, top + lines.length * leadingOf(STAGE));
	}
	return end;
}
