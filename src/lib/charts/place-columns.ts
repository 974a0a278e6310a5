import { scaleLinear } from 'd3-scale';
import { placeBands, type Bands } from './bands.ts';
import type { Box } from './box.ts';
import { emptyDrawing, leadingOf, setText, type Drawing } from './drawing.ts';
import { placeBlocks } from './place-blocks.ts';
import { placeBreakLabels } from './place-break-labels.ts';
import {
	columnSizes,
	emptyRuns,
	placeColumn,
	placeEmptyRun,
	type ColumnFrame,
	type PlacedColumn
} from './place-column-years.ts';
import type { Figure } from './read-figure.ts';
import { linesWidth, wrapText } from './text-metrics.ts';
import { stageWords } from './words.ts';

const TICK = 13;
const STAGE = 13;
const HEAD_ROOM = 4;
const BRACKET = 7;

type Canvas = ReturnType<typeof emptyDrawing>;

/** A band of neighbouring years of partial coverage. */
interface Bracket {
	readonly first: number;
	readonly last: number;
	readonly x1: number;
	readonly x2: number;
}

function partialRuns(figure: Figure, bands: Bands): Bracket[] {
	const runs: Bracket[] = [];
	for (const [index, year] of figure.years.entries()) {
		if (!year.partial) continue;
		const x2 = (bands.centers[index] ?? 0) + bands.bar / 2;
		const last = runs.at(-1);
		if (last?.last === index - 1) runs[runs.length - 1] = { ...last, last: index, x2 };
		else runs.push({ first: index, last: index, x1: x2 - bands.bar, x2 });
	}
	return runs;
}

/** Bars and what is missing, at the height that `frame` says. Returns what each year occupies. */
function placeYears(frame: ColumnFrame, canvas: Canvas): PlacedColumn[] {
	const { figure, bands } = frame;
	const columns = new Map<number, PlacedColumn>();
	for (const [index, year] of figure.years.entries())
		if (year.kind === 'barre' || year.kind === 'zero')
			columns.set(index, placeColumn(frame, year, bands.centers[index] ?? 0, canvas));
	for (const run of emptyRuns(figure, bands)) {
		const placed = placeEmptyRun(frame, run, canvas);
		for (const year of run.years) columns.set(figure.years.indexOf(year), placed);
	}
	return figure.years.map((_, index) => columns.get(index) ?? { boxes: [], head: frame.bottom });
}

function placeAxis(frame: ColumnFrame, canvas: Canvas): void {
	const { figure, bands, y } = frame;
	for (const tick of figure.ticks) {
		const at = y(tick.value);
		for (const [run, { x1, x2 }] of bands.runs.entries()) {
			const from = run === 0 ? 0 : x1;
			canvas.rules.push({
				key: `grille-${tick.value}-${run}`,
				kind: 'grille',
				points: [
					[from, at],
					[x2, at]
				]
			});
		}
		const lines = [tick.label];
		const key = `graduation-${tick.value}`;
		canvas.texts.push(
			setText({ key, lines, x: 0, top: at - leadingOf(TICK) - 1, size: TICK, tone: 'encre2' })
		);
	}
	const half = bands.step / 2;
	for (const [index, year] of figure.years.entries()) {
		const center = bands.centers[index] ?? 0;
		canvas.rules.push({
			key: `base-${year.exercice}`,
			kind: year.kind === 'barre' || year.kind === 'zero' ? 'base' : 'base-absente',
			points: [
				[center - half, y(0)],
				[center + half, y(0)]
			]
		});
	}
}

/** Years and their stages under the plot; returns where they end. */
function placeFoot(frame: ColumnFrame, canvas: Canvas): number {
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
			canvas.texts.push(
				setText({
					key: `etape-${year.exercice}`,
					lines,
					x,
					top,
					size: STAGE,
					anchor: 'middle',
					tone: 'encre2'
				})
			);
		end = Math.max(end, top + lines.length * leadingOf(STAGE));
	}
	return end;
}

/**
 * Places the figure as columns, years across, at exactly `width` pixels; `null` when labels would touch at 13 px. All
 * stays inside the drawing and no two texts overlap.
 */
export function placeColumns(figure: Figure, width: number): Drawing | null {
	const left = Math.max(
		26,
		linesWidth(
			figure.ticks.map((tick) => tick.label),
			TICK
		) + 8
	);
	const bands = placeBands(
		figure.years.length,
		figure.breaks.map((item) => item.after),
		left,
		width
	);
	const sizes = columnSizes(figure, bands.step);
	if (sizes === null || bands.bar < 12) return null;
	const canvas = emptyDrawing('colonnes', width);
	const plot = figure.max === figure.min ? 56 : width < 700 ? 250 : 300;
	const frameAt = (top: number): ColumnFrame => {
		const y = scaleLinear([figure.min, figure.max], [top + plot, top]);
		return {
			figure,
			bands,
			sizes,
			y: figure.max === figure.min ? () => top + plot : y,
			top,
			bottom: top + plot
		};
	};
	const labels = placeBreakLabels(
		bands.gaps,
		figure.breaks.map((item) => item.sentences),
		width
	);
	const brackets = partialRuns(figure, bands);
	const draft = placeYears(frameAt(0), emptyDrawing('colonnes', width));
	const bracketY = (columns: readonly PlacedColumn[], bracket: Bracket) =>
		Math.min(...columns.slice(bracket.first, bracket.last + 1).map((column) => column.head)) - BRACKET - 5;
	// The plot rises as high as the labels of the breaks leave it.
	const reach: Box[] = [
		...draft.map((column, index) => {
			const x = (bands.centers[index] ?? 0) - bands.step / 2;
			return { x, y: column.head, width: bands.step, height: plot };
		}),
		...brackets.map((bracket) => ({
			x: bracket.x1,
			y: bracketY(draft, bracket),
			width: bracket.x2 - bracket.x1,
			height: BRACKET
		}))
	];
	const top = Math.max(
		0,
		...reach.map((box) => HEAD_ROOM - box.y),
		...figure.ticks.map((tick) => leadingOf(TICK) + HEAD_ROOM - frameAt(0).y(tick.value)),
		...labels.flatMap(({ box }) =>
			reach
				.filter((other) => other.x < box.x + box.width && other.x + other.width > box.x)
				.map((other) => box.y + box.height + 8 - other.y)
		)
	);
	const frame = frameAt(top);
	placeAxis(frame, canvas);
	const columns = placeYears(frame, canvas);
	const occupied: Box[] = columns.flatMap((column) => column.boxes);
	for (const [index, label] of labels.entries()) {
		const x = bands.gaps[index] ?? 0;
		canvas.rules.push({
			key: `rupture-${index}`,
			kind: 'rupture',
			points: [
				[x, label.lineTop],
				[x, frame.bottom + 6]
			]
		});
		canvas.texts.push(...label.texts);
		if (label.below !== null) canvas.below.push(label.below);
		occupied.push(label.box, { x: x - 3, y: label.lineTop, width: 6, height: frame.bottom - label.lineTop });
	}
	for (const bracket of brackets) {
		const y = bracketY(columns, bracket);
		canvas.rules.push({
			key: `accolade-${bracket.first}`,
			kind: 'accolade',
			points: [
				[bracket.x1, y + BRACKET],
				[bracket.x1, y],
				[bracket.x2, y],
				[bracket.x2, y + BRACKET]
			]
		});
		occupied.push({ x: bracket.x1, y, width: bracket.x2 - bracket.x1, height: BRACKET });
	}
	occupied.push(...canvas.texts.filter((text) => text.key.startsWith('graduation')).map((text) => text.box));
	const widest = brackets.reduce<Bracket | null>(
		(best, item) => (best === null || item.x2 - item.x1 > best.x2 - best.x1 ? item : best),
		null
	);
	placeBlocks(
		{
			figure,
			region: { x: left, y: 0, width: width - left, height: frame.bottom },
			occupied,
			bracket: widest && {
				x: widest.x1,
				y: bracketY(columns, widest),
				width: widest.x2 - widest.x1,
				height: 0
			}
		},
		canvas
	);
	canvas.height = Math.ceil(placeFoot(frame, canvas) + 4);
	canvas.years = figure.years.map((year, index) => ({
		exercice: year.exercice,
		x: (bands.centers[index] ?? 0) - bands.step / 2,
		y: top,
		width: bands.step,
		height: plot
	}));
	return canvas;
}
