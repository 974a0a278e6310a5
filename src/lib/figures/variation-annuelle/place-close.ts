import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, type Canvas } from '#lib/drawing/pen.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import {
	BAR,
	DIAMOND,
	ecartWords,
	ecartsOf,
	isFramed,
	placeBar,
	placeEcart,
	placeRule,
	placeSide,
	placeVariations,
	reasonOf,
	reasonsIn,
	sideWidth,
	type Sheet
} from './place-cells.ts';

const HEAD = 13;
const BETWEEN = 8;
/** From there on, blocks beside their bars read as well. */
const NARROW = 480;

/** Right edges of the two amounts and of the difference in a narrow room; `null` where they have none side by side. */
function rightsIn(sheet: Sheet, heads: readonly string[]): number[] | null {
	const { data, width, size } = sheet;
	const columns = (['avant', 'apres'] as const).map((side, rank) => ({
		wide: Math.max(
			textWidth(heads[rank] ?? '', HEAD, 600),
			...data.lignes.map((row) => sideWidth(sheet, row[side]))
		),
		after: data.lignes.some((row) => row[side].concurrentes) ? 4 + 2 * DIAMOND : 0
	}));
	const [avant, apres] = columns;
	if (!avant || !apres) return null;
	const ecart = linesWidth([heads[2] ?? '', ...data.lignes.map((row) => ecartWords(row.ecart))], size, 600);
	const left = width - avant.wide - avant.after - apres.wide - apres.after - ecart - 2 * BETWEEN;
	if (left < 0) return null;
	return [avant.wide, avant.wide + avant.after + BETWEEN + left / 2 + apres.wide, width];
}

/**
 * Rows in a narrow room where height is wanting: the heads once, then the name of each over its amounts, and its bar across
 * under them. Says where they end; `null` where the amounts have no room side by side.
 */
export function placeClose(sheet: Sheet, heads: readonly string[], canvas: Canvas): number | null {
	const { data, width, size } = sheet;
	const rights = rightsIn(sheet, heads);
	if (rights === null || sheet.width >= NARROW) return null;
	const [avant = 0, apres = 0, ecart = 0] = rights;
	const placed = placeVariations(ecartsOf(data), width);
	const leading = leadingOf(size);
	// Frames of what is missing stand clear of the names over them.
	const under = data.lignes.some((row) => isFramed(row.avant) || isFramed(row.apres)) ? 5 : 3;
	for (const [rank, head] of heads.entries())
		put(canvas, {
			...{ key: `tete-${rank}`, lines: [head], x: rights[rank] ?? width, top: 1 },
			...{ size: HEAD, weight: 600, anchor: 'end' }
		});
	let y = leadingOf(HEAD) + 4;
	placeRule('tete', 'filet-fort', y, canvas);
	for (const [index, row] of data.lignes.entries()) {
		const start = y;
		const lines = wrapWhole(row.nom, width, size, 600);
		put(canvas, { key: `nom-${index}`, lines, x: 0, top: y + 4, size, weight: 600 });
		const top = y + 4 + lines.length * leading + under;
		const middle = top + leading / 2;
		placeSide(sheet, `avant-${index}`, row.avant, row, { right: avant, y: middle }, canvas);
		placeSide(sheet, `apres-${index}`, row.apres, row, { right: apres, y: middle }, canvas);
		placeEcart(sheet, row, index, ecart, middle, canvas);
		y = top + leading + 4;
		if (placed.bars[index]) {
			placeBar(row, index, placed, { x: 0, y: y + BAR / 2, from: y - 1, to: y + BAR + 1 }, canvas);
			y += BAR + 4;
		}
		const reasons = reasonsIn(row);
		if (reasons.length > 0) canvas.below.push(reasonOf(row.nom, reasons));
		canvas.zones.push({ id: String(index), part: -1, x: 0, y: start, width, height: y - start });
		placeRule(`rang-${index}`, row.ensemble ? 'filet-fort' : 'filet', y, canvas);
	}
	return y;
}
