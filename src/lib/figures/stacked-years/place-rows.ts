import { STEM, placeStack } from './place-stack.ts';
import { humpSentence } from './humps.ts';
import { AWAY, placeEmpty, type RowFrame } from './place-empty-row.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, down, put, putLine, putWords, type Canvas } from '#lib/drawing/pen.ts';
import { isDrawn, type Figure, type FigureYear } from './read-figure.ts';
import { linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';
import { inUnit } from '#lib/drawing/unit.ts';
import { breakWord, stageWords } from '#lib/figures/shell/words.ts';

export const YEAR = 15;
export const STAGE = 13;
const VALUE = 14;
const TEXT = 13;
/** From one row to the next, and the thickness of its bar. */
export const ROW = 33;
export const BAR = 20;
const DIAMOND = 5;
const SHORTEST = 36;

/** Room that a row needs to the right of its bar: its least, its label, its lozenge. */
export function tail(year: FigureYear): number {
	const label = textWidth(year.label, VALUE, 600);
	return (year.partial ? STEM : 0) + AWAY + label + (year.contested ? AWAY + 2 * DIAMOND + 2 : 0) + 2;
}

/** Pixels of a unit of the axis: the longest scale at which every bar of some years keeps its label in `room`. */
export function unitLength(
	years: readonly FigureYear[],
	{ min, max }: Pick<Figure, 'min' | 'max'>,
	room: number,
	shortest: number
): number {
	const span = max - min;
	if (span === 0) return 1;
	const above = years.filter((year) => isDrawn(year) && year.top > min);
	const others = years.flatMap((year) => year.others).filter((other) => other > min);
	return Math.max(
		shortest / span,
		Math.min(
			...above.map((year) => (room - tail(year)) / (Math.max(year.top, 0) - min)),
			...others.map((other) => (room - 4) / (other - min)),
			room / span
		)
	);
}

/** The bar of a year with its ends, its least, its other values and its label, from `y` down. */
export function placeBar(frame: RowFrame, year: FigureYear, y: number, canvas: Canvas): void {
	const { x } = frame;
	const key = String(year.exercice);
	const lie = { upright: false, at: x, start: y, middle: y + BAR / 2, thickness: BAR };
	let end = placeStack(canvas, year, lie);
	for (const other of year.others)
		down(canvas, `${key}-ecartee-${other}`, 'ecartee', x(other), y + BAR + 1, y + BAR + 6);
	if (year.contested) {
		canvas.diamonds.push({ key, x: end + AWAY + DIAMOND, y: y + BAR / 2, size: DIAMOND, full: false });
		end += AWAY + 2 * DIAMOND;
	}
	const label = { x: end + AWAY, y: y + BAR / 2, size: VALUE, weight: 600 } as const;
	putLine(canvas, { key: `${key}-valeur`, text: year.label, ...label });
	const hump = frame.figure.bosses.find(({ exercices }) => exercices.includes(year.exercice));
	const after = label.x + textWidth(year.label, VALUE, 600) + 2 * AWAY;
	if (hump && after + textWidth(hump.nom, TEXT) <= frame.width)
		putLine(canvas, { ...label, key: `bosse-${key}`, text: hump.nom, x: after, size: TEXT, weight: 400 });
}

/** A line across the chart with its sentence; returns where it ends. */
export function placeBreak(
	frame: RowFrame,
	key: string,
	sentence: string,
	top: number,
	canvas: Canvas
): number {
	const y = top + 6;
	across(canvas, key, 'rupture', y);
	const text = `${breakWord()} ${sentence}`;
	const at = { lead: breakWord(), x: 0, top: y + 6, room: frame.width, size: TEXT, tone: 'encre2' } as const;
	return putWords(canvas, { key: `${key}-texte`, text, ...at }) + 8;
}

function sameNothing(a: FigureYear | undefined, b: FigureYear | undefined): boolean {
	return (
		a !== undefined && b !== undefined && a.kind === 'non-calcule' && a.kind === b.kind && a.words === b.words
	);
}

/**
 * Places the figure as rows, years down, at exactly `width` pixels: for phones, narrow frames, and more years than
 * columns can hold.
 */
export function placeRows(figure: Figure, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const yearWidth = Math.max(...figure.years.map((year) => textWidth(String(year.exercice), YEAR, 600)), 0);
	const staged = (short: boolean) => figure.years.map((year) => stageWords(year.etapes, short));
	// Stages are spelled where they leave most of the width to the bars.
	const long = width >= 520 && linesWidth(staged(false), STAGE) <= width / 3;
	const stages = staged(!long);
	const left = yearWidth + AWAY + linesWidth(stages, STAGE) + AWAY + 3;
	const perUnit = unitLength(figure.years, figure, width - left, SHORTEST);
	const frame: RowFrame = { figure, width, x: (value) => left + (value - figure.min) * perUnit };
	let y = 4;
	if (figure.mesure === 'montant' && figure.years.some(isDrawn)) {
		const lines = [inUnit(figure.unit)];
		put(canvas, {
			key: 'unite',
			lines,
			x: Math.min(frame.x(0), width - textWidth(lines[0] ?? '', TEXT)),
			top: 2,
			size: TEXT,
			tone: 'encre2'
		});
		y = leadingOf(TEXT) + 8;
	}
	let told = false;
	for (const [index, year] of figure.years.entries()) {
		const before = figure.years[index - 1];
		const rupture = figure.breaks.find((item) => item.after === index - 1);
		if (rupture && index > 0)
			y = placeBreak(frame, `rupture-${index}`, rupture.sentences.join(' '), y, canvas);
		if (year.partial && !told && figure.partielle !== null && year.exercice >= (figure.partielleDe ?? 0)) {
			const at = { x: 0, top: y, room: width, size: TEXT, tone: 'encre2' } as const;
			y = putWords(canvas, { key: 'partielle', text: figure.partielle, ...at }) + 8;
			told = true;
		}
		const middle = y + BAR / 2;
		putLine(canvas, {
			key: `annee-${year.exercice}`,
			text: String(year.exercice),
			x: 0,
			y: middle,
			size: YEAR,
			weight: year.exercice === figure.enAvant ? 600 : 400
		});
		const stage = { x: yearWidth + AWAY, y: middle + 0.5, size: STAGE, tone: 'encre2' } as const;
		putLine(canvas, { key: `etape-${year.exercice}`, text: stages[index] ?? '', ...stage });
		if (isDrawn(year)) placeBar(frame, year, y, canvas);
		else if (rupture || !sameNothing(before, year)) {
			let rows = 1;
			while (
				sameNothing(figure.years[index + rows], year) &&
				!figure.breaks.some((item) => item.after === index + rows - 1)
			)
				rows += 1;
			placeEmpty(frame, year, y, BAR + (rows - 1) * ROW, canvas);
		}
		down(
			canvas,
			`base-${year.exercice}`,
			isDrawn(year) ? 'base' : 'base-absente',
			frame.x(0),
			y - 3,
			y + BAR + 3
		);
		canvas.zones.push({ id: String(year.exercice), part: -1, x: 0, y: y - 4, width, height: BAR + 8 });
		y += ROW;
	}
	canvas.height = Math.ceil(y - (ROW - BAR) + 8);
	const named = new Set(canvas.texts.flatMap(({ key, lines }) => (key.startsWith('bosse-') ? lines : [])));
	canvas.below.push(...figure.bosses.filter(({ nom }) => !named.has(nom)).map(humpSentence));
	return canvas;
}
