import { tr } from '#lib/domain/language.ts';
import type { BesoinsMoyensData } from './data.ts';
import { keyOf, respondentWords, surveyCountWords, totalWords, victimsOf } from './readings.ts';
import { emptyDrawing, leadingOf, type Drawing, type Tone } from '#lib/drawing/drawing.ts';
import { across } from '#lib/drawing/pen.ts';
import { isAttribuee } from '#lib/drawing/palette.ts';
import {
	BAR,
	closeSide,
	isScaled,
	placeAxis,
	placeSide,
	widthOfSide,
	write,
	type Column,
	type Frame,
	type NeedsSide,
	type Span
} from './place-side.ts';
import { wrapWhole } from '#lib/drawing/text-metrics.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_BESOINS = [280, 384, 560, 720, 1120] as const;

const HEAD = 15;
const VALUE = 14;
const TEXT = 13;
/** The least that the heads of a side take, and the least of its scale. */
const HEADS = 190;
const SHORTEST = 90;

/** What a side is, over what: the respondents stand in the head of the victims, the total in that of the money. */
function headLines(
	{ panel }: Frame,
	side: NeedsSide
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
	const lines = panel.lignes.filter((line) => !alone || line.id !== 'NV' || line.victimes !== null);
	// The heads say that there is nothing to read: a frame around nothing would say no more.
	if (lines.length === 0 || (alone && panel.enquete === null)) return top;
	// A name stands clear of the frame around the words under it.
	const under = columns.every((column) => isScaled(panel, column.side)) ? 3 : 9;
	for (const line of lines) {
		const start = y;
		const name = wrapWhole(line.nom, names === 0 ? width : names, VALUE, 600);
		const tone: Tone = isAttribuee(line.marque) ? line.marque : 'encre';
		const height = name.length * leadingOf(VALUE);
		const bars = names === 0 ? y + height + under : y + Math.max(0, (height - BAR) / 2);
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
			id: keyOf(panel, line),
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
function columnsOf(
	data: BesoinsMoyensData,
	width: number
): { readonly names: number; readonly rows: readonly (readonly Column[])[] } {
	if (width < 560) {
		const fits = (bar: number) =>
			widthOfSide(data, 'victimes', bar) <= width && widthOfSide(data, 'moyens', bar) <= width;
		let bar = Math.floor(width * 0.9);
		while (bar > width * 0.42 && !fits(bar)) bar -= 2;
		return {
			names: 0,
			rows: [[{ side: 'victimes', x: 0, bar, width }], [{ side: 'moyens', x: 0, bar, width }]]
		};
	}
	const names = width < 720 ? 0 : Math.max(176, Math.round(width * 0.21));
	const gap = width < 720 ? 28 : 36;
	const left = names === 0 ? 0 : names + 16;
	const room = width - left - gap;
	// The same length for 100 % on both sides and in every year, each side with its own scale: as long as words leave it.
	let bar = Math.floor(room * 0.48);
	const needed = () =>
		Math.max(HEADS, widthOfSide(data, 'victimes', bar)) + Math.max(HEADS, widthOfSide(data, 'moyens', bar));
	while (bar > SHORTEST && needed() > room) bar -= 2;
	const victims = Math.min(room - HEADS, Math.max(HEADS, widthOfSide(data, 'victimes', bar)));
	const middle = left + victims + gap;
	return {
		names,
		rows: [
			[
				{ side: 'victimes', x: left, bar, width: victims },
				{ side: 'moyens', x: middle, bar, width: width - middle }
			]
		]
	};
}

/** Places the figure at exactly `width` pixels: a block per year, its victims and its money side by side, row by row. */
export function placeBesoinsMoyens(data: BesoinsMoyensData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const { names, rows } = columnsOf(data, width);
	let y = 0;
	for (const [index, panel] of data.panneaux.entries()) {
		const frame: Frame = { panel, canvas, width, names };
		if (index > 0) {
			across(canvas, `filet-${panel.exercice}`, 'filet-fort', y + 14);
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
