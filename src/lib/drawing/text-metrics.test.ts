import { expect, test } from 'vitest';
import { ellipsize, linesWidth, textWidth, wrapText, wrapWhole } from './text-metrics.ts';
import { fc } from '../../../tests/property-seed.ts';

test('a line is at least as wide as DejaVu Sans draws it', () => {
	// Measured in DejaVu Sans and DejaVu Sans Bold at 100 px.
	expect(textWidth('2018', 100)).toBeGreaterThanOrEqual(254);
	expect(textWidth('6,83', 100, 600)).toBeGreaterThanOrEqual(246);
	expect(textWidth('Exploitation sexuelle', 100, 600)).toBeGreaterThanOrEqual(1203);
	expect(textWidth('العمل', 10)).toBeGreaterThan(50);
});

test('wraps at ordinary spaces, never at a no-break one', () => {
	expect(wrapText('un deux\u00A0trois quatre', 80, 13)).toEqual(['un', 'deux\u00A0trois', 'quatre']);
});

test('a word too wide is cut with an ellipsis, or goes on over lines', () => {
	expect(wrapText('Anticonstitutionnellement', 60, 13)).toEqual([expect.stringMatching(/^Anti.*…$/)]);
	expect(wrapWhole('Anticonstitutionnellement', 60, 13).join('')).toBe('Anticonstitutionnellement');
});

test('the last line of too many says that there was more', () => {
	expect(wrapText('un deux trois quatre cinq six', 60, 13, 400, 2).at(-1)).toMatch(/…$/);
});

test('lines are never wider than asked', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 120 }),
			fc.integer({ min: 40, max: 300 }),
			(text, width) => {
				expect(linesWidth(wrapText(text, width, 13), 13)).toBeLessThanOrEqual(width);
				expect(linesWidth(wrapWhole(text, width, 13), 13)).toBeLessThanOrEqual(width);
				expect(textWidth(ellipsize(text, width, 13), 13)).toBeLessThanOrEqual(width);
			}
		)
	);
});

test('every sign of English is in the tables: none counts more than DejaVu Sans draws it', () => {
	const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?%&€“”‘’–-()/<>';
	const wide = (weight: 400 | 600) => [...signs].filter((sign) => textWidth(sign, 100, weight) === 105);
	expect([wide(400), wide(600)]).toEqual([[], []]);
});

test('the number of an action or a programme stays on the line of its word', () => {
	const narrow = textWidth('L’action 15 est fondue dans l’action', 13) + 1;
	expect(wrapText('L’action 15 est fondue dans l’action 21', narrow, 13)).toEqual([
		'L’action\u00A015 est fondue dans',
		'l’action\u00A021'
	]);
});

test('words that belong together part before a number or a word is cut', () => {
	expect(wrapWhole('Programme 137, action 25', textWidth('Programme', 13) + 1, 13)).toEqual([
		'Programme',
		'137,',
		'action\u00A025'
	]);
	const said = fc.array(
		fc.constantFrom('Programme 137,', 'action 05 :', 'BOP 137', 'violences', 'de', 'actions 11'),
		{
			minLength: 1,
			maxLength: 6
		}
	);
	fc.assert(
		fc.property(said, fc.integer({ min: 0, max: 120 }), (pieces, more) => {
			const text = pieces.join(' ');
			const widest = Math.max(...text.split(' ').map((word) => textWidth(word, 13)));
			const lines = wrapWhole(text, widest + more, 13);
			expect(lines.join(' ').replaceAll('\u00A0', ' ')).toBe(text);
		})
	);
});

test('two texts together are as wide as the two, whatever they are written with', () => {
	const text = fc.string({ unit: 'grapheme' });
	fc.assert(
		fc.property(text, text, fc.constantFrom(400 as const, 600 as const), (one, other, weight) => {
			expect(textWidth(one + other, 100, weight)).toBe(
				textWidth(one, 100, weight) + textWidth(other, 100, weight)
			);
		})
	);
	expect(textWidth('e\u0301', 100)).toBe(textWidth('e', 100));
	expect(textWidth('🧾', 100)).toBe(105);
});
