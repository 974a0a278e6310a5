import type { Box } from '#lib/drawing/box.ts';
import { setText } from '#lib/drawing/drawing.ts';
import { putWords, type Canvas } from '#lib/drawing/pen.ts';
import { wrapWhole } from '#lib/drawing/text-metrics.ts';
import type { MatrixBlock, MatrixRow } from './data.ts';
import { tellRun, type Run } from './place-cells.ts';
import { placeRun } from './place-run.ts';

/** Sizes of the names, of the words beside the cells and of the smallest ones. */
export const [NAME, WORDS, SMALL] = [15, 14, 13];
/** The white between two cells. */
const BETWEEN = 3;

/** The key of a row in readings and shapes. */
export const rowKey = (block: MatrixBlock, row: MatrixRow) => `${block.id} ${row.id}`;

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
	return putWords(canvas, {
		key: `${block.id} sous`,
		text: block.sousTitre,
		...at,
		top,
		size: SMALL,
		tone: 'encre2'
	});
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
