import { expect, test } from 'vitest';
import { guardCell, guardFormula, isLiveFormula, readGuarded } from './formula-text.ts';
import { fc } from '../../../tests/property-seed.ts';

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

test.for([
	'=1+1',
	'=HYPERLINK("http://x")',
	'@SUM(A1)',
	"+cmd|' /C calc'!A0",
	'-2+3+cmd',
	'\t=1',
	'\r=1',
	'- aide'
])('%s may run, and is guarded', (cell) => {
	expect(isLiveFormula(cell)).toBe(true);
	expect(guardCell(cell)).toBe(`'${cell}`);
	expect(readGuarded(guardCell(cell))).toBe(cell);
});

test.for([
	'-12,5',
	'+3',
	'-12 500,00',
	'-1\u202F234 €',
	'+3 M€',
	'-510 K€',
	'- 1 200,00 EUR',
	'-',
	'--',
	'-   €',
	"'aide",
	"'=1+1",
	'a=b',
	''
])('%s runs nothing, and stays as it is', (cell) => {
	expect(isLiveFormula(cell)).toBe(false);
	expect(guardCell(cell)).toBe(cell);
});
