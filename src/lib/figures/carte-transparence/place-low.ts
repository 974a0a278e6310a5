import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, down, put, putWords } from '#lib/drawing/pen.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { AU_MOINS } from '#lib/figures/shell/words.ts';
import type { CarteTransparenceData, MatrixBlock, MatrixCell } from './data.ts';
import { leastColumn, placeRow } from './place-cells.ts';
import { rowKey, SMALL } from './place-frame.ts';
import { placeRun } from './place-run.ts';

const RANG = 18;
const BETWEEN = 1.5;
/** The widest column of names. */
const NAMES = 172;
/** The narrowest. */
const LEAST_NAMES = 110;
/** From here on a cell without its amount would be read as one that has none. */
const WITH_AMOUNTS = 564;

/** The sign of a least is the line at the left of its cell. */
const briefly = (cell: MatrixCell): MatrixCell => ({ ...cell, texte: cell.texte.replace(AU_MOINS, '') });
const brief = (block: MatrixBlock): MatrixBlock => ({
	...block,
	groupes: block.groupes.map((group) => ({
		...group,
		rows: group.rows.map((row) => ({ ...row, cells: row.cells.map(briefly) }))
	}))
});

/**
 * The matrix in a room so low that its rows stand close together: names beside them, small numbers, and no line of where
 * money is written in the budget. `null` where a column would cut an amount.
 */
export function placeLow(data: CarteTransparenceData, width: number): Drawing | null {
	const canvas = emptyDrawing('cases', width);
	const blocs = data.blocs.map(brief);
	const rows = blocs.flatMap((block) => block.groupes.flatMap((group) => group.rows));
	const stages =
		linesWidth(
			rows.map(({ etape }) => etape),
			SMALL
		) + 5;
	const least = Math.max(leastColumn(blocs, SMALL, 2, 5) + BETWEEN, textWidth('2000', SMALL) + 2);
	const free = Math.min(NAMES, width - stages - least * data.exercices.length);
	// Names stand beside their rows, or over them where columns need their room.
	const over = free < LEAST_NAMES;
	const names = over ? 0 : free;
	const left = names + stages;
	const column = (width - left) / Math.max(1, data.exercices.length);
	// In the narrowest rooms cells alone tell what is published: their amounts are in the table.
	if (column < least && width >= WITH_AMOUNTS) return null;
	const year = textWidth('2000', SMALL);
	// The last stands against the edge.
	const every = Math.ceil((year + 3 + Math.max(0, (year - column) / 2)) / column);
	const [first = 0] = data.exercices;
	const weight = textWidth('2000', SMALL, 600) + 2 <= column ? 600 : 400;
	for (const [index, exercice] of data.exercices.entries()) {
		if ((data.exercices.length - 1 - index) % every !== 0) continue;
		const x = left + (index + 0.5) * column;
		put(canvas, {
			...{
				key: `annee-${exercice}`,
				lines: [String(exercice)],
				x: Math.min(x, width - textWidth('2000', SMALL, weight) / 2),
				top: 0
			},
			...{ size: SMALL, weight, anchor: 'middle' }
		});
	}
	let y = leadingOf(SMALL) + 2;
	for (const block of blocs) {
		const start = y;
		across(canvas, `bloc ${block.id}`, 'filet-fort', y);
		const name = wrapWhole(block.titre, over ? width : names - 8, SMALL, 600);
		let named = put(canvas, {
			key: `${block.id} nom`,
			lines: name,
			x: 0,
			top: y + 2,
			size: SMALL,
			weight: 600
		});
		y = over ? named.y + named.height + 1 : y + 1.5;
		for (const [index, group] of block.groupes.entries()) {
			const text = index === 0 ? '' : (group.titre ?? '');
			if (text !== '') {
				y = Math.max(named.y + named.height, y + 1);
				const at = { x: 8, top: y + 1, room: (over ? width : names) - 16, size: SMALL };
				const end = putWords(canvas, { key: `${block.id} groupe ${index}`, text, ...at });
				named = { ...named, y: end, height: 0 };
				if (over) y = end + 1;
			}
			for (const row of group.rows) {
				const id = rowKey(block, row);
				put(canvas, {
					...{ key: id, lines: [row.etape], x: names, top: y + (RANG - leadingOf(SMALL)) / 2 },
					...({ size: SMALL, tone: 'encre2' } as const)
				});
				for (const [part, run] of placeRow(row, block.ruptures, column).entries()) {
					// The line of a least stands clear of its neighbour.
					const inset = BETWEEN / 2 + (run.cells[0]?.partielle === true ? 2 : 0);
					const x = left + (run.first - first) * column + inset;
					const box = { x, y: y + 1, width: run.span * column - BETWEEN / 2 - inset, height: RANG - 2 };
					const words = textWidth(run.text, SMALL, 600) + 3 > box.width && column < least ? '' : run.text;
					placeRun(run, [words], box, { id, part, key: `${id} ${run.first}` }, canvas, SMALL);
				}
				y += RANG;
			}
		}
		y = Math.max(y, named.y + named.height) + 1;
		for (const year of block.ruptures)
			if (data.exercices.includes(year))
				down(
					canvas,
					`rupture ${block.id} ${year}`,
					'rupture',
					left + (year - first) * column,
					start + 2,
					y - 2
				);
	}
	across(canvas, 'fin', 'filet-fort', y);
	return { ...canvas, height: Math.ceil(y + 2) };
}
