import { expect, test } from 'vitest';
import { emptyDrawing } from '#lib/drawing/drawing.ts';
import { put } from '#lib/drawing/pen.ts';
import { upToRows } from './up-to-rows.ts';

/** Five rows of forty pixels under a head, each with two lines of words. */
function rows() {
	const canvas = emptyDrawing('lignes', 200);
	put(canvas, { key: 'tete', lines: ['Tête'], x: 0, top: 0, size: 13 });
	for (let index = 0; index < 5; index++) {
		const y = 20 + index * 40;
		put(canvas, { key: `nom-${index}`, lines: ['Poste', '12'], x: 0, top: y + 2, size: 13 });
		canvas.zones.push({ id: String(index), part: -1, x: 0, y, width: 200, height: 40 });
	}
	canvas.height = 220;
	return canvas;
}

test('whole rows alone are kept, and those that have no room are counted', () => {
	const { drawing, left } = upToRows(rows(), 130);
	expect(left).toBe(3);
	expect(drawing.texts.map(({ key }) => key)).toEqual(['tete', 'nom-0', 'nom-1']);
	expect(drawing.height).toBeLessThanOrEqual(130);
	expect(upToRows(rows(), 220).left).toBe(0);
});

test('where no row has room, nothing is drawn: a head alone would be read as a figure', () => {
	const { drawing, left } = upToRows(rows(), 45);
	expect([drawing.height, drawing.texts, left]).toEqual([0, [], 5]);
});

test('what holds rows of its own is parted between them', () => {
	const canvas = rows();
	canvas.zones.push({ id: 'tout', part: -1, x: 0, y: 0, width: 200, height: 220 });
	expect(upToRows(canvas, 130).left).toBe(3);
});
