import { fc } from '../../../tests/property-seed.ts';
import { expect, test } from 'vitest';
import { sliceInOrder } from './slice-in-order.ts';

interface Item {
	readonly key: number;
	readonly rank: number;
}
const byKey = (a: Item, b: Item) => a.key - b.key;

test('a slice is the one of the whole list in order, equal ones in the order given', () => {
	const key = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer());
	fc.assert(
		fc.property(
			fc.array(key, { maxLength: 4000, size: 'max' }),
			fc.constantFrom('as drawn', 'sorted', 'reversed'),
			fc.nat(4500),
			fc.nat(60),
			(keys, way, from, size) => {
				if (way !== 'as drawn') keys.sort((a, b) => (way === 'sorted' ? a - b : b - a));
				const items = keys.map((own, rank) => ({ key: own, rank }));
				const expected = items.toSorted(byKey).slice(from, from + size);
				expect(sliceInOrder(items, byKey, from, from + size)).toEqual(expected);
			}
		)
	);
});
