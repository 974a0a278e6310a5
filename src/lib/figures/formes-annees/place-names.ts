import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { labelRank, type Grid, type GridRow } from './grid.ts';
import { rule, type Canvas, type GridFrame } from './frame.ts';
import { shareLines } from './place-victims.ts';

const NAME = 15;
const LOW_NAME = 14;
const TEXT = 13;
const SWATCH = 12;
const INDENT = SWATCH + 7;

/** The room of the names beside the panels: as wide as what is told of every year, and no wider than a quarter. */
export function nameWidth({ rows }: Grid, width: number): number {
	const first = rows.flatMap(({ labels }) => labels.map(([line]) => line));
	const second = rows.flatMap(({ labels }) => labels.map(([, line]) => line));
	const most = Math.max(linesWidth(first, TEXT, 600) + INDENT, width * 0.25);
	return Math.min(most, Math.max(linesWidth(first, TEXT, 600), linesWidth(second, TEXT)) + INDENT) + 8;
}

/**
 * The name of a panel, which leads to the page of its form, and what is told of a year in two lines; in a narrow room one, and
 * the share of the victims at the right of the name. Returns where they end.
 */
export function placeNames(frame: GridFrame, row: GridRow, top: number, canvas: Canvas): number {
	const { grid, width, beside, low, names, lue } = frame;
	const size = low ? LOW_NAME : NAME;
	const { panel, paid, marque, labels } = row;
	const key = panel.id;
	const words = beside ? [] : shareLines(panel, grid);
	const share = low && words.length > 0 ? [words.join(' ')] : words;
	const aside =
		share.length === 0 ? 0 : Math.max(textWidth(share[0] ?? '', NAME, 600), linesWidth(share, TEXT)) + 14;
	const room = (beside ? names - 8 : width - aside) - INDENT;
	const lines = wrapWhole(panel.nom, room, size, 600);
	const name = setText({
		key: `nom-${key}`,
		lines,
		x: INDENT,
		top,
		size,
		weight: 600,
		tone: paid && !row.open ? marque : 'encre'
	});
	canvas.texts.push({ ...name, lien: panel.lien !== null });
	const exercice = grid.data.lue;
	if (panel.lien !== null && exercice !== null)
		canvas.zones.push({
			// Room for a finger: the name with its swatch.
			...{ x: 0, y: top - 5, width: INDENT + name.box.width, height: name.box.height + 9 },
			id: String(exercice),
			part: row.part,
			lien: { href: panel.lien, nom: panel.nom }
		});
	const box = { x: 0, y: top + 3, width: SWATCH, height: SWATCH };
	if (paid || row.open) canvas.swatches.push({ ...box, marque });
	else if (panel.formes.length === 1) outline(canvas, key, marque, box);
	for (const [line, words] of share.entries())
		canvas.texts.push(
			setText({
				key: `part-${key}-${line}`,
				lines: [words],
				x: width,
				top: top + line * leadingOf(NAME),
				size: line === 0 ? NAME : TEXT,
				weight: line === 0 ? 600 : 400,
				anchor: 'end',
				tone: line === 0 ? 'encre' : 'encre2'
			})
		);
	let end = name.box.y + name.box.height;
	// Where height is wanting, that a form has nothing is told by its outline alone.
	const all = low ? (paid || row.open ? ([0] as const) : []) : ([0, 1] as const);
	for (const line of all) {
		const widest = linesWidth(
			labels.map((own) => own[line]),
			TEXT,
			line === 0 ? 600 : 400
		);
		// A second line that has no room for every year is left to the reading under the grid.
		if (line === 1 && (!beside || widest > names - 8 - INDENT)) break;
		const words = labels[lue]?.[line] ?? '';
		const after = name.box.x + name.box.width + 16;
		const inline = low && !beside && lines.length === 1 && after + widest + aside <= width;
		const text = setText({
			key: `lu-${key}-${line}`,
			lines: [words],
			x: inline ? after : INDENT,
			top: inline ? top + 1 : end + 1,
			size: TEXT,
			weight: line === 0 ? 600 : 400,
			tone: line === 0 ? 'encre' : 'encre2'
		});
		canvas.texts.push({ ...text, lu: labelRank(grid.rows.indexOf(row), line) });
		end = Math.max(end, text.box.y + text.box.height);
	}
	return end;
}

/** A form without money: the outline of its swatch. */
function outline(
	canvas: Canvas,
	key: string,
	marque: GridRow['marque'],
	box: { x: number; y: number; width: number; height: number }
): void {
	const [x1, y1, x2, y2] = [box.x + 0.6, box.y + 0.6, box.x + box.width - 0.6, box.y + box.height - 0.6];
	rule(canvas, `forme-${key}`, 'renvoi', [x1, y1], [x2, y1], [x2, y2], [x1, y2], [x1, y1 - 0.6]);
}
