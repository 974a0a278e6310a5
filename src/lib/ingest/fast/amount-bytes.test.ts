import { expect, test } from 'vitest';
import { AmountBytes } from './amount-bytes.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import { DECIMALS, UNITS } from '#lib/ingest/lines/batch.ts';
import { fc } from '../../../../tests/property-seed.ts';

const COMMA = 0x2c;
const encode = (text: string) => new TextEncoder().encode(text);

/** What the bytes say of a cell that a comma ends, and where the cell ended. */
function read(cell: string, decimal: ',' | '.' | null = ',', scale = 1) {
	const amounts = new AmountBytes(COMMA, scale);
	return { cents: amounts.read(encode(`${cell},x\n`), 0, decimal), end: amounts.end };
}

test.for([
	['"1 234 567,89"', 123_456_789],
	['"-1\u00A0234,5"', -123_450],
	['12\u202F345', 1_234_500],
	['"0,00"', 0],
	['-0', 0]
] as const)('%s is read off its bytes', ([cell, cents]) => {
	expect(read(cell)).toEqual({ cents, end: encode(cell).length });
});

test('a cell ends at the mark that separates columns, unless it stands in quotes', () => {
	expect(read('1,50')).toEqual({ cents: 100, end: 1 });
	expect(read('"1,50"')).toEqual({ cents: 150, end: 6 });
});

test('bytes never say anything else than the text does', () => {
	const pieces = fc.constantFrom(...'0123456789,.- €x', '000', '123', '\u00A0', '\u202F', '\u2009', 'é');
	const cell = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
	const mark = fc.constantFrom(...DECIMALS, null);
	fc.assert(
		fc.property(cell, mark, fc.constantFrom(...UNITS), (text, decimal, unit) => {
			const reader = new AmountReader(decimal, unit);
			const found = read(`"${text}"`, decimal, reader.scale).cents;
			if (!Number.isNaN(found)) expect(reader.read(text)).toBe(found);
		}),
		{ numRuns: 20_000 }
	);
});
