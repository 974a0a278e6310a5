import { textWidth, wrapWhole } from './text-metrics.ts';
import {
	type emptyDrawing,
	leadingOf,
	setText,
	type Point,
	type RuleKind,
	type TextSpec
} from './drawing.ts';
import type { Box } from './box.ts';

/** A drawing that is being filled. */
export type Canvas = ReturnType<typeof emptyDrawing>;

/** Sets a text in the drawing, and says the room it takes. */
export function put(canvas: Canvas, spec: TextSpec): Box {
	const text = setText(spec);
	canvas.texts.push(text);
	return text.box;
}

/** Draws a line that is not an amount through some points. */
export function rule(canvas: Canvas, key: string, kind: RuleKind, ...points: readonly Point[]): void {
	canvas.rules.push({ key, kind, points });
}

/** A line down the drawing. */
export const down = (
	canvas: Canvas,
	key: string,
	kind: RuleKind,
	x: number,
	from: number,
	to: number
): void => rule(canvas, key, kind, [x, from], [x, to]);

/** A line across the whole drawing. */
export const across = (canvas: Canvas, key: string, kind: RuleKind, y: number): void =>
	rule(canvas, key, kind, [0, y], [canvas.width, y]);

/** One line of text centred on `y`; nothing where there is no text. */
export function putLine(
	canvas: Canvas,
	{ text, y, size, ...rest }: Omit<TextSpec, 'lines' | 'top'> & { readonly text: string; readonly y: number }
): void {
	if (text !== '') put(canvas, { lines: [text], top: y - leadingOf(size) / 2, size, ...rest });
}

/** A text on as many lines as it needs in `room`, nothing of it cut; says where it ends. */
export function putWords(
	canvas: Canvas,
	{ text, room, ...rest }: Omit<TextSpec, 'lines'> & { readonly text: string; readonly room: number }
): number {
	const { size, weight = 400, top, lead = '' } = rest;
	const bolder = textWidth(lead, size, 600) - textWidth(lead, size);
	const lines = wrapWhole(text, room - bolder, size, weight);
	if (lines.length > 0) put(canvas, { lines, ...rest });
	return top + lines.length * leadingOf(size);
}
