import type { Box } from '#lib/drawing/box.ts';
import { leadingOf, setText, type emptyDrawing } from '#lib/drawing/drawing.ts';
import { wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';
import type { MatrixBlock, MatrixRow } from './data.ts';
import { tellRun, type Run } from './place-cells.ts';
import { placeRun } from './place-run.ts';

export type Canvas = ReturnType<typeof emptyDrawing>;

/** Sizes of the names, of the words beside the cells and of the smallest ones. */
export const [NAME, WORDS, SMALL] = [15, 14, 13];
/** The white between two cells. */
const BETWEEN = 3;

/** The key of a row in readings and shapes. */
export const rowKey = (block: MatrixBlock, row: MatrixRow) => `${block.id} ${row.id}`;

/** Sets lines of words and returns where they end. */
export function put(
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

/** A line from one point to another. */
export function rule(
	canvas: Canvas,
	key: string,
	kind: 'filet' | 'filet-fort' | 'rupture',
	[x1, y1, x2, y2]: readonly [number, number, number, number]
): void {
	canvas.rules.push({
		key,
		kind,
		points: [
			[x1, y1],
			[x2, y2]
		]
	});
}

/** A line under which a block or a group of rows starts. */
export const across = (canvas: Canvas, key: string, kind: 'filet' | 'filet-fort', y: number): void =>
	rule(canvas, key, kind, [0, y, canvas.width, y]);

/** The name of a block, which leads to its lines, and what of it is meant; returns where they end. */
export function placeName(
	block: MatrixBlock,
	at: { readonly x: number; readonly top: number; readonly room: number },
	canvas: Canvas
): number {
	const lines = wrapWhole(block.titre, at.room, NAME, 600);
	const name = setText({ key: `${block.id} nom`, lines, ...at, size: NAME, weight: 600 });
	canvas.texts.push({ ...name, lien: true });
	const lien = { href: block.lien, nom: block.titre };
	canvas.zones.push({ id: block.id, part: -1, ...name.box, lien });
	const top = name.box.y + name.box.height;
	return put(canvas, `${block.id} sous`, block.sousTitre, { ...at, top, size: SMALL, muted: true });
}

/** A cell in its room, which leads to the lines of its amount. */
export function placeCell(
	run: Run,
	lines: readonly string[],
	room: Box,
	told: { readonly id: string; readonly part: number },
	canvas: Canvas
): void {
	const href = run.cells[0]?.lien ?? null;
	const lien = href === null ? {} : { lien: { href, nom: `${run.full}. ${tellRun(run)}` } };
	canvas.zones.push({ ...told, ...room, ...lien });
	const box = {
		x: room.x + BETWEEN / 2,
		y: room.y + BETWEEN / 2,
		width: room.width - BETWEEN,
		height: room.height - BETWEEN
	};
	placeRun(run, lines, box, { ...told, key: `${told.id} ${run.first}` }, canvas);
}
