/** A rectangle in pixels, y downwards. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Whether two rectangles share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
	const eps = 1e-6;
	return (
		a.x + a.width > b.x + eps &&
		b.x + b.width > a.x + eps &&
		a.y + a.height > b.y + eps &&
		b.y + b.height > a.y + eps
	);
}

/** The rectangle with `by` pixels more on each side. */
export function grow(box: Box, by: number): Box {
	return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** How far two rectangles stand apart; 0 when they touch. */
export function distance(a: Box, b: Box): number {
	const dx = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
	const dy = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
	return Math.sqrt(dx * dx + dy * dy);
}
