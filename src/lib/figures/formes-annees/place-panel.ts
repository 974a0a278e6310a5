import { emptyDrawing, leadingOf, setText } from '#lib/drawing/drawing.ts';
import { linesWidth, textWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { tr } from '#lib/domain/language.ts';
import { briefStatusWords } from '#lib/figures/shell/words.ts';
import { placeBaselines } from '#lib/figures/stacked-years/place-column-axis.ts';
import { placeColumn, type ColumnFrame } from '#lib/figures/stacked-years/place-column-years.ts';
import { emptyRuns, placeEmptyRun, type EmptyRun } from '#lib/figures/stacked-years/place-empty-years.ts';
import type { FigureYear } from '#lib/figures/stacked-years/read-figure.ts';
import type { GridRow, GridYear } from './grid.ts';
import { rule, slotHeight, stemHeight, TEXT, type Canvas, type GridFrame } from './frame.ts';
import { placeHumps } from './place-hump.ts';
import { numberOf, valuesShown } from './place-values.ts';

/** What a panel takes over its baseline and under it. */
export interface PanelBounds {
	readonly up: number;
	readonly down: number;
}

/** Draws a panel around a baseline at 0. */
export function placePanel(frame: GridFrame, row: GridRow): { panel: Canvas; bounds: PanelBounds } {
	const { bands, scale, width } = frame;
	const canvas = emptyDrawing('colonnes', width);
	const column: ColumnFrame = {
		figure: row.figure,
		bands,
		sizes: { value: TEXT, year: TEXT },
		y: (cents) => -cents * scale,
		top: 0,
		bottom: 0,
		stem: stemHeight(frame)
	};
	const years = row.years.map((item) => seenAs(item));
	placeBaselines({ ...column, figure: { ...row.figure, years } }, canvas);
	placeTicks(frame, row, canvas);
	const told = new Set(valuesShown(frame, row));
	for (const [index, item] of row.years.entries())
		if (item.genre === 'argent') placeYear(frame, column, row, index, told.has(index), canvas);
	placeUnknown(frame, row, canvas);
	const empty = row.years.map(({ genre, year }) => ({
		...year,
		kind: genre === 'vide' ? ('vide' as const) : ('barre' as const)
	}));
	for (const run of emptyRuns({ ...row.figure, years: empty }, bands)) {
		// A year without any amount says why once, in the last panel; where that has no room, by its line alone.
		const told = row.open && hasRoom(run);
		const years = told ? run.years : run.years.map((year) => ({ ...year, words: '' }));
		placeEmptyRun(column, { ...run, years }, canvas);
	}
	canvas.texts.splice(0, Infinity, ...canvas.texts.filter(({ lines }) => lines.some((line) => line !== '')));
	if (row.open) placeHumps(frame, row, canvas);
	return { panel: canvas, bounds: boundsOf(canvas) };
}

/** Whether the frame of what is missing holds its words. */
function hasRoom({ years, x1, x2 }: EmptyRun): boolean {
	const [first] = years;
	if (!first) return false;
	const words = first.annee.rien ?? briefStatusWords(first.annee.statut);
	const lines = wrapText(words, x2 - x1 - 8, TEXT);
	return lines.length <= 2 && lines.every((line) => !line.endsWith('…'));
}

/** A year as its baseline sees it: whole under money, and where it is known that there is none. */
const seenAs = ({ year, genre }: GridYear): FigureYear => ({
	...year,
	kind: genre === 'argent' || genre === 'rien' ? 'barre' : 'vide'
});

function placeYear(
	{ bands, scale }: GridFrame,
	column: ColumnFrame,
	row: GridRow,
	index: number,
	told: boolean,
	canvas: Canvas
): void {
	const item = row.years[index];
	const center = bands.centers[index];
	if (!item || center === undefined) return;
	const { year, echo, top } = item;
	const x = center - bands.bar / 2;
	if (echo > 0) {
		const [high, low] = [-top * scale, -year.top * scale];
		const key = `echo-${year.exercice}`;
		const area = { x, y: high, width: bands.bar, height: low - high };
		canvas.bands.push({ ...area, key, marque: 'ECHO', id: String(year.exercice), part: row.part });
		rule(canvas, key, 'renvoi', [x, high], [x + bands.bar, high]);
	}
	const shown = {
		...year,
		// What is said apart, at the end of the bar and not of what might be added to it.
		label: told && echo <= 0 ? numberOf(item, row) : '',
		contested: year.contested && told && row.open,
		partial: item.auMoins,
		top
	};
	placeColumn(column, shown, center, canvas);
	if (!told || echo <= 0) return;
	canvas.texts.push(
		setText({
			key: `${year.exercice}-valeur`,
			lines: [numberOf(item, row)],
			x: center,
			top: -year.top * scale - leadingOf(TEXT) - 2,
			size: TEXT,
			weight: 600,
			anchor: 'middle'
		})
	);
}

/** What is unknown, one frame for neighbours, with its word where it has room. */
function placeUnknown(frame: GridFrame, row: GridRow, canvas: Canvas): void {
	const { bands } = frame;
	const slot = slotHeight(frame);
	const years = row.years.map(({ year, genre }) => ({
		...year,
		kind: genre === 'inconnu' ? ('vide' as const) : ('barre' as const)
	}));
	for (const { x1, x2, years: own } of emptyRuns({ ...row.figure, years }, bands)) {
		const [key, width] = [`inconnu-${own[0]?.exercice ?? ''}`, x2 - x1];
		canvas.slots.push({ key, kind: 'inconnu', open: 'bas', x: x1, y: -slot, width, height: slot });
		const word = tr('inconnu', 'unknown');
		const fits = textWidth(word, TEXT) + 6 <= width;
		canvas.texts.push(
			setText({
				key,
				lines: [fits ? word : '?'],
				x: (x1 + x2) / 2,
				top: -slot / 2 - leadingOf(TEXT) / 2 + 1,
				size: TEXT,
				anchor: 'middle',
				tone: 'encre2'
			})
		);
	}
}

/** The grid of a panel, as far up as its money, and its figures in the first and the last. */
function placeTicks({ grid, bands, scale, names }: GridFrame, row: GridRow, canvas: Canvas): void {
	const reach = Math.max(...row.years.map(({ top }) => top), grid.max / 3);
	const first = row === grid.rows[0];
	let last = Infinity;
	const widest = linesWidth(
		grid.ticks.map((tick) => tick.full),
		TEXT
	);
	for (const { value, label, full } of [...grid.ticks].reverse()) {
		if (value > reach * 1.02 || value < grid.min) continue;
		const y = -value * scale;
		for (const [run, { x1, x2 }] of bands.runs.entries())
			rule(canvas, `grille-${value}-${run}`, 'grille', [x1, y], [x2, y]);
		const top = y - leadingOf(TEXT) / 2;
		if ((!first && !row.open) || Math.abs(last - y) < leadingOf(TEXT) + 3 || Math.abs(y) < leadingOf(TEXT))
			continue;
		const words = last === Infinity ? full : label;
		last = y;
		canvas.texts.push(
			setText({
				key: `graduation-${value}`,
				lines: [words],
				x: names + widest + 2,
				top,
				size: TEXT,
				anchor: 'end',
				tone: 'encre2'
			})
		);
	}
}

function boundsOf({ parts, bands, slots, texts, rules, caps }: Canvas): PanelBounds {
	const boxes: readonly { readonly y: number; readonly height: number }[] = [
		...parts,
		...bands,
		...slots,
		...texts.map(({ box }) => box),
		...rules.flatMap(({ points }) => points.map(([, y]) => ({ y, height: 0 }))),
		...caps.map(({ y1 }) => ({ y: y1, height: 0 }))
	];
	return {
		up: Math.max(0, ...boxes.map(({ y }) => -y)),
		down: Math.max(0, ...boxes.map(({ y, height }) => y + height))
	};
}
