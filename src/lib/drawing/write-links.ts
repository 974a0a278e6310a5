import type { Box } from './box.ts';
import type { Drawing, PlacedZone, Told } from './drawing.ts';
import type { Ink } from './ink.ts';
import { ribbonPath } from './shape-paths.ts';
import { element } from './xml.ts';

/** The address where what a shape tells is told in full; `null` where it is nowhere. */
export type LeadsTo = (told: Told) => string | null;

/** Least side of what a finger presses. */
const TOUCH = 18;

/** The room of some shapes together, for a finger. */
function roomOf(shapes: readonly Box[]): Box {
	const left = Math.min(...shapes.map(({ x }) => x));
	const top = Math.min(...shapes.map(({ y }) => y));
	const width = Math.max(...shapes.map((one) => one.x + one.width)) - left;
	const height = Math.max(...shapes.map((one) => one.y + one.height)) - top;
	const [wider, taller] = [Math.max(0, TOUCH - width), Math.max(0, TOUCH - height)];
	// Whole pixels: nobody sees this room, and a page has a thousand of them.
	const box = { x: left - wider / 2, y: top - taller, width: width + wider, height: height + taller };
	return {
		x: Math.round(box.x),
		y: Math.round(box.y),
		width: Math.round(box.width),
		height: Math.round(box.height)
	};
}

/** What is told of shapes, each once: readings before their parts, which lie over them. */
function pressed({ zones, parts, bars, bands, ribbons }: Drawing, leads: LeadsTo, at: Ink): string[] {
	const rooms = Map.groupBy(
		[...zones.filter(({ lien }) => lien === undefined), ...parts, ...bars, ...bands],
		({ id, part }) => `${part} ${id}`
	);
	const link = (told: Told, shape: string) => {
		const href = leads(told);
		return href === null ? '' : element('a', { href, tabindex: '-1' }, shape);
	};
	const boxes = [...rooms.values()].flatMap((own) => {
		const [first] = own;
		if (!first) return [];
		const room = own.filter((shape) => zones.includes(shape as PlacedZone));
		const { id, part } = first;
		return { id, part, ...roomOf(room.length > 0 ? room : own) };
	});
	return [
		...boxes.sort((a, b) => Math.sign(a.part) - Math.sign(b.part)).map((box) => link(box, at.zone(box))),
		...ribbons.map((ribbon) =>
			link(ribbon, element('path', { class: 'zone', d: ribbonPath(ribbon), ...at.told(ribbon) }))
		)
	];
}

/**
 * What lies over a drawing and leads somewhere: where each amount is told in full, for the pointer alone, as the table leads
 * there too; then the zones that are links of their own.
 */
export function writeLinks(drawing: Drawing, at: Ink, leads: LeadsTo = () => null): string {
	const own = drawing.zones.map((zone) => {
		if (zone.lien === undefined) return '';
		const { href, nom } = zone.lien;
		return element('a', { href, 'aria-label': nom }, at.zone(zone));
	});
	const points = pressed(drawing, leads, at).join('');
	const over = points === '' ? '' : element('g', { class: 'points', 'aria-hidden': 'true' }, points);
	return over + own.join('');
}
