import { addDrawing } from '#lib/drawing/compose-drawings.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, down, put, putLine, putWords, type Canvas } from '#lib/drawing/pen.ts';
import { AWAY, LEAST_SLOT, placeEmpty, type RowFrame } from '#lib/figures/stacked-years/place-empty-row.ts';
import {
	BAR,
	ROW,
	STAGE,
	YEAR,
	placeBar,
	placeBreak,
	tail,
	unitLength
} from '#lib/figures/stacked-years/place-rows.ts';
import { SLOT } from '#lib/figures/stacked-years/place-empty-years.ts';
import { isDrawn, type FigureYear } from '#lib/figures/stacked-years/read-figure.ts';
import type { SeriesRow, SeriesSheet } from './read-series.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { inUnit } from '#lib/drawing/unit.ts';
import { stageWords } from '#lib/figures/shell/words.ts';

const NAME = 16;
const SMALL = 13;
/** The least length from the lowest amount to the highest. */
const SHORTEST = 16;

/** A year with a bar, or neighbours that say the same nothing. */
interface Line {
	readonly first: number;
	readonly last: number;
	readonly year: FigureYear;
}

function linesOf({ figure }: SeriesRow): Line[] {
	const lines: Line[] = [];
	for (const [index, year] of figure.years.entries()) {
		const open = lines.at(-1);
		const joins =
			open !== undefined &&
			!isDrawn(year) &&
			!isDrawn(open.year) &&
			year.kind === open.year.kind &&
			year.words === open.year.words &&
			year.annee.statut === open.year.annee.statut &&
			year.annee.statut !== 'non_importe' &&
			!figure.breaks.some((item) => item.after === index - 1);
		if (joins) lines[lines.length - 1] = { ...open, last: index };
		else lines.push({ first: index, last: index, year });
	}
	return lines;
}

function spanOf({ exercices }: SeriesSheet, { first, last }: Line): string {
	const from = exercices[first] ?? '';
	return first === last ? String(from) : `${from}–${exercices[last] ?? ''}`;
}

interface Blocks {
	readonly sheet: SeriesSheet;
	readonly width: number;
	readonly spanWidth: number;
	/** Whether there is room for the stage beside the year. */
	readonly staged: boolean;
	readonly lines: readonly (readonly Line[])[];
	/** x of an amount, the same in every block. */
	readonly x: (value: number) => number;
}

function blocksOf(sheet: SeriesSheet, width: number): Blocks {
	const { rows, min } = sheet;
	const lines = rows.map(linesOf);
	const spans = lines.flatMap((own) => own.map((line) => spanOf(sheet, line)));
	const spanWidth = linesWidth(spans, YEAR, 600);
	const years = rows.flatMap((row) => row.figure.years);
	const stages = linesWidth(
		years.map((year) => stageWords(year.etapes, true)),
		STAGE
	);
	const bare = spanWidth + AWAY + 3;
	// Where there is no room for the stage, the end of the bar and the table say it.
	const longest = Math.max(...years.filter(isDrawn).map(tail), 0);
	const staged = bare + stages + AWAY + SHORTEST + longest <= width;
	const left = bare + (staged ? stages + AWAY : 0);
	const perUnit = unitLength(years, sheet, width - left, SHORTEST);
	return { sheet, width, spanWidth, staged, lines, x: (value) => left + (value - min) * perUnit };
}

/** Height of a row: words that do not fit on one line take two. */
function heightOf({ width, x }: Blocks, { year }: Line): number {
	if (isDrawn(year)) return BAR;
	const indent = year.annee.statut === 'sans_objet' ? SLOT + AWAY : AWAY;
	const room = width - Math.min(x(0), width - LEAST_SLOT) - indent - AWAY;
	const lines = wrapWhole(year.words, room, SMALL).length;
	return lines <= 1 ? BAR : lines * leadingOf(SMALL) + 4;
}

function placeLine(blocks: Blocks, row: SeriesRow, line: Line, y: number, canvas: Canvas): void {
	const { sheet, spanWidth, staged, x, width } = blocks;
	const { year } = line;
	const frame: RowFrame = { figure: row.figure, width, x };
	const height = heightOf(blocks, line);
	const middle = y + height / 2;
	const bold = sheet.exercices.slice(line.first, line.last + 1).includes(sheet.enAvant ?? -1);
	putLine(canvas, {
		key: `annee-${year.exercice}`,
		text: spanOf(sheet, line),
		x: 0,
		y: middle,
		size: YEAR,
		weight: bold && line.first === line.last ? 600 : 400
	});
	const text = staged ? stageWords(year.etapes, true) : '';
	const at = { x: spanWidth + AWAY, y: middle, size: STAGE, tone: 'encre2' } as const;
	putLine(canvas, { key: `etape-${year.exercice}`, text, ...at });
	if (isDrawn(year)) placeBar(frame, year, y, canvas);
	else placeEmpty(frame, year, y, height, canvas);
	down(canvas, `base-${year.exercice}`, isDrawn(year) ? 'base' : 'base-absente', x(0), y - 3, y + height + 3);
}

function placeBlock(blocks: Blocks, index: number, top: number, canvas: Canvas): number {
	const { sheet, width, lines } = blocks;
	const row = sheet.rows[index];
	if (!row) return top;
	const { serie, figure } = row;
	const { id } = serie;
	across(canvas, `rang-${id}`, 'filet-fort', top);
	const own = emptyDrawing('lignes', width);
	let y = top + 9;
	const small = { x: 0, room: width, size: SMALL, tone: 'encre2' } as const;
	y = putWords(own, { key: 'nom', text: serie.nom, x: 0, top: y, room: width, size: NAME, weight: 600 });
	y = putWords(own, { key: 'precision', text: serie.precision, top: y, ...small });
	const partial = figure.years.some((year) => year.partial) ? serie.partielle : null;
	if (partial !== null) y = putWords(own, { key: 'partielle', text: `${partial}.`, top: y, ...small });
	y += 10;
	for (const line of lines[index] ?? []) {
		const rupture = figure.breaks.find((item) => item.after === line.first - 1);
		if (rupture) {
			const sentence = rupture.sentences.join(' ');
			y = placeBreak({ figure, width, x: blocks.x }, `rupture-${line.first}`, sentence, y, own) + 4;
		}
		const height = heightOf(blocks, line);
		placeLine(blocks, row, line, y, own);
		for (let part = line.first; part <= line.last; part += 1)
			canvas.zones.push({ id, part, x: 0, y: y - 4, width, height: height + 8 });
		y += ROW - BAR + height;
	}
	const years = sheet.exercices.map(String);
	addDrawing(canvas, own, {
		prefix: id,
		down: 0,
		told: (shape) => ({ id, part: years.indexOf(shape.id) })
	});
	return y;
}

/** Places a block per dispositif, years down, all on one scale: for phones, and more years than columns can hold. */
export function placeDispositifBlocks(sheet: SeriesSheet, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const blocks = blocksOf(sheet, width);
	let y = 1;
	if (sheet.mesure === 'montant' && sheet.rows.some((row) => row.figure.years.some(isDrawn))) {
		const text = inUnit(sheet.unit);
		const x = Math.min(blocks.x(0), width - textWidth(text, SMALL));
		put(canvas, { key: 'unite', lines: [text], x, top: 1, size: SMALL, tone: 'encre2' });
		y = leadingOf(SMALL) + 6;
	}
	for (const [index, { serie }] of sheet.rows.entries()) {
		const start = y;
		const at = canvas.zones.length;
		y = placeBlock(blocks, index, y, canvas);
		// Larger rooms come first: the pointer finds the smaller ones above them.
		canvas.zones.splice(at, 0, {
			id: serie.id,
			part: -1,
			x: 0,
			y: start + 2,
			width,
			height: y - start - 6
		});
	}
	canvas.height = Math.ceil(y + 2);
	return canvas;
}
