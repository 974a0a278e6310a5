import { tr } from '#lib/domain/language.ts';
import type { CarteTransparenceData, MatrixBlock, MatrixRow } from './data.ts';
import { emptyDrawing, leadingOf, setText, type Drawing } from '#lib/drawing/drawing.ts';
import { across, down, put, putWords, type Canvas } from '#lib/drawing/pen.ts';
import { columnWidth, placeInscriptions, placeRow, RANG } from './place-cells.ts';
import { placeDown } from './place-down.ts';
import { placeCell, placeName, rowKey, SMALL, WORDS } from './place-frame.ts';
import { wrapWhole } from '#lib/drawing/text-metrics.ts';

/** Widths at which the matrix is placed. */
export const LARGEURS_MATRICE = [280, 480, 720, 1120] as const;

const NOMS = 164;
const ETAPES = 82;
/** Room that the words of a short inscription take where they can. */
const WRITTEN = 220;

/** Where a block is written in the budget, over its columns; returns where the words end. */
function placeWritten(
	data: CarteTransparenceData,
	block: MatrixBlock,
	top: number,
	column: number,
	canvas: Canvas
): number {
	if (block.inscriptions.length === 0) return top;
	putWords(canvas, {
		key: `${block.id} budget`,
		text: tr('Au budget', 'In budget'),
		x: NOMS,
		top: top + 4,
		room: ETAPES,
		size: WORDS,
		tone: 'encre2'
	});
	let end = top + RANG;
	const slots = placeInscriptions(block, data.exercices);
	const left = NOMS + ETAPES;
	for (const [index, slot] of slots.entries()) {
		if (slot.texte === null) continue;
		const first = data.exercices.indexOf(slot.first);
		// Words longer than their years run on over the years of which nothing is written, as far as a break.
		const free = (at: number, beyond: number) =>
			slots[at]?.texte === null ? slots[at].span / (slots[beyond] ? 2 : 1) : 0;
		const next = slot.first + slot.span;
		const before = block.ruptures.filter((year) => year <= slot.first);
		const after = block.ruptures.filter((year) => year >= next);
		const [from, to] = [
			first - Math.min(free(index - 1, index - 2), ...before.map((year) => slot.first - year)),
			first + slot.span + Math.min(free(index + 1, index + 2), ...after.map((year) => year - next))
		].map((years) => left + years * column) as [number, number];
		const room = Math.min(to - from, Math.max(slot.span * column, WRITTEN));
		const lines = wrapWhole(slot.texte, room - 10, SMALL);
		const middle = left + (first + slot.span / 2) * column;
		const x = Math.min(to - room / 2, Math.max(from + room / 2, middle));
		const key = `${block.id} budget ${slot.first}`;
		const text = setText({ key, lines, x, top: top + 4, size: SMALL, anchor: 'middle' });
		canvas.texts.push(text);
		end = Math.max(end, text.box.y + text.box.height + 6);
	}
	return end;
}

function placeWideRow(
	block: MatrixBlock,
	row: MatrixRow,
	first: number,
	y: number,
	column: number,
	canvas: Canvas
): void {
	const id = rowKey(block, row);
	putWords(canvas, {
		key: id,
		text: row.etape,
		x: NOMS,
		top: y + 6,
		room: ETAPES,
		size: WORDS,
		tone: 'encre2'
	});
	canvas.zones.push({ id, part: -1, x: NOMS, y, width: canvas.width - NOMS, height: RANG });
	for (const [part, run] of placeRow(row, block.ruptures).entries()) {
		const x = NOMS + ETAPES + (run.first - first) * column;
		const room = { x, y, width: run.span * column, height: RANG };
		placeCell(run, [run.text], room, { id, part }, canvas);
	}
}

/** The breaks of a block, from its top; where its words run on over the year, from under them. */
function placeBreaks(
	data: CarteTransparenceData,
	block: MatrixBlock,
	at: { readonly start: number; readonly written: number; readonly end: number },
	column: number,
	canvas: Canvas
): void {
	const [first = 0] = data.exercices;
	const starts = placeInscriptions(block, data.exercices).map((slot) => slot.first);
	for (const year of block.ruptures) {
		if (!data.exercices.includes(year)) continue;
		const x = NOMS + ETAPES + (year - first) * column;
		const top = block.inscriptions.length === 0 || starts.includes(year) ? at.start : at.written;
		down(canvas, `rupture ${block.id} ${year}`, 'rupture', x, top, at.end);
	}
}

function placeWide(data: CarteTransparenceData, column: number, canvas: Canvas): number {
	const [first = 0] = data.exercices;
	for (const [index, exercice] of data.exercices.entries()) {
		const x = NOMS + ETAPES + (index + 0.5) * column;
		const lines = [String(exercice)];
		put(canvas, { key: `annee-${exercice}`, lines, x, top: 0, size: WORDS, weight: 600, anchor: 'middle' });
	}
	let y = leadingOf(WORDS) + 7;
	for (const block of data.blocs) {
		const start = y;
		across(canvas, `bloc ${block.id}`, 'filet-fort', y);
		const room = NOMS - 12;
		const named = placeName(block, { x: 0, top: y + 10, room }, canvas);
		const written = placeWritten(data, block, y + 5, column, canvas);
		y = written;
		for (const [index, group] of block.groupes.entries()) {
			if (index > 0) {
				y = Math.max(y + 6, index === 1 ? named + 6 : 0);
				across(canvas, `groupe ${block.id} ${index}`, 'filet', y);
				y += 5;
				putWords(canvas, {
					key: `${block.id} groupe ${index}`,
					text: group.titre ?? '',
					x: 12,
					top: y + 6,
					room: room - 12,
					size: WORDS
				});
			}
			for (const row of group.rows) {
				placeWideRow(block, row, first, y, column, canvas);
				y += RANG;
			}
		}
		y = Math.max(y, named) + 8;
		placeBreaks(data, block, { start: start + 3, written, end: y - 3 }, column, canvas);
	}
	across(canvas, 'fin', 'filet-fort', y);
	return y + 2;
}

/** Places the matrix at exactly `width` pixels: years to the right where every column has its room, else down. */
export function placeMatrix(data: CarteTransparenceData, width: number): Drawing {
	const canvas = emptyDrawing('cases', width);
	const column = (width - NOMS - ETAPES) / Math.max(1, data.exercices.length);
	const wide = column >= columnWidth(data.blocs);
	canvas.height = Math.ceil(wide ? placeWide(data, column, canvas) : placeDown(data, canvas));
	return canvas;
}
