import { grow, overlap, type Box } from './box.ts';
import type { Drawing, PlacedBar, PlacedRule, PlacedSlot, PlacedText } from './drawing.ts';

/** Between a frame and what is outside it. */
const CLEAR = 1.5;
const CROSSING = ['rupture', 'accolade', 'ecartee'];

function segments(rule: PlacedRule): Box[] {
	return rule.points.slice(1).map(([x2, y2], index) => {
		const [x1, y1] = rule.points[index] ?? [x2, y2];
		return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
	});
}

const inside = (inner: Box, outer: Box) =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

/** Whether a label stands astride the edge of a frame: neither in it nor beside it. */
function astride(text: PlacedText, frame: PlacedSlot | PlacedBar): boolean {
	const { box } = text;
	const rising = text.upright && 'open' in frame && frame.open === 'haut';
	const within =
		box.x >= frame.x - 0.01 &&
		box.x + box.width <= frame.x + frame.width + 0.01 &&
		(rising || box.y >= frame.y - 0.01) &&
		box.y + box.height <= frame.y + frame.height + 0.01;
	return overlap(box, 'open' in frame ? grow(frame, CLEAR) : frame) && !within;
}

/**
 * What is wrong with the labels of a drawing: cut by its edge, on one another, on an amount, under a line, or across the
 * edge of a frame; and frames of what is missing that lie on one another.
 */
export function labelFaults(drawing: Drawing): string[] {
	const faults: string[] = [];
	const texts = drawing.texts.filter((text) => text.lines.some((line) => line !== ''));
	for (const [index, text] of texts.entries()) {
		const { box } = text;
		const name = `${text.key} « ${text.lines.join(' ')} » at ${drawing.width}`;
		if (text.size < 13) faults.push(`${name} is ${text.size} px`);
		if (box.x < -0.01 || box.x + box.width > drawing.width + 0.01) faults.push(`${name} is cut at a side`);
		if (box.y < -0.01 || box.y + box.height > drawing.height + 0.01)
			faults.push(`${name} is cut above or below`);
		for (const other of texts.slice(index + 1))
			if (overlap(box, other.box)) faults.push(`${name} is on ${other.key}`);
		for (const part of drawing.parts)
			if (overlap(box, part)) faults.push(`${name} is on the amount ${part.key}`);
		for (const rule of drawing.rules)
			if (CROSSING.includes(rule.kind) && segments(rule).some((line) => overlap(box, line)))
				faults.push(`${name} is under ${rule.key}`);
		const ink = drawing.bars.filter((bar) => bar.fond === 'encre');
		for (const frame of [...drawing.slots, ...ink])
			if (astride(text, frame)) faults.push(`${name} is across ${frame.key}`);
	}
	for (const [index, slot] of drawing.slots.entries())
		for (const other of drawing.slots.slice(index + 1))
			if (overlap(grow(slot, CLEAR), other) && !inside(slot, other) && !inside(other, slot))
				faults.push(`${slot.key} is on ${other.key} at ${drawing.width}`);
	return faults;
}
