import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AmountBytes } from './amount-bytes.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import { DECIMALS } from '#lib/ingest/lines/batch.ts';

const SEMICOLON = 0x3b;
const LF = 0x0a;

const utf8 = new AmountBytes(true, SEMICOLON, LF);
const latin = new AmountBytes(false, SEMICOLON, LF);
const encode = (text: string) => new TextEncoder().encode(text);

test.for([
	['1 234 567,89', 123_456_789],
	['-1\u00A0234,5', -123_450],
	['12\u202F345', 1_234_500],
	['0,00', 0],
	['-0', 0]
] as const)('%s is read off its bytes', ([cell, cents]) => {
	expect(utf8.read(encode(`${cell};x\n`), 0, ',')).toBe(cents);
	expect(utf8.end).toBe(encode(cell).length);
});

test('a space of Windows-1252 is one byte', () => {
	expect(latin.read(Uint8Array.of(0x31, 0xa0, 0x30, 0x30, 0x30, LF), 0, null)).toBe(100_000);
	expect(utf8.read(Uint8Array.of(0x31, 0xa0, 0x30, 0x30, 0x30, LF), 0, null)).toBeNaN();
});

test('bytes never say anything else than the text does', () => {
	const pieces = fc.constantFrom(...'0123456789,.- €x', '000', '123', '\u00A0', '\u202F', '\u2009', 'é');
	const cell = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
	const mark = fc.constantFrom(...DECIMALS, null);
	fc.assert(
		fc.property(cell, mark, (text, decimal) => {
			const found = utf8.read(encode(`${text}\n`), 0, decimal);
			if (!Number.isNaN(found)) expect(new AmountReader(decimal).read(text)).toBe(found);
		}),
		{ numRuns: 20_000 }
	);
});
