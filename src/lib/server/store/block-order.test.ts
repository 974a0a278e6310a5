import { expect, test } from 'vitest';
import { BlockOrder } from './block-order.ts';

test('lines of a batch are gathered by block, and stay in the order of the file inside each', () => {
	const order = new BlockOrder();
	expect([...order.of(Int32Array.of(9, 4, 9, 7, 4, 9), 5)]).toEqual([1, 4, 3, 0, 2]);
	expect([...order.of(Int32Array.of(3, 2, 3), 3).subarray(0, 3)]).toEqual([1, 0, 2]);
	expect([...order.of(Int32Array.of(5), 1).subarray(0, 1)]).toEqual([0]);
});
