import type { Box } from '#lib/drawing/box.ts';
import type { Genre } from './data.ts';
import {
	leadingOf,
	setText,
	type BarContour,
	type BarFill,
	type Told,
	type emptyDrawing
} from '#lib/drawing/drawing.ts';
import { isNothing, type Run } from './place-cells.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';

type Canvas = ReturnType<typeof emptyDrawing>;

const DIAMOND = 5;
/** Between the words « sans objet » and the lines at their sides, and the least of such a line. */
const APART = 5;
const DASH = 10;

/** What fills a cell with an amount, and its contour: published, at least, deduced, announced, a published zero. */
export const CASES: Readonly<Partial<Record<Genre, readonly [BarFill, BarContour]>>> = {
	publie: ['encre', 'aucun'],
	partiel: ['bande', 'aucun'],
	deduit: ['bande', 'fin'],
	annonce: ['papier', 'points'],
	zero: ['papier', 'continu']
};

const sizeOf = ({ genre }: Run) => (isNothing(genre) ? 13 : 14);
const weightOf = ({ genre, cells }: Run) =>
	cells[0]?.partielle !== true && (genre === 'publie' || genre === 'annonce' || genre === 'zero') ? 600 : 400;

/** Width that the words of a cell need with their margins. */
export function runWidth(run: Run, text: string): number {
	return textWidth(text, sizeOf(run), weightOf(run)) + (run.genre === 'sans_objet' ? 2 * (APART + DASH) : 12);
}

function line(
	canvas: Canvas,
	key: string,
	kind: 'borne' | 'tige' | 'sans-objet',
	from: number[],
	to: number[]
) {
	const [x1 = 0, y1 = 0] = from;
	const [x2 = 0, y2 = 0] = to;
	canvas.rules.push({
		key,
		kind,
		points: [
			[x1, y1],
			[x2, y2]
		]
	});
}

/** Draws a cell of the matrix, or consecutive years of one kind of nothing, in its box. */
export function placeRun(
	run: Run,
	text: string,
	box: Box,
	told: Told & { readonly key: string },
	canvas: Canvas
): void {
	const { key, cle, part } = told;
	const [cell] = run.cells;
	const partial = cell?.partielle === true;
	const [x2, y2, middle] = [box.x + box.width, box.y + box.height, box.y + box.height / 2];
	const own = CASES[run.genre];
	const full = run.genre === 'publie' && !partial;
	if (own) {
		const [fond, contour] = partial && run.genre === 'publie' ? (['bande', 'aucun'] as const) : own;
		canvas.bars.push({ key, cle, part, fond, contour, centimes: cell?.centimes ?? 0, ...box });
	}
	if (partial) line(canvas, `${key}-moins`, 'borne', [box.x, box.y], [box.x, y2]);
	if (run.genre === 'deduit') line(canvas, `${key}-deduit`, 'tige', [box.x, y2], [x2, y2]);
	if (run.genre === 'non_publie' || run.genre === 'non_trouve' || run.genre === 'absent')
		canvas.slots.push({ key, kind: run.genre, open: null, ...box });
	if (run.genre === 'non_importe' || cell?.attente === true)
		canvas.slots.push({ key: `${key}-attente`, kind: 'non_importe', open: null, ...box });
	const size = sizeOf(run);
	const label = setText({
		key,
		lines: [text],
		x: box.x + box.width / 2,
		top: middle - leadingOf(size) / 2,
		size,
		weight: weightOf(run),
		anchor: 'middle',
		tone: full ? 'papier' : run.genre === 'non_importe' ? 'alerte' : isNothing(run.genre) ? 'encre2' : 'encre'
	});
	canvas.texts.push(label);
	if (run.genre === 'sans_objet') {
		const [left, right] = [label.box.x - APART, label.box.x + label.box.width + APART];
		if (left > box.x) line(canvas, `${key}-avant`, 'sans-objet', [box.x, middle], [left, middle]);
		if (right < x2) line(canvas, `${key}-apres`, 'sans-objet', [right, middle], [x2, middle]);
	}
	if (cell?.concurrente === true)
		canvas.diamonds.push({ key, x: x2 - 2, y: box.y + 1, size: DIAMOND, full: false });
}
