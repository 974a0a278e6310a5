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

/** What every block of a drawing with its years down shares. */
export interface Rows {
	readonly board: Board;
	readonly canvas: Canvas;
	/** Pixels for one cent. */
	readonly scale: number;
	/** The room at the left: the years, and where height is wanting what changed under each. */
	readonly left: number;
	/** Height is wanting: what is the same nothing shares a frame, and changes stand under their year. */
	readonly low: boolean;
}

/** What stands at a stage in a column: an amount, a boxed zero, a frame of nothing. */
function placeState(
	{ board, canvas, low }: Rows,
	key: string,
	value: TrackValue,
	x: number,
	room: number,
	top: number
): number {
	const around = low ? 1 : 2;
	const middle = top + LEADING / 2 + around;
	if (value.centimes === null) {
		const lines = wordsWithin(value.statut, room - 8);
		const height = lines.length * LEADING + 2 * around;
		if (value.statut !== 'sans_objet')
			canvas.slots.push({ key, kind: slotOf(value.statut), open: null, x, y: top, width: room - 3, height });
		put(canvas, {
			...{ key, lines, x: x + (value.statut === 'sans_objet' ? 0 : 3), top: top + around, size: TEXT },
			tone: value.statut === 'non_importe' ? 'alerte' : 'encre2'
		});
		return top + height;
	}
	const text = writeIn(board.unit, value.centimes);
	const zero = value.statut === 'zero';
	const width = textWidth(text, TEXT, 600);
	putLine(canvas, { key, text, x: x + (zero ? 8 : 0), y: middle, size: TEXT, weight: 600 });
	const [y1, y2] = [top, top + LEADING + 2 * around];
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

/** Neighbours that are the same nothing: the first, and how many they are. */
function sharedNothings(
	values: readonly TrackValue[]
): { value: TrackValue; column: number; span: number }[] {
	const shared: { value: TrackValue; column: number; span: number }[] = [];
	for (const [column, value] of values.entries()) {
		const before = shared.at(-1);
		const same = before?.value.centimes === null && before.value.statut === value.statut;
		if (before && same && value.centimes === null) before.span += 1;
		else shared.push({ value, column, span: 1 });
	}
	return shared;
}

/** What each stage has in a year, in columns under their heads; where they have no room, one under the other. */
export function placeStates(
	rows: Rows,
	track: Track,
	year: TrackYear,
	top: number,
	room: number | null
): number {
	const { canvas, left, low } = rows;
	const key = `${track.dispositif}-${year.exercice}`;
	if (room !== null) {
		const cells = low
			? sharedNothings(year.valeurs)
			: year.valeurs.map((value, column) => ({ value, column, span: 1 }));
		return Math.max(
			...cells.map(({ value, column, span }) =>
				placeState(rows, `${key}-${value.etape}`, value, left + column * room, span * room, top)
			)
		);
	}
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
			x: left,
			y: y + LEADING / 2 + 2,
			size: TEXT
		});
		y = placeState(rows, `${key}-${value.etape}`, value, left + names, canvas.width - left - names, y) + 2;
	}
	return y;
}
