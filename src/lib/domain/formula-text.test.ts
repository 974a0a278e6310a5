import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, readGuarded } from './formula-text.ts';

test.for([
	['=1+1', "'=1+1"],
	['-3', "'-3"],
	["'=1+1", "''=1+1"],
	["l'aide", "l'aide"],
	["'aide", "'aide"],
	['', '']
])('%s is written %s', ([text = '', written]) => {
	expect(guardFormula(text)).toBe(written);
});

test('whatever the text, no formula is written and the same text is read back', () => {
	const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', ' ') });
	fc.assert(
		fc.property(text, (one) => {
			expect(guardFormula(one)).not.toMatch(/^[=+\-@\t\r]/);
			expect(readGuarded(guardFormula(one))).toBe(one);
		})
	);
});
