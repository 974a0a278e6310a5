import { emptyDrawing, type Drawing, type PlacedZone } from '#lib/drawing/drawing.ts';
import { occupied, slice, type Range } from './columns.ts';

/** Zones that overlap by less stand one under the other. */
const APART = 8;

interface Group extends Range {
	readonly zones: readonly PlacedZone[];
}

/** Zones from the top, those that overlap together. */
function grouped(zones: readonly PlacedZone[]): Group[] {
	const groups: { from: number; to: number; zones: PlacedZone[] }[] = [];
	for (const zone of [...zones].sort((a, b) => a.y - b.y)) {
		const last = groups.at(-1);
		const to = zone.y + zone.height;
		if (last && zone.y < last.to - APART) {
			last.to = Math.max(last.to, to);
			last.zones.push(zone);
		} else groups.push({ from: zone.y, to, zones: [zone] });
	}
	return groups;
}

/** The rows of a drawing from the top: what is read at one height; of what holds several, each with what follows it. */
function rowsOf({ zones }: Drawing): Range[] {
	return grouped(zones).flatMap((group) => {
		const holdsAnother = (zone: PlacedZone) =>
			group.zones.some(
				({ y, height }) =>
					height < zone.height - APART && y >= zone.y - 1 && y + height <= zone.y + zone.height + 1
			);
		const inner = grouped(group.zones.filter((zone) => !holdsAnother(zone)));
		if (inner.length < 2) return [group];
		return inner.map(({ from }, index) => ({ from, to: inner[index + 1]?.from ?? group.to }));
	});
}

/** As many whole rows of a drawing as have room in a height, and how many have none. */
export function upToRows(
	drawing: Drawing,
	height: number
): { readonly drawing: Drawing; readonly left: number } {
	const rows = rowsOf(drawing);
	const taken = drawing.ribbons.length > 0 ? [] : occupied(drawing);
	for (const [index, row] of [...rows.entries()].reverse()) {
		const next = rows[index + 1]?.from ?? Infinity;
		const to = Math.ceil(
			Math.max(0, ...taken.flatMap(({ from, to }) => (from < row.to - 1 ? [to] : []))) + 2
		);
		if (to > 2 && to <= height && to < next + APART)
			return { drawing: slice(drawing, { from: 0, to }, 0, ''), left: rows.length - index - 1 };
	}
	return { drawing: emptyDrawing(drawing.layout, drawing.width), left: rows.length };
}
