import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, putLine, rule, type Canvas } from '#lib/drawing/pen.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';
import { writeIn } from '#lib/drawing/unit.ts';
import { colon } from '#lib/figures/shell/words.ts';
import { TEXT, type Board } from './board.ts';
import type { Track, TrackValue, TrackYear } from './data.ts';
import { wordsWithin } from './place-states.ts';
import { rowName } from './stages.ts';

const LEADING = leadingOf(TEXT);
const DIAMOND = 4;
/** The room of the years at the left of a drawing with its years down. */
export const YEAR = 40;

/** What every block of a drawing with its years down shares. */
export interface Rows {
	readonly board: Board;
	readonly canvas: Canvas;
	/** Pixels for one cent. */
	readonly scale: number;
}

/** What stands at a stage in a column: an amount, a boxed zero, a frame of nothing. */
function placeState(
	{ board, canvas }: Rows,
	key: string,
	value: TrackValue,
	x: number,
	room: number,
	top: number
): number {
	const middle = top + LEADING / 2 + 2;
	if (value.centimes === null) {
		const lines = wordsWithin(value.statut, room - 8);
		const height = lines.length * LEADING + 4;
		if (value.statut !== 'sans_objet')
			canvas.slots.push({ key, kind: slotOf(value.statut), open: null, x, y: top, width: room - 3, height });
		put(canvas, {
			...{ key, lines, x: x + (value.statut === 'sans_objet' ? 0 : 3), top: top + 2, size: TEXT },
			tone: value.statut === 'non_importe' ? 'alerte' : 'encre2'
		});
		return top + height;
	}
	const text = writeIn(board.unit, value.centimes);
	const zero = value.statut === 'zero';
	const width = textWidth(text, TEXT, 600);
	putLine(canvas, { key, text, x: x + (zero ? 8 : 0), y: middle, size: TEXT, weight: 600 });
	const [y1, y2] = [top, top + LEADING + 4];
	if (zero)
		rule(
			canvas,
			key,
			'axe',
			[x + 0.75, y1],
			[x + width + 16, y1],
			[x + width + 16, y2],
			[x + 0.75, y2],
			[x + 0.75, y1 - 0.75]
		);
	if (value.conteste) canvas.diamonds.push({ key, x: x + width + 10, y: middle, size: DIAMOND, full: false });
	return y2;
}

/** What each stage has in a year, in columns under their heads; where they have no room, one under the other. */
export function placeStates(
	rows: Rows,
	track: Track,
	year: TrackYear,
	top: number,
	room: number | null
): number {
	const { canvas } = rows;
	const key = `${track.dispositif}-${year.exercice}`;
	if (room !== null)
		return Math.max(
			...year.valeurs.map((value, column) =>
				placeState(rows, `${key}-${value.etape}`, value, YEAR + column * room, room, top)
			)
		);
	let y = top;
	const names =
		linesWidth(
			year.valeurs.map(({ etape }) => `${rowName(etape)}${colon()}`),
			TEXT
		) + 8;
	for (const value of year.valeurs) {
		putLine(canvas, {
			key: `${key}-nom-${value.etape}`,
			text: `${rowName(value.etape)}${colon()}`,
			x: YEAR,
			y: y + LEADING / 2 + 2,
			size: TEXT
		});
		y = placeState(rows, `${key}-${value.etape}`, value, YEAR + names, canvas.width - YEAR - names, y) + 2;
	}
	return y;
}
