import { formatPercent } from '#lib/domain/money.ts';
import { tr } from '#lib/domain/language.ts';
import { scaleLinear } from 'd3-scale';
import type { BesoinsMoyensData, NeedsLine, NeedsPanel } from './besoins-moyens.ts';
import {
	keyOf,
	meansWords,
	respondentWords,
	surveyCountWords,
	totalWords,
	victimWords,
	victimsOf
} from './besoins-moyens-words.ts';
import { emptyDrawing, leadingOf, setText, type Drawing, type Tone } from './drawing.ts';
import { MARQUES, isAttribuee } from './palette.ts';
import { textWidth, wrapWhole, type Graisse } from './text-metrics.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_BESOINS = [280, 384, 560, 720, 1120] as const;

const HEAD = 15;
const VALUE = 14;
const TEXT = 13;
const BAR = 20;
const AWAY = 8;
const PAPER = 1.5;

type Canvas = ReturnType<typeof emptyDrawing>;
type Side = 'victimes' | 'moyens';

/** Where a side stands: from `x`, its bars take `bar` pixels for the whole (100 %), its words the rest of `width`. */
interface Column {
	readonly side: Side;
	readonly x: number;
	readonly bar: number;
	readonly width: number;
}

interface Frame {
	readonly panel: NeedsPanel;
	readonly canvas: Canvas;
	readonly width: number;
	/** Room of the names at the left; 0 when each name stands above its bars. */
	readonly names: number;
}

function write(
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

/** What a side is, over what: the respondents stand in the head of the victims, the total in that of the money. */
function headLines(
	{ panel }: Frame,
	side: Side
): { readonly head: string; readonly under: readonly string[] } {
	const { enquete, moyens, exercice } = panel;
	if (side === 'moyens')
		return {
			head: `${moyens.nom}, ${exercice}`,
			under: [totalWords(panel), moyens.sansPart ?? '']
		};
	if (enquete === null)
		return { head: `${tr('Victimes', 'Victims')}, ${exercice}`, under: [panel.sansEnquete ?? ''] };
	return {
		head: `${victimsOf(enquete.base, true)}, ${exercice}`,
		under: [respondentWords(enquete), surveyCountWords(enquete)]
	};
}

/** Writes the heads of some sides from `top`; returns where they end. */
function placeHeads(frame: Frame, columns: readonly Column[], top: number): number {
	const { exercice } = frame.panel;
	const ends = columns.map((column) => {
		const { head, under } = headLines(frame, column.side);
		const key = `tete-${column.side}-${exercice}`;
		let y = write(
			frame,
			key,
			wrapWhole(head, column.width, HEAD, 600),
			{ x: column.x, top },
			{ size: HEAD, weight: 600 }
		);
		const diamond = column.side === 'moyens' && frame.panel.moyens.concurrents;
		for (const [index, sentence] of under.entries()) {
			if (sentence === '') continue;
			const first = index === 0;
			const inset = first && diamond ? 19 : 0;
			if (inset > 0)
				frame.canvas.diamonds.push({
					key: `concurrents-${exercice}`,
					x: column.x + 7,
					y: y + 1 + leadingOf(TEXT) / 2,
					size: 5.5,
					full: false
				});
			const lines = wrapWhole(sentence, column.width - inset, TEXT);
			const at = { x: column.x + inset, top: y + 1 };
			y = write(frame, `${key}-${index}`, lines, at, { tone: first ? 'encre' : 'encre2' });
		}
		return y;
	});
	return Math.max(top, ...ends);
}

/** From top to bottom, in pixels. */
type Span = readonly [top: number, bottom: number];

/** The scale of one side, written above its bars: each side has its own, and they never share one. */
function placeAxis(frame: Frame, column: Column, top: number, spans: readonly Span[]): void {
	const { canvas, panel } = frame;
	const percent = scaleLinear([0, 100], [column.x, column.x + column.bar]);
	const ticks = column.bar < 150 ? [100] : [50, 100];
	for (const tick of ticks) {
		const x = percent(tick);
		const key = `${column.side}-${panel.exercice}-${tick}`;
		for (const [from, to] of spans)
			canvas.rules.push({
				key: `grille-${key}-${from}`,
				kind: 'grille',
				points: [
					[x, from],
					[x, to]
				]
			});
		const words = {
			lines: [formatPercent(tick, 100, 0)],
			size: TEXT,
			anchor: 'middle',
			tone: 'encre2'
		} as const;
		canvas.texts.push(setText({ key: `echelle-${key}`, x, top: top - leadingOf(TEXT) - 1, ...words }));
	}
}

/** Whether a side has shares to draw. */
const isScaled = ({ enquete, moyens }: NeedsPanel, side: Side) =>
	side === 'victimes' ? enquete !== null : moyens.base !== null;

/** The areas of a row on one side; returns where they end. */
function placeAreas(frame: Frame, line: NeedsLine, column: Column, y: number): number {
	const { canvas, panel } = frame;
	const { side, x } = column;
	const cle = keyOf(panel, line);
	if (side === 'victimes') {
		const part = line.victimes?.part ?? 0;
		if (part <= 0) return x;
		const width = (column.bar * part) / 10_000;
		canvas.parts.push({
			// People, not money: the area stands for no cent.
			...{ key: `victimes-${cle}`, cle, part: -1, centimes: 0, parCle: false, annonce: false },
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
	for (const [index, { marque, centimes, parCle }] of ordered.entries()) {
		const gap = index === 0 ? 0 : PAPER;
		const width = Math.max(0.5, (column.bar * centimes) / base - gap);
		canvas.parts.push({
			...{ key: `moyens-${cle}-${index}`, cle, part: -1, centimes, parCle, annonce: false },
			...{ marque, x: end + gap, y, width, height: BAR }
		});
		end += gap + width;
	}
	return end;
}

/** A row on one side: its areas and its words; returns where they end. */
function placeSide(frame: Frame, line: NeedsLine, column: Column, y: number): number {
	const { panel } = frame;
	const scaled = isScaled(panel, column.side);
	const end = placeAreas(frame, line, column, y);
	const words = column.side === 'victimes' ? victimWords(line, panel.enquete) : meansWords(line, panel);
	const inset = scaled ? AWAY : 12;
	const right = column.x + column.width;
	const known = column.side === 'victimes' ? line.victimes !== null : line.montant !== null;
	const x = Math.min(
		end + inset,
		Math.max(column.x + inset, right - textWidth(words, VALUE, known ? 600 : 400))
	);
	const lines = wrapWhole(words, right - x, VALUE, known ? 600 : 400);
	const height = lines.length * leadingOf(VALUE);
	write(
		frame,
		`mots-${column.side}-${keyOf(panel, line)}`,
		lines,
		{ x, top: y + Math.min(0, (BAR - height) / 2) + Math.max(0, (BAR - height) / 2) },
		{ size: VALUE, weight: known ? 600 : 400, tone: known ? 'encre' : 'encre2' }
	);
	return Math.max(y + BAR, y + (BAR + height) / 2);
}

/** The zero line of a side with shares, or the frame of what is not computed. */
function closeSide({ canvas, panel }: Frame, { side, x, width }: Column, spans: readonly Span[]): void {
	for (const [top, bottom] of spans) {
		const key = `${side}-${panel.exercice}-${top}`;
		if (isScaled(panel, side))
			canvas.rules.push({
				key: `base-${key}`,
				kind: 'base',
				points: [
					[x, top],
					[x, bottom]
				]
			});
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

/** The rows of some sides from `top`, under their scales; returns where they end. */
function placeRows(frame: Frame, columns: readonly Column[], top: number): number {
	const { panel, names, width, canvas } = frame;
	const side = columns.map((column) => column.side).join('-');
	const scale = columns.some((column) => isScaled(panel, column.side)) ? leadingOf(TEXT) + 10 : 10;
	const first = top + scale;
	const own: Span[] = [];
	let y = first + 6;
	// Victims alone have nothing to say of money without a form.
	const alone = columns.length === 1 && columns[0]?.side === 'victimes';
	const lines = panel.lignes.filter((line) => !alone || line.cle !== 'NV' || line.victimes !== null);
	for (const line of lines) {
		const start = y;
		const name = wrapWhole(line.nom, names === 0 ? width : names, VALUE, 600);
		const tone: Tone = isAttribuee(line.marque) ? line.marque : 'encre';
		const height = name.length * leadingOf(VALUE);
		const bars = names === 0 ? y + height + 3 : y + Math.max(0, (height - BAR) / 2);
		const nameTop = names === 0 ? y : y + Math.max(0, (BAR - height) / 2);
		write(
			frame,
			`nom-${side}-${keyOf(panel, line)}`,
			name,
			{ x: 0, top: nameTop },
			{ size: VALUE, weight: 600, tone }
		);
		const ends = columns.map((column) => placeSide(frame, line, column, bars));
		y = Math.max(nameTop + height, ...ends);
		own.push([bars - 4, Math.max(...ends) + 4]);
		canvas.zones.push({
			cle: keyOf(panel, line),
			part: columns.length > 1 || columns[0]?.side === 'victimes' ? -1 : 0,
			x: 0,
			y: start - 5,
			width,
			height: y - start + 10
		});
		y += names === 0 ? 16 : 14;
	}
	const bottom = y - 6;
	// Names over the bars: a line that ran through would cross them.
	const spans: readonly Span[] = names === 0 ? own : [[first, bottom]];
	for (const column of columns) {
		if (isScaled(panel, column.side)) placeAxis(frame, column, first, spans);
		closeSide(frame, column, spans);
	}
	return bottom;
}

/** Two columns beside the names, or under them, or one after the other where there is little room. */
function columnsOf(width: number): { readonly names: number; readonly rows: readonly (readonly Column[])[] } {
	const words = { victimes: 92, moyens: 188 };
	if (width < 560) {
		const bar = Math.round(width * 0.42);
		return {
			names: 0,
			rows: [[{ side: 'victimes', x: 0, bar, width }], [{ side: 'moyens', x: 0, bar, width }]]
		};
	}
	const names = width < 720 ? 0 : Math.max(176, Math.round(width * 0.21));
	const gap = width < 720 ? 28 : 36;
	const left = names === 0 ? 0 : names + 16;
	// The same length for 100 % on both sides, each with its own scale.
	const bar = Math.floor((width - left - gap - words.victimes - words.moyens) / 2);
	const middle = left + bar + words.victimes + gap;
	return {
		names,
		rows: [
			[
				{ side: 'victimes', x: left, bar, width: bar + words.victimes },
				{ side: 'moyens', x: middle, bar, width: width - middle }
			]
		]
	};
}

/** Places the figure at exactly `width` pixels: a block per year, its victims and its money side by side, row by row. */
export function placeBesoinsMoyens(data: BesoinsMoyensData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const { names, rows } = columnsOf(width);
	let y = 0;
	for (const [index, panel] of data.panneaux.entries()) {
		const frame: Frame = { panel, canvas, width, names };
		if (index > 0) {
			canvas.rules.push({
				key: `filet-${panel.exercice}`,
				kind: 'filet-fort',
				points: [
					[0, y + 14],
					[width, y + 14]
				]
			});
			y += 30;
		}
		for (const [rank, columns] of rows.entries()) {
			if (rank > 0) y += 22;
			y = placeRows(frame, columns, placeHeads(frame, columns, y) + 2);
		}
	}
	canvas.height = Math.ceil(y + 4);
	const marks = data.panneaux.flatMap(({ lignes }) => lignes.map(({ marque }) => marque));
	canvas.named.push(...new Set(marks));
	return canvas;
}
