import type { PlacedRule, Point } from './drawing.ts';

/**
 * The sign of what is deduced by us (grade D): dashes of ink on a line of paper, along the middle of the area, from `from`
 * as far as it is deduced.
 */
export const deducedMark = (key: string, from: Point, to: Point): readonly PlacedRule[] =>
	(['deduit-fond', 'deduit'] as const).map((kind) => ({ key: `${key}-${kind}`, kind, points: [from, to] }));
