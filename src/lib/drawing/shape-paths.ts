import type { PlacedDiamond, PlacedRibbon, PlacedSlot, Point } from './drawing.ts';

/** Tenths of a pixel: more says nothing to the eye and weighs. */
export const round = (value: number) => Math.round(value * 10) / 10;
const at = (point: Point) => `${round(point[0])} ${round(point[1])}`;

/** A line as the `d` of a path; along an axis only what changes is written, as most lines of a drawing run. */
export function linePath(points: readonly Point[]): string {
	return points
		.map((point, index) => {
			const before = points[index - 1];
			if (before === undefined) return `M${at(point)}`;
			const [x, y] = [round(point[0]), round(point[1])];
			return y === round(before[1]) ? `H${x}` : x === round(before[0]) ? `V${y}` : `L${x} ${y}`;
		})
		.join('');
}

/** The frame of what is missing, open on its open side. */
export function slotPath({ x, y, width, height, open }: PlacedSlot): string {
	const [left, top, right, bottom] = [round(x), round(y), round(x + width), round(y + height)];
	if (open === 'bas') return `M${left} ${bottom}V${top}H${right}V${bottom}`;
	if (open === 'haut') return `M${left} ${top}V${bottom}M${right} ${top}V${bottom}`;
	if (open === 'gauche') return `M${left} ${top}H${right}V${bottom}H${left}`;
	return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** A lozenge around its centre. */
export function diamondPath({ x, y, size }: PlacedDiamond): string {
	return `M${round(x)} ${round(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}Z`;
}

/** The closed area between the two curves of a flow. */
export function ribbonPath({ upper, lower }: PlacedRibbon): string {
	const [start, one, two, end] = upper;
	const [back, three, four, last] = [...lower].reverse() as [Point, Point, Point, Point];
	return `M${at(start)}C${at(one)} ${at(two)} ${at(end)}L${at(back)}C${at(three)} ${at(four)} ${at(last)}Z`;
}

/** How thick a flow is where it starts. */
export const thicknessOf = ({ upper, lower }: PlacedRibbon) =>
	Math.hypot(lower[0][0] - upper[0][0], lower[0][1] - upper[0][1]);
