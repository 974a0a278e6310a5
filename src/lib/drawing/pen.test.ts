import { expect, test } from 'vitest';
import { emptyDrawing, leadingOf } from './drawing.ts';
import { across, down, putLine, putWords } from './pen.ts';
import { textWidth } from './text-metrics.ts';
import { fc } from '../../../tests/property-seed.ts';

const written = (canvas: ReturnType<typeof emptyDrawing>) =>
	canvas.texts.flatMap(({ lines }) => lines).join(' ');

test('words are set in their room, nothing of them cut, and the next may start where they end', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('traite', 'AGRASC', 'à', '2018'), { maxLength: 20 }),
			fc.integer({ min: 120, max: 400 }),
			fc.boolean(),
			(said, room, bold) => {
				const canvas = emptyDrawing('lignes', 400);
				const text = said.join(' ');
				const lead = bold ? (said[0] ?? '') : '';
				const end = putWords(canvas, { key: 'mots', text, lead, x: 10, top: 7, room, size: 13 });
				expect(written(canvas)).toBe(text);
				expect(end).toBe(7 + (canvas.texts[0]?.lines.length ?? 0) * leadingOf(13));
				for (const { box } of canvas.texts) expect(box.width).toBeLessThanOrEqual(room);
			}
		)
	);
});

test('a line of text stands around its height, and nothing is set where there is none', () => {
	const canvas = emptyDrawing('lignes', 400);
	putLine(canvas, { key: 'rien', text: '', x: 0, y: 50, size: 14 });
	putLine(canvas, { key: 'annee', text: '2018', x: 0, y: 50, size: 14 });
	expect(canvas.texts.map(({ key }) => key)).toEqual(['annee']);
	expect(canvas.texts[0]?.box).toMatchObject({ y: 50 - leadingOf(14) / 2, width: textWidth('2018', 14) });
});

test('a line across takes the whole width, one down goes from a height to another', () => {
	const canvas = emptyDrawing('lignes', 400);
	across(canvas, 'rang', 'filet', 12);
	down(canvas, 'base', 'base', 30, 5, 25);
	expect(canvas.rules).toEqual([
		{ key: 'rang', kind: 'filet', points: [[0, 12], [400, 12]] }, // prettier-ignore
		{ key: 'base', kind: 'base', points: [[30, 5], [30, 25]] } // prettier-ignore
	]);
});
