import { placeBands } from '#lib/drawing/bands.ts';
import { addDrawing } from '#lib/drawing/compose-drawings.ts';
import { emptyDrawing, leadingOf, setText, type Drawing } from '#lib/drawing/drawing.ts';
import { linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';
import { BREAK_BOX, placeBreakNumbers } from '#lib/figures/stacked-years/place-break-numbers.ts';
import { rule, type Canvas, type GridFrame, type RowRoom } from './frame.ts';
import type { Grid, GridRow } from './grid.ts';
import { nameWidth, placeNames } from './place-names.ts';
import { lineOf } from './place-hump.ts';
import { placePanel } from './place-panel.ts';
import { placeVictims, SIDE } from './place-victims.ts';
import { yearRead } from './readings.ts';

/** Widths at which the grid is placed. */
export const LARGEURS = [288, 480, 720, 1120] as const;

const TEXT = 13;
/** From this width on, the names of the panels stand beside them, and the victims at their right. */
const BESIDE = 896;
/** The same where height is wanting, and the heights of the highest panel that are tried there. */
const BESIDE_LOW = 620;
const PLOTS = [64, 50, 40, 32, 26, 22, 18];
const padOf = ({ low }: GridFrame) => (low ? 4 : 10);

function frameOf(grid: Grid, width: number, low?: number): GridFrame {
	const beside = width >= (low === undefined ? BESIDE : BESIDE_LOW);
	const names = beside ? nameWidth(grid, low === undefined ? width : width * 1.1) : 0;
	const ticks = grid.ticks.map(({ full }) => full);
	const left = names + linesWidth(ticks, TEXT) + 8;
	const side = beside && grid.data.panneaux.some(({ victimes }) => victimes) ? SIDE : 0;
	const breaks = grid.breaks.map(({ after }) => after);
	const span = grid.max - grid.min;
	const plot = low ?? (beside ? 84 : 64);
	return {
		...{ grid, width, beside, low: low !== undefined, names, left, side },
		bands: placeBands(grid.exercices.length, breaks, left, width - side - 4, beside ? 28 : 14),
		scale: span === 0 ? 0 : plot / span,
		lue: grid.exercices.indexOf(grid.data.lue ?? NaN)
	};
}

/** The years that have room under one another's eyes: the one that is read, the ends, then as many as fit. */
function yearsShown({ grid, bands, lue }: GridFrame): readonly number[] {
	const last = grid.exercices.length - 1;
	const wide = textWidth('2000', TEXT) + 3;
	const kept: number[] = [];
	for (const index of [lue, 0, last, ...grid.exercices.keys()]) {
		const at = bands.centers[index];
		if (at === undefined || kept.includes(index)) continue;
		if (kept.every((other) => Math.abs((bands.centers[other] ?? 0) - at) >= wide)) kept.push(index);
	}
	// Where some have no room, those between would look chosen.
	return kept.length === last + 1 ? kept : kept.filter((index) => [lue, 0, last].includes(index));
}

function placeYears(frame: GridFrame, top: number, which: string, canvas: Canvas): number {
	const { grid, bands, lue } = frame;
	for (const index of yearsShown(frame)) {
		const exercice = grid.exercices[index] ?? 0;
		const text = setText({
			key: `annee-${which}-${exercice}`,
			lines: [String(exercice)],
			x: Math.min(bands.centers[index] ?? 0, frame.width - textWidth('2000', TEXT, 600) / 2),
			top,
			size: TEXT,
			weight: index === lue ? 600 : 400,
			anchor: 'middle'
		});
		canvas.texts.push(text);
		const under = text.box.y + text.box.height + 2;
		if (index === lue) rule(canvas, `lue-${which}`, 'borne', [text.x - 17, under], [text.x + 17, under]);
	}
	return top + leadingOf(TEXT) + 5;
}

/** The head of the grid: which year the labels tell, the years, the numbers of the breaks. Returns where the rows start. */
function placeHead(frame: GridFrame, canvas: Canvas): number {
	const { grid, beside, width, side, names } = frame;
	const read = setText({
		key: 'axe',
		lines: [yearRead(grid.data.lue)],
		x: 0,
		top: 0,
		size: TEXT,
		weight: 600
	});
	if (grid.data.lue !== null) canvas.texts.push({ ...read, lu: 0 });
	const victims = placeVictims.head(frame, canvas);
	let y = beside ? Math.max(victims, leadingOf(TEXT)) - leadingOf(TEXT) : leadingOf(TEXT) + 4;
	// The label that is written anew stands on the line of the years where they are beside it.
	if (beside && read.box.width > names) y = Math.max(y, leadingOf(TEXT) + 4);
	let end = placeYears(frame, y, 'tete', canvas);
	// On the line of the years where these leave them room.
	const years = yearsShown(frame).map((index) => frame.bands.centers[index] ?? 0);
	const clear = BREAK_BOX / 2 + textWidth('2000', TEXT, 600) / 2 + 1;
	const between = beside && frame.bands.gaps.every((x) => years.every((at) => Math.abs(at - x) >= clear));
	placeBreakNumbers(canvas, frame.bands.gaps, between ? y - 1 : end);
	if (!between && grid.breaks.length > 0) end += BREAK_BOX + 3;
	rule(canvas, 'tete', 'filet-fort', [0, end], [width - side, end]);
	return end;
}

function placeRow(frame: GridFrame, row: GridRow, top: number, canvas: Canvas): RowRoom {
	const pad = padOf(frame);
	const { panel, bounds } = placePanel(frame, row);
	const names = placeNames(frame, row, top + pad - 2, canvas);
	const above = frame.beside ? Math.max(bounds.up, names - top - pad) + pad : names - top + 4 + bounds.up;
	const base = top + above;
	addDrawing(canvas, panel, { prefix: row.panel.id, down: base, told: ({ id }) => ({ id, part: row.part }) });
	return { row, top, plot: names + 2, base, bottom: base + bounds.down + pad };
}

/** The lines of the breaks: through all the rows beside their names, else through each plot. */
function placeBreakLines(frame: GridFrame, rooms: readonly RowRoom[], canvas: Canvas): void {
	const [first, last] = [rooms[0], rooms.at(-1)];
	if (!first || !last) return;
	for (const [index, x] of frame.bands.gaps.entries())
		if (frame.beside) rule(canvas, `rupture-${index}`, 'rupture', [x, first.top + 2], [x, last.base + 6]);
		else
			for (const { base, row, plot } of rooms)
				rule(
					canvas,
					`rupture-${index}-${row.panel.id}`,
					'rupture',
					[x, Math.max(plot, base - lineOf(frame, row))],
					[x, base + 4]
				);
}

/** Ties the bars of the year that the labels tell: one contour in each row, one thread from row to row. */
function placeThread({ bands, lue, scale }: GridFrame, rooms: readonly RowRoom[], canvas: Canvas): void {
	const x = bands.centers[lue];
	if (x === undefined) return;
	const half = bands.bar / 2 + 0.5;
	for (const { row, base } of rooms) {
		const top = (row.years[lue]?.top ?? 0) * scale;
		if (top < 1) continue;
		const key = `lue-${row.panel.id}`;
		rule(
			canvas,
			key,
			'axe',
			[x - half, base],
			[x - half, base - top],
			[x + half, base - top],
			[x + half, base]
		);
	}
}

/** Places the grid at exactly `width` pixels. All stays inside the drawing and no two texts overlap. */
export function placeGrid(grid: Grid, width: number, plot?: number): Drawing {
	const canvas = emptyDrawing('colonnes', width);
	if (grid.exercices.length === 0) return canvas;
	const frame = frameOf(grid, width, plot);
	const { bands, side } = frame;
	const head = placeHead(frame, canvas);
	const rooms: RowRoom[] = [];
	for (const row of grid.rows) {
		const top = rooms.at(-1)?.bottom ?? head;
		if (rooms.length > 0)
			rule(canvas, `filet-${row.panel.id}`, row.open ? 'filet-fort' : 'filet', [0, top], [width - side, top]);
		rooms.push(placeRow(frame, row, top, canvas));
	}
	placeBreakLines(frame, rooms, canvas);
	placeThread(frame, rooms, canvas);
	placeVictims.beside(frame, rooms, canvas);
	// Under few rows, the years over them are near enough.
	const end = frame.low ? 0 : placeYears(frame, rooms.at(-1)?.bottom ?? head, 'pied', canvas);
	canvas.height = Math.ceil(Math.max(end, rooms.at(-1)?.bottom ?? 0) + 2);
	canvas.named.push(...grid.rows.map(({ marque }) => marque));
	// Where a panel has nothing to press in a year, its room is.
	for (const [rank, { top, bottom }] of rooms.entries())
		for (const [index, exercice] of grid.exercices.entries())
			canvas.zones.push({
				id: String(exercice),
				part: grid.rows[rank]?.part ?? -1,
				x: (bands.centers[index] ?? 0) - bands.step / 2,
				y: top,
				width: bands.step,
				height: bottom - top,
				cible: true
			});
	canvas.zones.unshift(
		...grid.exercices.map((exercice, index) => ({
			id: String(exercice),
			part: -1,
			x: (bands.centers[index] ?? 0) - bands.step / 2,
			y: head,
			width: bands.step,
			height: canvas.height - head
		}))
	);
	return canvas;
}

/** The grid in a room so high: its panels as high as it lets them, on one scale still. */
export function placeGridLow(grid: Grid, width: number, height: number): Drawing {
	const [first, ...lower] = PLOTS.map((plot) => () => placeGrid(grid, width, plot));
	let drawing = first?.() ?? placeGrid(grid, width);
	for (const place of lower) if (drawing.height > height) drawing = place();
	return drawing;
}
