import { expect, test } from 'vitest';
import { TupleMemo } from './tuple-memo.ts';

test('each tuple is looked for once, whatever the batch, and a column of one element counts for every row', () => {
	const memo = new TupleMemo();
	const found: string[] = [];
	const ask = (columns: readonly Int32Array[], count: number) => {
		const find = (row: number) =>
			found.push(columns.map((column) => column[column.length === 1 ? 0 : row]).join(' '));
		return [...memo.numbers(columns, count, find).subarray(0, count)];
	};
	const same = Int32Array.of(7);
	expect(ask([Int32Array.of(1, -1, 1), same], 3)).toEqual([1, 2, 1]);
	expect(ask([Int32Array.of(-1, 1), Int32Array.of(7, 8)], 2)).toEqual([2, 3]);
	expect(ask([Int32Array.of(1), same], 2)).toEqual([1, 1]);
	expect(found).toEqual(['1 7', '-1 7', '1 8']);
});

test('tuples stay apart when they are many', () => {
	const memo = new TupleMemo();
	const count = 20_000;
	const left = Int32Array.from({ length: count }, (_, row) => row % 200);
	const right = Int32Array.from({ length: count }, (_, row) => Math.floor(row / 200));
	const rows = memo.numbers([left, right], count, (row) => row).slice(0, count);
	expect([...rows]).toEqual(Array.from({ length: count }, (_, row) => row));
	expect([...memo.numbers([left, right], count, () => -1).subarray(0, count)]).toEqual([...rows]);
});

test('what was remembered can be forgotten', () => {
	const memo = new TupleMemo();
	memo.numbers([Int32Array.of(1, 2)], 2, (row) => row);
	memo.forget();
	expect([...memo.numbers([Int32Array.of(1, 2)], 2, (row) => row + 10).subarray(0, 2)]).toEqual([10, 11]);
});

test('tuples stay apart when each column has many numbers, or numbers beyond any table', () => {
	const memo = new TupleMemo();
	const count = 6_000;
	const columns = [1, 7, 2 ** 18].map((step) =>
		Int32Array.from({ length: count }, (_, row) => row * step - 1)
	);
	for (const width of [1, 2, 3]) {
		const asked = columns.slice(-width);
		const find = (row: number) => row + width;
		for (let time = 0; time < 2; time += 1)
			expect([...memo.numbers(asked, count, find).subarray(0, count)]).toEqual(
				Array.from({ length: count }, (_, row) => row + width)
			);
		memo.forget();
	}
});
