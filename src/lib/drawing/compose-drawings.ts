import type { emptyDrawing, Drawing, Point, Told } from './drawing.ts';

/** How a drawing becomes a piece of another: moved down, its keys kept apart, its shapes told as the whole tells them. */
export interface Piece {
	/** Stands before every key. */
	readonly prefix: string;
	readonly down: number;
	readonly told: (shape: Told) => Told;
}

type Canvas = ReturnType<typeof emptyDrawing>;

/** Adds the shapes of a drawing to another. Its zones are left out: the whole has its own. */
export function addDrawing(canvas: Canvas, part: Drawing, { prefix, down, told }: Piece): void {
	const keyed = <T extends { readonly key: string }>(shape: T) => ({
		...shape,
		key: `${prefix}-${shape.key}`
	});
	const moved = <T extends { readonly key: string; readonly y: number }>(shape: T) => ({
		...keyed(shape),
		y: shape.y + down
	});
	const spoken = <T extends Told & { readonly key: string; readonly y: number }>(shape: T) => ({
		...moved(shape),
		...told(shape)
	});
	const point = (one: Point): Point => [one[0], one[1] + down];
	canvas.parts.push(...part.parts.map(spoken));
	canvas.bars.push(...part.bars.map(spoken));
	canvas.bands.push(...part.bands.map(spoken));
	canvas.slots.push(...part.slots.map(moved));
	canvas.diamonds.push(...part.diamonds.map(moved));
	canvas.caps.push(...part.caps.map((cap) => ({ ...keyed(cap), y1: cap.y1 + down, y2: cap.y2 + down })));
	canvas.rules.push(...part.rules.map((rule) => ({ ...keyed(rule), points: rule.points.map(point) })));
	canvas.texts.push(
		...part.texts.map((text) => ({ ...moved(text), box: { ...text.box, y: text.box.y + down } }))
	);
}
