import type { Box } from '#lib/drawing/box.ts';
import type { Genre } from './data.ts';
import {
	leadingOf,
	setText,
	type BarContour,
	type BarFill,
	type Point,
	type Told
} from '#lib/drawing/drawing.ts';
import { down, rule, type Canvas } from '#lib/drawing/pen.ts';
import { linesWidth } from '#lib/drawing/text-metrics.ts';
import { isNothing, weightOf, type Run } from './place-cells.ts';

const DIAMOND = 5;
/** Between the words « sans objet » and the lines at their sides. */
const APART = 5;

/** What fills a cell with an amount, and its contour: published, at least, deduced, announced, a published zero. */
export const CASES: Readonly<Partial<Record<Genre, readonly [BarFill, BarContour]>>> = {
	publie: ['encre', 'aucun'],
	partiel: ['bande', 'aucun'],
	deduit: ['bande', 'aucun'],
	annonce: ['papier', 'points'],
	zero: ['papier', 'continu']
};

/** The lines at both sides of « sans objet », or above and under it where there is more room. */
function placeAside(key: string, box: Box, words: Box, canvas: Canvas): void {
	const [middle, centre] = [box.y + box.height / 2, box.x + box.width / 2];
	const across = box.width - words.width >= box.height - words.height;
	const [before, after] = across
		? [words.x - APART, words.x + words.width + APART]
		: [words.y - APART, words.y + words.height + APART];
	const [start, end] = across ? [box.x, box.x + box.width] : [box.y, box.y + box.height];
	const at = (along: number): Point => (across ? [along, middle] : [centre, along]);
	if (before > start) rule(canvas, `${key}-avant`, 'sans-objet', at(start), at(before));
	if (after < end) rule(canvas, `${key}-apres`, 'sans-objet', at(after), at(end));
}

/** Draws a cell of the matrix, or consecutive years of one kind of nothing, in its box, its words on those lines. */
export function placeRun(
	run: Run,
	lines: readonly string[],
	box: Box,
	told: Told & { readonly key: string },
	canvas: Canvas,
	most = 14
): void {
	const { key, id, part } = told;
	const [cell] = run.cells;
	const partial = cell?.partielle === true;
	const [x2, y2, middle] = [box.x + box.width, box.y + box.height, box.y + box.height / 2];
	const own = CASES[run.genre];
	const full = run.genre === 'publie' && !partial;
	if (own) {
		const [fond, contour] = partial && run.genre === 'publie' ? (['bande', 'aucun'] as const) : own;
		canvas.bars.push({ key, id, part, fond, contour, centimes: cell?.centimes ?? 0, ...box });
	}
	if (partial) down(canvas, `${key}-moins`, 'borne', box.x, box.y, y2);
	if (run.genre === 'deduit') rule(canvas, `${key}-deduit`, 'pied', [box.x, y2 - 1], [x2, y2 - 1]);
	if (run.genre === 'non_publie' || run.genre === 'non_trouve' || run.genre === 'absent')
		canvas.slots.push({ key, kind: run.genre, open: null, ...box });
	if (run.genre === 'non_importe' || cell?.attente === true)
		canvas.slots.push({ key: `${key}-attente`, kind: 'non_importe', open: null, ...box });
	const weight = weightOf(run.cells[0], run.genre);
	// A narrow column holds its amounts in smaller letters.
	const size = isNothing(run.genre) || linesWidth(lines, 14, weight) > box.width ? 13 : most;
	const label = setText({
		key,
		lines,
		x: box.x + box.width / 2,
		top: middle - (lines.length * leadingOf(size)) / 2,
		size,
		weight,
		anchor: 'middle',
		tone: full ? 'papier' : run.genre === 'non_importe' ? 'alerte' : isNothing(run.genre) ? 'encre2' : 'encre'
	});
	canvas.texts.push(label);
	if (run.genre === 'sans_objet') placeAside(key, box, label.box, canvas);
	if (cell?.concurrente === true)
		canvas.diamonds.push({ key, x: x2 - 2, y: box.y + 1, size: DIAMOND, full: false });
}
