import { tr } from '#lib/domain/language.ts';
import { leadingOf, setText, setUpright } from '#lib/drawing/drawing.ts';
import { across, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { colon, duringYears, semicolon } from '#lib/figures/shell/words.ts';
import type { CarteTransparenceData, MatrixBlock, MatrixGroup, MatrixRow } from './data.ts';
import { leastColumn, linesOfRun, placeColumn, RANG } from './place-cells.ts';
import { placeCell, placeName, rowKey, SMALL, WORDS } from './place-frame.ts';

/** The column of the years, the white between two groups, and the widest that a column grows. */
const ANNEES = 40;
const APART = 16;
const WIDEST = 104;
/** Between two blocks. */
const BLOCKS = 24;

/** Rows that stand side by side under the same years, each as a column. */
interface Stack {
	readonly groups: readonly MatrixGroup[];
	readonly column: number;
}

const countOf = (groups: readonly MatrixGroup[]) => groups.reduce((sum, { rows }) => sum + rows.length, 0);
const headWidth = (row: MatrixRow) => textWidth(row.etape, SMALL) + 3;

/** Groups side by side as long as their columns hold what stands in them and their heads; cut where even one does not. */
function stacksOf(groups: readonly MatrixGroup[], width: number, least: number): Stack[] {
	const column = (own: readonly MatrixGroup[]) =>
		Math.min(WIDEST, (width - ANNEES - APART * (own.length - 1)) / Math.max(1, countOf(own)));
	const holds = (own: readonly MatrixGroup[]) =>
		column(own) >= Math.max(least, ...own.flatMap(({ rows }) => rows.map(headWidth))) &&
		own.every(({ titre, rows }) => textWidth(titre ?? '', WORDS) <= rows.length * column(own));
	const stacks: MatrixGroup[][] = [];
	const most = Math.max(1, Math.floor((width - ANNEES) / least));
	const cut = ({ rows }: MatrixGroup) => Math.ceil(rows.length / Math.ceil(rows.length / most));
	for (const group of groups) {
		const last = stacks.at(-1);
		if (last && holds([...last, group])) last.push(group);
		else
			for (let first = 0; first < group.rows.length; first += cut(group))
				stacks.push([{ ...group, rows: group.rows.slice(first, first + cut(group)) }]);
	}
	return stacks.map((own) => ({ groups: own, column: column(own) }));
}

/** The stages over their columns, upright where they are wider than these; returns where they end. */
function placeHeads(
	block: MatrixBlock,
	{ groups, column }: Stack,
	lefts: readonly number[],
	top: number,
	canvas: Canvas
): number {
	const rows = groups.flatMap((group) => group.rows);
	const upright = rows.some((row) => headWidth(row) > column);
	const height = upright ? Math.max(...rows.map(headWidth)) : leadingOf(SMALL);
	for (const [index, row] of rows.entries()) {
		const x = (lefts[index] ?? 0) + column / 2;
		const head = { key: `${rowKey(block, row)} etape`, x, size: SMALL, tone: 'encre2' as const };
		canvas.texts.push(
			upright
				? setUpright({ ...head, text: row.etape, bottom: top + height })
				: setText({ ...head, lines: [row.etape], top, anchor: 'middle' })
		);
	}
	return top + height + 4;
}

/** Where a block stands. */
interface Room {
	readonly left: number;
	readonly top: number;
	readonly width: number;
}

function placeStack(
	block: MatrixBlock,
	stack: Stack,
	exercices: readonly number[],
	room: Room,
	canvas: Canvas
): number {
	const { groups, column } = stack;
	const { left: edge, top: start } = room;
	const lefts: number[] = [];
	let [x, y] = [edge + ANNEES, start];
	for (const group of groups) {
		if (group.titre !== null) {
			const alone = groups.length === 1;
			const at = {
				x: alone ? 0 : x,
				top: start,
				room: alone ? canvas.width : group.rows.length * column + 1
			};
			const key = `${block.id} groupe ${rowKey(block, group.rows[0] as MatrixRow)}`;
			y = Math.max(y, putWords(canvas, { key, text: group.titre, ...at, size: WORDS }));
		}
		lefts.push(...group.rows.map((_, index) => x + index * column));
		x += group.rows.length * column + APART;
	}
	const right = x - APART;
	const top = placeHeads(block, stack, lefts, y + 4, canvas);
	const key = `${block.id} ${lefts.length} ${start}`;
	rule(canvas, `tete ${key}`, 'filet', [edge, top], [right, top]);
	const first = top + 2;
	for (const [index, exercice] of exercices.entries()) {
		const own = first + index * RANG;
		putWords(canvas, {
			key: `${key} ${exercice}`,
			text: String(exercice),
			x: edge,
			top: own + (RANG - leadingOf(SMALL)) / 2,
			room: ANNEES,
			size: SMALL,
			weight: 600
		});
		if (index > 0 && block.ruptures.includes(exercice))
			rule(canvas, `rupture ${key} ${exercice}`, 'rupture', [edge, own], [right, own]);
	}
	const end = first + exercices.length * RANG;
	for (const [index, row] of groups.flatMap((group) => group.rows).entries()) {
		const [id, left] = [rowKey(block, row), lefts[index] ?? 0];
		canvas.zones.push({ id, part: -1, x: left, y: top, width: column, height: end - top });
		for (const [part, run] of placeColumn(row, block.ruptures, column).entries()) {
			const at = first + exercices.indexOf(run.first) * RANG;
			const room = { x: left, y: at, width: column, height: run.span * RANG };
			placeCell(run, linesOfRun(run, column), room, { id, part }, canvas);
		}
	}
	return end + 6;
}

/** A block in its room; returns where it ends. */
function placeBlock(
	{ exercices }: CarteTransparenceData,
	block: MatrixBlock,
	{ left, top, width }: Room,
	least: number,
	canvas: Canvas
): number {
	let y = placeName(block, { x: left, top: top + 9, room: width }, canvas);
	const written = block.inscriptions
		.map(({ de, a, texte }) => `${duringYears(de, a)}, ${texte}`)
		.join(`${semicolon()} `);
	if (written !== '') {
		const text = `${tr('Au budget', 'In the budget')}${colon()} ${written}.`;
		const at = { x: left, top: y, room: width, size: SMALL, tone: 'encre2' } as const;
		y = putWords(canvas, { key: `${block.id} budget`, text, ...at });
	}
	y += 8;
	for (const stack of stacksOf(block.groupes, width, least))
		y = placeStack(block, stack, exercices, { left, top: y, width }, canvas);
	return y;
}

/** Blocks side by side as long as the columns of each hold their amounts and their heads. */
function linesOf(blocs: readonly MatrixBlock[], width: number, least: number): MatrixBlock[][] {
	const needed = ({ groupes }: MatrixBlock) =>
		groupes.length > 1
			? width
			: ANNEES + countOf(groupes) * Math.max(least, ...groupes.flatMap(({ rows }) => rows.map(headWidth)));
	const lines: MatrixBlock[][] = [];
	for (const block of blocs) {
		const last = lines.at(-1) ?? [];
		const longer = [...last, block];
		const room = (width - BLOCKS * (longer.length - 1)) / longer.length;
		if (last.length > 0 && longer.every((one) => needed(one) <= room)) lines[lines.length - 1] = longer;
		else lines.push([block]);
	}
	return lines;
}

/** The matrix in a narrow room: blocks of a dispositif, years down, stages to the right; returns where it ends. */
export function placeDown(data: CarteTransparenceData, canvas: Canvas): number {
	const least = leastColumn(data.blocs);
	let top = 1;
	for (const line of linesOf(data.blocs, canvas.width, least)) {
		across(canvas, `bloc ${line[0]?.id ?? ''}`, 'filet-fort', top);
		const width = (canvas.width - BLOCKS * (line.length - 1)) / line.length;
		const ends = line.map((block, index) =>
			placeBlock(data, block, { left: index * (width + BLOCKS), top, width }, least, canvas)
		);
		top = Math.max(...ends) + 8;
	}
	return top;
}
