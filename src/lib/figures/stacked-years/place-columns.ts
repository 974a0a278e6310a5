import { scaleLinear } from '#lib/drawing/scales.ts';
import { placeBands, type Bands } from '#lib/drawing/bands.ts';
import type { Box } from '#lib/drawing/box.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { down, rule, type Canvas } from '#lib/drawing/pen.ts';
import { TICK, placeAxis, placeFoot } from './place-column-axis.ts';
import { placeBlocks } from './place-blocks.ts';
import { MOST_SENTENCES, numberedBreaks, placeBreakLabels, type BreakLabel } from './place-break-labels.ts';
import { placeBreakNumbers } from './place-break-numbers.ts';
import { placeHumpNames } from './place-hump-names.ts';
import { emptyRuns, placeEmptyRun } from './place-empty-years.ts';
import {
	columnSizes,
	placeColumn,
	type ColumnFrame,
	type ColumnSizes,
	type PlacedColumn
} from './place-column-years.ts';
import { SIDE_WIDTHS, placeSideNames, sideNames, type SideNames } from './place-side-names.ts';
import { isDrawn, type Figure } from './read-figure.ts';
import { linesWidth } from '#lib/drawing/text-metrics.ts';

const HEAD_ROOM = 4;
const BRACKET = 7;

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
		if (isDrawn(year)) columns.set(index, placeColumn(frame, year, bands.centers[index] ?? 0, canvas));
	for (const run of emptyRuns(figure, bands)) {
		const placed = placeEmptyRun(frame, run, canvas);
		for (const year of run.years) columns.set(figure.years.indexOf(year), placed);
	}
	return figure.years.map((_, index) => columns.get(index) ?? { boxes: [], head: frame.bottom });
}

const bracketY = (columns: readonly PlacedColumn[], bracket: Bracket) =>
	Math.min(...columns.slice(bracket.first, bracket.last + 1).map((column) => column.head)) - BRACKET - 5;

/** Top of the plot: as high as its labels and those of the breaks leave it, `reserve` pixels kept above brackets. */
function topOfPlot(
	draft: ColumnFrame,
	columns: readonly PlacedColumn[],
	brackets: readonly Bracket[],
	labels: readonly BreakLabel[],
	reserve: number
): number {
	const { figure, bands, y } = draft;
	const reach: Box[] = [
		...columns.map((column, index) => {
			const x = (bands.centers[index] ?? 0) - bands.step / 2;
			return { x, y: column.head, width: bands.step, height: 0 };
		}),
		...brackets.map((bracket) => {
			const at = bracketY(columns, bracket) - reserve;
			return { x: bracket.x1, y: at, width: bracket.x2 - bracket.x1, height: 0 };
		})
	];
	return Math.max(
		0,
		...reach.map((box) => HEAD_ROOM - box.y),
		...figure.ticks.map((tick) => leadingOf(TICK) + HEAD_ROOM - y(tick.value)),
		...labels.flatMap(({ box }) =>
			reach
				.filter((other) => other.x < box.x + box.width && other.x + other.width > box.x)
				.map((other) => box.y + box.height + 8 - other.y)
		)
	);
}

interface Room {
	readonly left: number;
	readonly width: number;
	/** Names at the right of the last year, in the room left there for them. */
	readonly side: SideNames | null;
	/** Pixels kept over the brackets for their sentence; `null` when it may go below the chart. */
	readonly reserve: number | null;
}

function layOut(figure: Figure, bands: Bands, sizes: ColumnSizes, { left, width, side, reserve }: Room) {
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
	const sentences = figure.breaks.map((item) => item.sentences);
	const many = sentences.length > MOST_SENTENCES;
	const labels = many
		? numberedBreaks(bands.gaps, sentences)
		: placeBreakLabels(bands.gaps, sentences, side ? bands.right : width);
	const brackets = partialRuns(figure, bands);
	const draft = placeYears(frameAt(0), emptyDrawing('colonnes', width));
	const frame = frameAt(topOfPlot(frameAt(0), draft, brackets, labels, reserve ?? 0));
	placeAxis(frame, canvas);
	const columns = placeYears(frame, canvas);
	const occupied: Box[] = columns.flatMap((column) => column.boxes);
	if (many) placeBreakNumbers(canvas, bands.gaps, labels[0]?.box.y ?? 0);
	for (const [index, label] of labels.entries()) {
		const x = bands.gaps[index] ?? 0;
		down(canvas, `rupture-${index}`, 'rupture', x, label.lineTop, frame.bottom + 6);
		canvas.texts.push(...label.texts);
		if (label.below !== null) canvas.below.push(label.below);
		occupied.push(label.box, { x: x - 3, y: label.lineTop, width: 6, height: frame.bottom - label.lineTop });
	}
	for (const bracket of brackets) {
		const y = bracketY(columns, bracket);
		rule(
			canvas,
			`accolade-${bracket.first}`,
			'accolade',
			[bracket.x1, y + BRACKET],
			[bracket.x1, y],
			[bracket.x2, y],
			[bracket.x2, y + BRACKET]
		);
		occupied.push({ x: bracket.x1, y, width: bracket.x2 - bracket.x1, height: BRACKET });
	}
	occupied.push(...canvas.texts.filter((text) => text.key.startsWith('graduation')).map((text) => text.box));
	const widest = brackets.reduce<Bracket | null>(
		(best, item) => (best === null || item.x2 - item.x1 > best.x2 - best.x1 ? item : best),
		null
	);
	const isTold = ({ last }: Bracket) => (figure.years[last]?.exercice ?? 0) >= (figure.partielleDe ?? 0);
	const told = figure.partielleDe === null ? widest : (brackets.find(isTold) ?? widest);
	const last = figure.years.at(-1);
	if (side && last) placeSideNames(side.names, last.exercice, bands.right, frame.top, frame.bottom, canvas);
	const room = {
		figure,
		region: { x: left, y: 0, width: (side ? bands.right : width) - left, height: frame.y(0) },
		occupied,
		bracket: told && { x: told.x1, y: bracketY(columns, told), width: told.x2 - told.x1, height: 0 }
	};
	const heads = columns.map(({ head }) => head);
	placeHumpNames(frame, heads, room.region, occupied, canvas);
	if (!placeBlocks(room, canvas, reserve !== null)) return null;
	canvas.height = Math.ceil(placeFoot(frame, canvas) + 4);
	canvas.zones = figure.years.map((year, index) => ({
		id: String(year.exercice),
		part: -1,
		x: (bands.centers[index] ?? 0) - bands.step / 2,
		y: frame.top,
		width: bands.step,
		height: plot
	}));
	return canvas;
}

function placeWithin(figure: Figure, width: number, side: SideNames | null): Drawing | null {
	const ticks = figure.ticks.map((tick) => tick.label);
	const left = Math.max(26, linesWidth(ticks, TICK) + 8);
	const breaks = figure.breaks.map((item) => item.after);
	const bands = placeBands(figure.years.length, breaks, left, width - (side?.width ?? 0));
	const sizes = columnSizes(figure, bands.step);
	if (sizes === null || bands.bar < 12) return null;
	// The sentence of the partial years takes the white that there is, else room is made for it over its bracket.
	for (const reserve of [0, 56, 92, null]) {
		const canvas = layOut(figure, bands, sizes, { left, width, side, reserve });
		if (canvas !== null) return canvas;
	}
	return null;
}

/**
 * Places the figure as columns, years across, at exactly `width` pixels; `null` when labels would touch at 13 px. All
 * stays inside the drawing and no two texts overlap. Names that find no white beside their mark stand at the right of the
 * last year when that names more of them.
 */
export function placeColumns(figure: Figure, width: number): Drawing | null {
	const marks = figure.marks.filter((marque) => marque !== 'NON_DETAILLE');
	const beside = () => {
		for (const widest of SIDE_WIDTHS) {
			const side = sideNames(figure, widest);
			const drawing = side && placeWithin(figure, width, side);
			if (drawing && drawing.named.length === marks.length) return drawing;
		}
		return null;
	};
	// From four forms on, most lie between two others: no white touches them.
	if (marks.length >= 4) return beside() ?? placeWithin(figure, width, null);
	const plain = placeWithin(figure, width, null);
	if (plain === null || marks.length - plain.named.length < 2) return plain;
	return beside() ?? plain;
}
