import { GAP, placeBands, type Bands } from '#lib/drawing/bands.ts';
import { addDrawing } from '#lib/drawing/compose-drawings.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, down, put, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import { TICK, placeBaselines } from '#lib/figures/stacked-years/place-column-axis.ts';
import {
	columnSizes,
	placeColumn,
	type ColumnFrame,
	type ColumnSizes
} from '#lib/figures/stacked-years/place-column-years.ts';
import { SLOT, emptyRuns, placeEmptyRun } from '#lib/figures/stacked-years/place-empty-years.ts';
import { labelsTold } from '#lib/figures/stacked-years/labels-told.ts';
import { isDrawn } from '#lib/figures/stacked-years/read-figure.ts';
import type { SeriesRow, SeriesSheet } from './read-series.ts';
import { linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';
import { betweenYears, breakWord, colon } from '#lib/figures/shell/words.ts';

const NAME = 15;
const SMALL = 13;
const PAD = 10;
const PLOT = 170;
/** Of a row of shares, where every year is as high. */
const SHARES = 110;
/** The same where height is wanting, with the height of what is missing and of the dashes of a least. */
const LOW = { plots: [64, 48, 36, 26], pad: 3, slot: 19, stem: 7, gap: 16, name: 14 };

/** A break of one row, numbered over the whole figure. */
interface NumberedBreak {
	readonly row: number;
	readonly after: number;
	readonly number: number;
	readonly sentence: string;
}

interface Sheet extends SeriesSheet {
	readonly width: number;
	readonly names: number;
	/** Height is wanting. */
	readonly low: boolean;
	readonly bands: Bands;
	readonly sizes: ColumnSizes;
	/** Pixels of a cent. */
	readonly perCent: number;
	readonly breaks: readonly NumberedBreak[];
	/** « Rupture 1 », or « (1) » where neighbours would touch. */
	readonly label: (number: number) => string;
}

function numberBreaks({ rows, exercices }: SeriesSheet): NumberedBreak[] {
	const all = rows.flatMap(({ serie, figure }, row) =>
		figure.breaks.map(({ after, sentences }) => ({
			row,
			after,
			sentence: `${serie.nom === '' ? '' : `${serie.nom}, `}${betweenYears(exercices[after], exercices[after + 1])}. ${sentences.join(' ')}`
		}))
	);
	return all.map((item, index) => ({ ...item, number: index + 1 }));
}

/** The runs of a row stop at its own breaks only: those of other rows are no break of this one. */
function ownBands(bands: Bands, breaks: readonly number[], count: number): Bands {
	const firsts = [0, ...breaks.map((after) => after + 1)];
	const runs = firsts.map((first, run) => {
		const last = breaks[run] ?? count - 1;
		const edge = (index: number, side: -1 | 1) => (bands.centers[index] ?? 0) + (side * bands.step) / 2;
		return { first, last, x1: edge(first, -1), x2: edge(last, 1) };
	});
	return { ...bands, runs };
}

function sheetOf(series: SeriesSheet, width: number, plot?: number): Sheet | null {
	const low = plot !== undefined;
	const { rows, exercices, ticks, min, max } = series;
	const breaks = numberBreaks(series);
	const afters = [...new Set(breaks.map((item) => item.after))].sort((a, b) => a - b);
	const names = width >= 1000 && !low ? 190 : 0;
	const left =
		names +
		Math.max(
			24,
			linesWidth(
				ticks.map((tick) => tick.label),
				TICK
			) + 8
		);
	const bands = placeBands(exercices.length, afters, left, width, low ? LOW.gap : GAP);
	const sizes = rows.map((row) => columnSizes(row.figure, bands.step));
	if (bands.bar < (low ? 5 : 12) || (!low && sizes.some((size) => size === null))) return null;
	const known = sizes.filter((size) => size !== null);
	const least = (of: (size: ColumnSizes) => number) => Math.min(15, ...known.map(of));
	const long = (number: number) => `${breakWord()}\u00A0${number}`;
	const room = bands.step + GAP - 6;
	const fits = !low && breaks.every((item) => textWidth(long(item.number), SMALL) <= room);
	return {
		...series,
		width,
		names,
		low,
		bands,
		sizes: low
			? { value: 13, year: 13 }
			: { value: least((size) => size.value), year: least((size) => size.year) },
		perCent: max === min ? 0 : (plot ?? (series.mesure === 'part' ? SHARES : PLOT)) / (max - min),
		breaks,
		label: fits ? long : (number) => `(${number})`
	};
}

/** Bars, gaps, baselines and breaks of a row around a baseline at 0; returns what is above it and below it. */
function placePlot(sheet: Sheet, row: SeriesRow, index: number, canvas: Canvas) {
	const { figure } = row;
	const own = sheet.breaks.filter((item) => item.row === index);
	const bands = ownBands(
		sheet.bands,
		own.map((item) => item.after),
		figure.years.length
	);
	const frame: ColumnFrame = {
		figure,
		bands,
		sizes: sheet.sizes,
		y: (value) => (value === 0 ? 0 : -value * sheet.perCent),
		top: -SLOT,
		bottom: 0,
		...(sheet.low ? { slot: LOW.slot, stem: LOW.stem } : {})
	};
	// From the one that names the unit down, as many as have room.
	const ticks = sheet.ticks.filter(({ value }) => value <= figure.max && value >= figure.min);
	const spaced: number[] = [];
	for (const { value } of [...ticks].reverse())
		if (spaced.every((y) => Math.abs(y - frame.y(value)) > leadingOf(TICK))) spaced.push(frame.y(value));
	for (const tick of ticks) {
		const at = frame.y(tick.value);
		if (!spaced.includes(at)) continue;
		for (const [run, { x1, x2 }] of bands.runs.entries())
			rule(canvas, `grille-${tick.value}-${run}`, 'grille', [x1, at], [x2, at]);
		put(canvas, {
			key: `graduation-${tick.value}`,
			lines: [tick.label],
			x: (bands.runs[0]?.x1 ?? 0) - 5,
			top: at - leadingOf(TICK) / 2,
			size: TICK,
			anchor: 'end',
			tone: 'encre2'
		});
	}
	placeBaselines(frame, canvas);
	const told = sheet.low ? labelsTold(figure.years, sheet) : null;
	const columns = [
		...figure.years.flatMap((year, at) =>
			isDrawn(year) ? [placeColumn(frame, told?.[at] ?? year, bands.centers[at] ?? 0, canvas)] : []
		),
		...emptyRuns(figure, bands).map((run) => placeEmptyRun(frame, run, canvas))
	];
	const scale = canvas.texts.filter((text) => text.key.startsWith('graduation')).map((text) => text.box.y);
	let top = Math.min(sheet.low ? -LOW.slot : -SLOT, ...scale, ...columns.map((column) => column.head));
	const bottom = Math.max(0, -figure.min * sheet.perCent);
	if (own.length > 0) {
		const head = top - (sheet.low ? 1 : 8) - leadingOf(SMALL);
		for (const { after, number } of own) {
			const edge = (bands.centers[after] ?? 0) + bands.step / 2;
			const x = ((bands.centers[after + 1] ?? edge) - bands.step / 2 + edge) / 2;
			down(canvas, `rupture-${number}`, 'rupture', x, head + leadingOf(SMALL) + 3, bottom + 6);
			const lines = [sheet.label(number)];
			put(canvas, { key: `rupture-${number}-texte`, lines, x, top: head, size: SMALL, anchor: 'middle' });
		}
		top = head;
	}
	return { top, bottom };
}

/** The name of a series and what it leaves out, in a column of its own or over the row; returns where they end. */
function placeName(sheet: Sheet, { serie }: SeriesRow, top: number, canvas: Canvas): number {
	const beside = sheet.names > 0;
	const room = beside ? sheet.names - 14 : sheet.width;
	const [key, at] = [`nom-${serie.id}`, { x: 0, room }];
	const under = putWords(canvas, {
		key,
		text: serie.nom,
		...at,
		top,
		size: sheet.low ? LOW.name : NAME,
		weight: 600
	});
	if (serie.nom === '') return under;
	const last = canvas.texts.at(-1);
	const after = (last?.box.width ?? 0) + 12;
	if (sheet.low && last?.lines.length === 1 && after + textWidth(serie.precision, SMALL) <= room) {
		const { precision } = serie;
		putWords(canvas, {
			...{ key: `${key}-precision`, text: precision, x: after, room: room - after, top: top + 1 },
			...({ size: SMALL, tone: 'encre2' } as const)
		});
		return under;
	}
	const small = { ...at, top: under, size: SMALL, tone: 'encre2' } as const;
	return putWords(canvas, { key: `${key}-precision`, text: serie.precision, ...small });
}

function placeYears(sheet: Sheet, key: string, top: number, canvas: Canvas): number {
	const room = textWidth('2000', sheet.sizes.year, 600) + 3;
	const every = Math.ceil(room / sheet.bands.step);
	const front = sheet.exercices.indexOf(sheet.enAvant ?? NaN);
	const base = (front < 0 ? sheet.exercices.length - 1 : front) % every;
	for (const [index, exercice] of sheet.exercices.entries()) {
		if (index % every !== base) continue;
		put(canvas, {
			key: `annee-${key}-${exercice}`,
			lines: [String(exercice)],
			x: sheet.bands.centers[index] ?? 0,
			top,
			size: sheet.sizes.year,
			weight: exercice === sheet.enAvant ? 600 : 400,
			anchor: 'middle'
		});
	}
	return top + leadingOf(sheet.sizes.year);
}

/**
 * Places a row of columns per dispositif, years across, all on one scale: a row is as high as its money. Breaks cross
 * only the rows that they concern. `null` when labels would touch at 13 px.
 */
export function placeDispositifRows(series: SeriesSheet, width: number, plot?: number): Drawing | null {
	const sheet = sheetOf(series, width, plot);
	const low = plot !== undefined;
	const pad = low ? LOW.pad : PAD;
	if (sheet === null) return null;
	const canvas = emptyDrawing('colonnes', width);
	let y = placeYears(sheet, 'haut', 0, canvas) + 5;
	for (const [index, row] of sheet.rows.entries()) {
		const { id } = row.serie;
		const start = y;
		across(canvas, `rang-${id}`, index === 0 ? 'filet-fort' : 'filet', y);
		const named = placeName(sheet, row, y + pad, canvas);
		const plot = emptyDrawing('colonnes', width);
		const { top, bottom } = placePlot(sheet, row, index, plot);
		const above = sheet.names > 0 ? y + pad : named + (low ? 2 : 6);
		const base = Math.max(above - top, sheet.names > 0 && bottom === 0 ? named : 0);
		const years = sheet.exercices.map(String);
		addDrawing(canvas, plot, {
			prefix: id,
			down: base,
			told: (shape) => ({ id, part: years.indexOf(shape.id) })
		});
		y = Math.max(base + bottom, named) + pad + (low ? 1 : 4);
		const room = { y: start, height: y - start };
		canvas.zones.push({ id, part: -1, x: 0, width, ...room });
		for (const [part, center] of sheet.bands.centers.entries())
			canvas.zones.push({ id, part, x: center - sheet.bands.step / 2, width: sheet.bands.step, ...room });
	}
	across(canvas, 'rang-fin', 'filet-fort', y);
	if (sheet.rows.length > 1 && !low) y = placeYears(sheet, 'bas', y + 5, canvas);
	canvas.height = Math.ceil(y + 3);
	for (const { number, sentence } of sheet.breaks) {
		const label = sheet.label(number);
		canvas.below.push(`${label}${label.startsWith('(') ? ` ${breakWord()}` : ''}${colon()} ${sentence}`);
	}
	canvas.below.push(...partialSentences(sheet));
	return canvas;
}

/** The same in a room so high: rows close together, as high as it lets them. */
export function placeDispositifsLow(
	series: SeriesSheet,
	width: number,
	height: number,
	plots: readonly number[] = LOW.plots
): Drawing | null {
	let drawing: Drawing | null = null;
	for (const plot of plots)
		if (drawing === null || drawing.height > height) drawing = placeDispositifRows(series, width, plot);
	return drawing;
}

/** What each dispositif of partial coverage lacks. */
function partialSentences({ rows }: SeriesSheet): string[] {
	return rows.flatMap(({ serie, figure }) =>
		serie.partielle !== null && figure.years.some((year) => year.partial)
			? [`${serie.nom === '' ? '' : `${serie.nom}. `}${serie.partielle}.`]
			: []
	);
}
