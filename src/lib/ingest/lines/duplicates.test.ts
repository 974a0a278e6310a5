import { expect, test } from 'vitest';
import { Duplicates, hashText } from './duplicates.ts';

const ROWS = 200_000;
const BYTES_PER_ROW = 50;

function find(duplicates: Duplicates, row: number, ligne: number): number {
	duplicates.start(row % 1000, 2018);
	for (const text of ['bop137', `note numéro ${row}`]) {
		const { a, b } = hashText(text);
		duplicates.add(a, b);
	}
	return duplicates.end(ligne);
}

test('every repeated row is found, and no other', () => {
	const duplicates = new Duplicates(ROWS * BYTES_PER_ROW);
	for (let row = 0; row < ROWS; row += 1) expect(find(duplicates, row, row + 2)).toBe(0);
	for (let row = 0; row < ROWS; row += 997) expect(find(duplicates, row, ROWS + row)).toBe(row + 2);
});

test('rows that differ in one number, one word or one letter are not the same', () => {
	const duplicates = new Duplicates(1000);
	const lines = new Set<number>();
	let ligne = 1;
	for (const cents of [0, 1, -1, 4_294_967_296, 8_589_934_592]) {
		for (const year of [2018, 2019]) {
			for (const word of ['', 'a', 'b', 'ab', 'ba']) {
				for (const text of ['', 'a', 'aa', 'aaa', 'aab']) {
					duplicates.start(cents, year);
					for (const { a, b } of [hashText(word), hashText(text)]) duplicates.add(a, b);
					lines.add(duplicates.end((ligne += 1)));
				}
			}
		}
	}
	expect([...lines]).toEqual([0]);
});
