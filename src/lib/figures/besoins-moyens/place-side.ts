import { formatPercent } from '#lib/domain/money.ts';
import { tr } from '#lib/domain/language.ts';
import { scaleLinear } from '#lib/drawing/scales.ts';
import type { BesoinsMoyensData, NeedsLine, NeedsPanel } from './data.ts';
import { deducedOf, keyOf, meansWords, victimWords } from './readings.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { leadingOf, setText, type emptyDrawing, type Tone } from '#lib/drawing/drawing.ts';
import { down, put } from '#lib/drawing/pen.ts';
import { MARQUES } from '#lib/drawing/palette.ts';
import { linesWidth, textWidth, wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';

const VALUE = 14;
const TEXT = 13;
const AWAY = 8;
const PAPER = 1.5;
/** Between the frame of what is not computed and the words in it. */
const INSET = 12;

/** How thick a bar is. */
export const BAR = 20;

export type NeedsSide = 'victimes' | 'moyens';

/** Where a side stands: from `x`, its bars take `bar` pixels for the whole (100 %), its words the rest of `width`. */
export interface Column {
	readonly side: NeedsSide;
	readonly x: number;
	readonly bar: number;
	readonly width: number;
}

/** A year being placed. */
export interface Frame {
	readonly panel: NeedsPanel;
	readonly canvas: ReturnType<typeof emptyDrawing>;
	readonly width: number;
	/** Room of the names at the left; 0 when each name stands above its bars. */
	readonly names: number;
}

/** From top to bottom, in pixels. */
export type Span = readonly [top: number, bottom: number];

/** Writes lines of text from a top; returns where they end. */
export function write(
	{ canvas }: Frame,
	key: string,
	lines: readonly string[],
	at: { readonly x: number; readonly top: number },
	look: { readonly size?: number; readonly weight?: Graisse; readonly tone?: Tone } = {}
): number {
	const text = lines.filter((line) => line !== '');
	if (text.length === 0) return at.top;
	const { size = TEXT, ...rest } = look;
	const placed = setText({ key, lines: text, ...at, size, ...rest });
	canvas.texts.push(placed);
	return placed.box.y + placed.box.height;
}

/** Whether a side has shares to draw. */
export const isScaled = ({ enquete, moyens }: NeedsPanel, side: NeedsSide): boolean =>
	side === 'victimes' ? enquete !== null : moyens.base !== null;

/** What is written beside a bar; bold when it is a number. */
function wordsOf(panel: NeedsPanel, line: NeedsLine, side: NeedsSide): readonly [string, Graisse] {
	if (side === 'moyens') return [meansWords(line, panel), line.montant === null ? 400 : 600];
	if (panel.enquete === null) return [tr('pas d’enquête lue', 'no survey read'), 400];
	return [victimWords(line, panel.enquete), line.victimes === null ? 400 : 600];
}

/** How much of the whole a line's bar is. */
function shareOf({ moyens }: NeedsPanel, line: NeedsLine, side: NeedsSide): number {
	if (side === 'victimes') return (line.victimes?.part ?? 0) / 10_000;
	return moyens.base === null ? 0 : line.parts.reduce((sum, part) => sum + part.centimes, 0) / moyens.base;
}

/** The width that a side needs, over all the years, for bars of `bar` pixels for the whole with their words after them. */
export function widthOfSide({ panneaux }: BesoinsMoyensData, side: NeedsSide, bar: number): number {
	const rows = panneaux.flatMap((panel) =>
		panel.lignes.map((line) => {
			const [words, weight] = wordsOf(panel, line, side);
			const inset = isScaled(panel, side) ? AWAY : 2 * INSET;
			return shareOf(panel, line, side) * bar + inset + textWidth(words, VALUE, weight);
		})
	);
	return Math.ceil(Math.max(bar + textWidth(formatPercent(100, 100, 0), TEXT) / 2, ...rows));
}

/** The pieces of a span that no label stands on. */
function clearOf([top, bottom]: Span, x: number, { canvas }: Frame): Span[] {
	let free: Span[] = [[top, bottom]];
	for (const { box } of canvas.texts) {
		if (x < box.x - 3 || x > box.x + box.width + 3) continue;
		const [from, to] = [box.y, box.y + box.height];
		free = free.flatMap(([a, b]): Span[] =>
			to <= a || from >= b
				? [[a, b]]
				: [
						[a, from],
						[to, b]
					]
		);
	}
	// Of a line that words leave little of, nothing stays: stubs would read as marks.
	return free.filter(([a, b]) => b - a >= 8);
}

/** The scale of one side, written above its bars: each side has its own, and they never share one. */
export function placeAxis(frame: Frame, column: Column, top: number, spans: readonly Span[]): void {
	const { canvas, panel } = frame;
	const percent = scaleLinear([0, 100], [column.x, column.x + column.bar]);
	const ticks = column.bar < 150 ? [100] : [50, 100];
	for (const tick of ticks) {
		const x = percent(tick);
		const key = `${column.side}-${panel.exercice}-${tick}`;
		for (const [from, to] of spans.flatMap((span) => clearOf(span, x, frame)))
			down(canvas, `grille-${key}-${from}`, 'grille', x, from, to);
		const words = {
			lines: [formatPercent(tick, 100, 0)],
			size: TEXT,
			anchor: 'middle',
			tone: 'encre2'
		} as const;
		put(canvas, { key: `echelle-${key}`, x, top: top - leadingOf(TEXT) - 1, ...words });
	}
}

/** The areas of a row on one side; returns where they end. */
function placeAreas(frame: Frame, line: NeedsLine, column: Column, y: number): number {
	const { canvas, panel } = frame;
	const { side, x } = column;
	const id = keyOf(panel, line);
	if (side === 'victimes') {
		const part = line.victimes?.part ?? 0;
		if (part <= 0) return x;
		const width = (column.bar * part) / 10_000;
		canvas.parts.push({
			// People, not money: the area stands for no cent.
			...{ key: `victimes-${id}`, id, part: -1, centimes: 0, parCle: false, annonce: false },
			...{ marque: line.marque, x, y, width, height: BAR }
		});
		return x + width;
	}
	const { base } = panel.moyens;
	if (base === null) return x;
	let end = x;
	const ordered = [...line.parts]
		.filter((part) => part.centimes > 0)
		.sort(
			(a, b) =>
				MARQUES.findIndex((marque) => marque === a.marque) -
				MARQUES.findIndex((marque) => marque === b.marque)
		);
	for (const [index, { marque, centimes, deduit, parCle }] of ordered.entries()) {
		const gap = index === 0 ? 0 : PAPER;
		const width = Math.max(0.5, (column.bar * centimes) / base - gap);
		canvas.parts.push({
			...{ key: `moyens-${id}-${index}`, id, part: -1, centimes, parCle, annonce: false },
			...{ marque, x: end + gap, y, width, height: BAR }
		});
		const start = end + gap;
		const middle = y + BAR / 2;
		if (deduit !== 0)
			canvas.rules.push(
				...deducedMark(`${id}-${index}`, [start, middle], [start + (width * deduit) / centimes, middle])
			);
		end += gap + width;
	}
	return end;
}

/** The words beside a bar: on one line, else the share over the amount, else broken at their spaces. */
function breakWords(words: string, room: number, weight: Graisse): readonly string[] {
	if (textWidth(words, VALUE, weight) <= room) return [words];
	const pieces = words.split(' · ');
	if (pieces.every((piece) => textWidth(piece, VALUE, weight) <= room)) return pieces;
	return wrapWhole(words, room, VALUE, weight);
}

/** A row on one side: its areas and its words, after the bar or, without room, under it; returns where they end. */
export function placeSide(frame: Frame, line: NeedsLine, column: Column, y: number): number {
	const { panel } = frame;
	const inset = isScaled(panel, column.side) ? AWAY : INSET;
	const end = placeAreas(frame, line, column, y);
	const [words, weight] = wordsOf(panel, line, column.side);
	const right = column.x + column.width - (isScaled(panel, column.side) ? 0 : INSET);
	const widest = linesWidth(words.split(/ · | /), VALUE, weight);
	const beside = end + inset + widest <= right;
	const x = beside ? end + inset : column.x + inset;
	const lines = breakWords(words, right - x, weight);
	const height = lines.length * leadingOf(VALUE);
	const top = beside ? y + Math.max(0, (BAR - height) / 2) : y + BAR + 1;
	const key = `mots-${column.side}-${keyOf(panel, line)}`;
	const bottom = write(
		frame,
		key,
		lines,
		{ x, top },
		{ size: VALUE, weight, tone: weight === 600 ? 'encre' : 'encre2' }
	);
	// Without a bar to bear its sign, an amount bears it under its words.
	const deduced = column.side === 'moyens' && !isScaled(panel, 'moyens') ? deducedOf(line) : 0;
	if (deduced !== 0 && line.montant) {
		const wide = linesWidth(lines, VALUE, weight) * (deduced / line.montant);
		frame.canvas.rules.push(...deducedMark(key, [x, bottom + 1], [x + wide, bottom + 1]));
	}
	return Math.max(y + BAR, bottom);
}

/** The zero line of a side with shares, or the frame of what is not computed: none around no words. */
export function closeSide(
	{ canvas, panel }: Frame,
	{ side, x, width }: Column,
	spans: readonly Span[]
): void {
	if (panel.lignes.every((line) => wordsOf(panel, line, side)[0] === '')) return;
	for (const [top, bottom] of spans) {
		const key = `${side}-${panel.exercice}-${top}`;
		if (isScaled(panel, side)) down(canvas, `base-${key}`, 'base', x, top, bottom);
		else
			canvas.slots.push({
				key: `vide-${key}`,
				kind: 'non-calcule',
				open: null,
				x: x + 0.6,
				y: top,
				width: width - 1.2,
				height: bottom - top
			});
	}
}
