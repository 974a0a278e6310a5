import { overlap, type Box } from './box.ts';
import type { Drawing, PlacedRule } from './drawing.ts';

const CROSSING = ['rupture', 'accolade', 'ecartee'];

function segments(rule: PlacedRule): Box[] {
	return rule.points.slice(1).map(([x2, y2], index) => {
		const [x1, y1] = rule.points[index] ?? [x2, y2];
		return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
	});
}

/** What is wrong with the labels of a drawing: cut by its edge, on one another, on an amount, or under a line. */
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
	}
	return faults;
}
