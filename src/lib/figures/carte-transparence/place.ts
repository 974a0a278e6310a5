import { tr } from '#lib/domain/language.ts';
import type { CarteTransparenceData, MatrixBlock, MatrixGroup, MatrixRow } from './data.ts';
import { emptyDrawing, leadingOf, setText, type Drawing } from '#lib/drawing/drawing.ts';
import { placeRun, runWidth } from './place-run.ts';
import { columnWidth, placeInscriptions, placeRow } from './place-cells.ts';
import { colon } from '#lib/figures/shell/words.ts';
import { textWidth, wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';

/** Widths at which the matrix is placed. */
export const LARGEURS_MATRICE = [280, 384, 560, 720, 1120] as const;

const NOMS = 164;
const ETAPES = 82;
const NAME = 15;
const WORDS = 14;
const SMALL = 13;
const RANG = 30;
const CASE = 24;
const BETWEEN = 4;

type Canvas = ReturnType<typeof emptyDrawing>;

/** The key of a row in readings and shapes. */
export const rowKey = (block: MatrixBlock, row: MatrixRow) => `${block.cle} ${row.cle}`;

/** Sets lines of words and returns where they end. */
function put(
	canvas: Canvas,
	key: string,
	text: string,
	at: { x: number; top: number; room: number; size: number; weight?: Graisse; muted?: boolean }
): number {
	const { x, top, room, size, weight = 400, muted = false } = at;
	const lines = wrapWhole(text, room, size, weight);
	if (lines.length > 0)
		canvas.texts.push(setText({ key, lines, x, top, size, weight, tone: muted ? 'encre2' : 'encre' }));
	return top + lines.length * leadingOf(size);
}

function across(canvas: Canvas, key: string, kind: 'filet' | 'filet-fort', y: number): void {
	canvas.rules.push({
		key,
		kind,
		points: [
			[0, y],
			[canvas.width, y]
		]
	});
}

/** Where a block is written in the budget, over its columns; returns where the words end. */
function placeWritten(
	data: CarteTransparenceData,
	block: MatrixBlock,
	top: number,
	column: number,
	canvas: Canvas
): number {
	if (block.inscriptions.length === 0) return top;
	put(canvas, `${block.cle} budget`, tr('Au budget', 'In budget'), {
		x: NOMS,
		top: top + 4,
		room: ETAPES,
		size: WORDS,
		muted: true
	});
	let end = top + RANG;
	for (const slot of placeInscriptions(block, data.exercices)) {
		if (slot.texte === null) continue;
		const x = NOMS + ETAPES + data.exercices.indexOf(slot.first) * column;
		const width = slot.span * column;
		const lines = wrapWhole(slot.texte, width - 10, SMALL);
		const key = `${block.cle} budget ${slot.first}`;
		const text = setText({ key, lines, x: x + width / 2, top: top + 4, size: SMALL, anchor: 'middle' });
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
	const cle = rowKey(block, row);
	put(canvas, cle, row.etape, { x: NOMS, top: y + 6, room: ETAPES, size: WORDS, muted: true });
	canvas.zones.push({ cle, part: -1, x: NOMS, y, width: canvas.width - NOMS, height: RANG });
	for (const [part, run] of placeRow(row, block.ruptures).entries()) {
		const x = NOMS + ETAPES + (run.first - first) * column;
		const room = { x, y, width: run.span * column, height: RANG };
		canvas.zones.push({ cle, part, ...room });
		const box = {
			x: x + BETWEEN / 2,
			y: y + (RANG - CASE) / 2,
			width: room.width - BETWEEN,
			height: CASE
		};
		placeRun(run, run.text, box, { cle, part, key: `${cle} ${run.first}` }, canvas);
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
		canvas.rules.push({
			key: `rupture ${block.cle} ${year}`,
			kind: 'rupture',
			points: [
				[x, block.inscriptions.length === 0 || starts.includes(year) ? at.start : at.written],
				[x, at.end]
			]
		});
	}
}

function placeWide(data: CarteTransparenceData, column: number, canvas: Canvas): number {
	const [first = 0] = data.exercices;
	for (const [index, exercice] of data.exercices.entries()) {
		const x = NOMS + ETAPES + (index + 0.5) * column;
		const lines = [String(exercice)];
		canvas.texts.push(
			setText({ key: `annee-${exercice}`, lines, x, top: 0, size: WORDS, weight: 600, anchor: 'middle' })
		);
	}
	let y = leadingOf(WORDS) + 7;
	for (const block of data.blocs) {
		const start = y;
		across(canvas, `bloc ${block.cle}`, 'filet-fort', y);
		const room = NOMS - 12;
		const name = put(canvas, `${block.cle} nom`, block.titre, {
			x: 0,
			top: y + 10,
			room,
			size: NAME,
			weight: 600
		});
		const named = put(canvas, `${block.cle} sous`, block.sousTitre, {
			x: 0,
			top: name,
			room,
			size: SMALL,
			muted: true
		});
		const written = placeWritten(data, block, y + 5, column, canvas);
		y = written;
		for (const [index, group] of block.groupes.entries()) {
			if (index > 0) {
				y = Math.max(y + 6, index === 1 ? named + 6 : 0);
				across(canvas, `groupe ${block.cle} ${index}`, 'filet', y);
				y += 5;
				const title = group.titre ?? '';
				put(canvas, `${block.cle} groupe ${index}`, title, {
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

const span = (first: number, last: number) => (first === last ? String(first) : `${first}–${last}`);

/** The cells of a row one after another with their years, on as many lines as they need; returns where they end. */
function placeFlow(block: MatrixBlock, row: MatrixRow, top: number, canvas: Canvas): number {
	const cle = rowKey(block, row);
	const height = leadingOf(SMALL) + CASE + 12;
	let [x, y] = [0, top];
	for (const [part, run] of placeRow(row, block.ruptures).entries()) {
		const words = run.full;
		const years = span(run.first, run.last);
		const width = Math.min(canvas.width, Math.max(textWidth(years, SMALL), runWidth(run, words), 44));
		const gap = run.rupture ? 12 : 0;
		if (x > 0 && x + gap + width > canvas.width) [x, y] = [0, y + height];
		x += gap;
		if (run.rupture)
			canvas.rules.push({
				key: `rupture ${cle} ${run.first}`,
				kind: 'rupture',
				points: [
					[x - 8, y],
					[x - 8, y + height - 6]
				]
			});
		const room = Math.min(width, canvas.width - x);
		put(canvas, `${cle} ${run.first} annees`, years, { x, top: y, room: room + 1, size: SMALL, muted: true });
		const box = { x, y: y + leadingOf(SMALL) + 2, width: room, height: CASE };
		canvas.zones.push({ cle, part, x, y, width: room, height: height - 6 });
		placeRun(run, words, box, { cle, part, key: `${cle} ${run.first}` }, canvas);
		x += width + 8;
	}
	return y + height;
}

function placeGroup(block: MatrixBlock, group: MatrixGroup, top: number, canvas: Canvas): number {
	let y = top;
	for (const row of group.rows) {
		const start = y;
		const label = group.titre === null ? row.etape : `${group.titre}, ${row.etape}`;
		const at = { x: 0, top: y, room: canvas.width, size: WORDS, weight: 600 } as const;
		y = put(canvas, rowKey(block, row), label, at) + 3;
		const zones = canvas.zones.length;
		y = placeFlow(block, row, y, canvas);
		const zone = {
			cle: rowKey(block, row),
			part: -1,
			x: 0,
			y: start,
			width: canvas.width,
			height: y - start - 4
		};
		canvas.zones.splice(zones, 0, zone);
		y += 3;
	}
	return y;
}

function placeFlows(data: CarteTransparenceData, canvas: Canvas): number {
	let y = 1;
	const room = canvas.width;
	for (const block of data.blocs) {
		across(canvas, `bloc ${block.cle}`, 'filet-fort', y);
		y = put(canvas, `${block.cle} nom`, block.titre, { x: 0, top: y + 9, room, size: NAME, weight: 600 });
		y = put(canvas, `${block.cle} sous`, block.sousTitre, { x: 0, top: y, room, size: SMALL, muted: true });
		for (const slot of placeInscriptions(block, data.exercices)) {
			if (slot.texte === null) continue;
			const text = `${span(slot.first, slot.first + slot.span - 1)}${colon()} ${slot.texte}`;
			const at = { x: 0, top: y, room, size: SMALL, muted: true };
			y = put(canvas, `${block.cle} budget ${slot.first}`, text, at);
		}
		y += 10;
		for (const group of block.groupes) y = placeGroup(block, group, y, canvas);
		y += 4;
	}
	return y;
}

/**
 * Places the matrix at exactly `width` pixels: years to the right where every column has its room; else the cells of
 * each stage follow one another with their years. The page shows a table in its place, which is read and copied as one;
 * this is for pictures and frames.
 */
export function placeMatrix(data: CarteTransparenceData, width: number): Drawing {
	const canvas = emptyDrawing('cases', width);
	const column = (width - NOMS - ETAPES) / Math.max(1, data.exercices.length);
	const wide = column >= columnWidth(data.blocs);
	canvas.height = Math.ceil(wide ? placeWide(data, column, canvas) : placeFlows(data, canvas));
	return canvas;
}
