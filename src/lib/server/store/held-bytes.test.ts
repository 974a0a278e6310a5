import { expect, test } from 'vitest';
import { heldBytes } from './held-bytes.ts';
import { fc } from '../../../../tests/property-seed.ts';

test('data weigh what they hold: bytes, texts, fields, entries', () => {
	expect(heldBytes(null)).toBe(0);
	expect(heldBytes(2018)).toBe(0);
	expect(heldBytes('SEX')).toBe(30);
	expect(heldBytes(new Uint8Array(1000))).toBe(1024);
	expect(heldBytes({ a: 1, b: 2 })).toBe(40);
	expect(heldBytes([1, 2, 3])).toBe(48);
	expect(heldBytes(new Map([['SEX', [1]]]))).toBe(24 + 48 + 30 + 32);
	expect(heldBytes(new Set(['SEX']))).toBe(24 + 48 + 30);
});

test('a text counts once, however often it is named', () => {
	const once = heldBytes(['x'.repeat(1000)]);
	expect(heldBytes(Array.from({ length: 100 }, () => 'x'.repeat(1000))) - once).toBe(99 * 8);
});

test('nothing weighs less for holding more', () =>
	fc.assert(
		fc.property(fc.jsonValue(), fc.string(), fc.jsonValue(), (one, name, more) => {
			expect(heldBytes({ one, [`${name} `]: more })).toBeGreaterThan(heldBytes({ one }));
			expect(heldBytes([one, more])).toBeGreaterThanOrEqual(heldBytes(more));
			expect(heldBytes([one])).toBeGreaterThan(heldBytes(one));
		})
	));
