import { leadingOf, type Tone } from '#lib/drawing/drawing.ts';
import { put, rule, type Canvas } from '#lib/drawing/pen.ts';
import { SLOT } from './place-empty-years.ts';
import type { Figure, FigureYear } from './read-figure.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { ellipsize, linesWidth, wrapText } from '#lib/drawing/text-metrics.ts';

const TEXT = 13;
/** White between two words of a row. */
export const AWAY = 7;
/** The least room for the words of what is missing. */
export const LEAST_SLOT = 124;

/** The scale of the rows of a drawing. */
export interface RowFrame {
	readonly figure: Figure;
	readonly width: number;
	/** x of an amount. */
	readonly x: (value: number) => number;
}

/** The shape of a missing year, or of neighbours that miss the same, `height` pixels high. */
export function placeEmpty(
	frame: RowFrame,
	year: FigureYear,
	y: number,
	height: number,
	canvas: Canvas
): void {
	// Where amounts taken back push the zero to the right, the words keep their room.
	const left = Math.min(frame.x(0), frame.width - LEAST_SLOT);
	const room = frame.width - left;
	const tone: Tone = year.annee.statut === 'non_importe' ? 'alerte' : 'encre2';
	const key = `vide-${year.exercice}`;
	const noObject = year.kind === 'vide' && year.annee.statut === 'sans_objet';
	const leading = leadingOf(TEXT);
	const indent = noObject ? SLOT + AWAY : AWAY;
	const most = Math.max(1, Math.floor(height / leading));
	const lines = wrapText(year.words, room - indent - AWAY, TEXT, 400, most).map((line) =>
		ellipsize(line, room - indent - AWAY, TEXT)
	);
	const wide = year.kind === 'non-calcule' ? room - 1 : linesWidth(lines, TEXT) + 2 * AWAY;
	const top = y + height / 2 - (lines.length * leading) / 2;
	put(canvas, { key, lines, x: left + indent, top, size: TEXT, tone });
	if (noObject) {
		rule(canvas, key, 'sans-objet', [left, y + height / 2], [left + SLOT, y + height / 2]);
		return;
	}
	const kind = year.kind === 'non-calcule' ? 'non-calcule' : slotOf(year.annee.statut);
	canvas.slots.push({ key, kind, open: 'gauche', x: left, y, width: Math.max(SLOT, wide), height });
}
