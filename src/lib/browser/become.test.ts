import { expect, test } from 'vitest';
import { pairUp } from './become.ts';
import { fc } from '../../../tests/property-seed.ts';

/** The longest common run, by trying all. */
const longest = (before: readonly string[], after: readonly string[]): number => {
	const [first, ...rest] = before;
	if (first === undefined) return 0;
	const at = after.indexOf(first);
	return Math.max(longest(rest, after), at < 0 ? 0 : 1 + longest(rest, after.slice(at + 1)));
};

const kinds = fc.array(fc.constantFrom('P', 'FORM', '#text', 'A'), { maxLength: 9 });

test('pairs are of one kind, in order, and as many as can be', () => {
	fc.assert(
		fc.property(kinds, kinds, (before, after) => {
			const pairs = pairUp(before, after);
			for (const [old, next] of pairs) expect(before[old]).toBe(after[next]);
			for (const [index, [old, next]] of pairs.slice(1).entries()) {
				expect(old).toBeGreaterThan(pairs[index]?.[0] ?? -1);
				expect(next).toBeGreaterThan(pairs[index]?.[1] ?? -1);
			}
			expect(pairs).toHaveLength(longest(before, after));
		})
	);
});

test('a paragraph that comes or goes before a form leaves the form where it is', () => {
	expect(pairUp(['H1', 'FORM', 'P'], ['H1', 'P', 'FORM', 'P'])).toEqual([
		[0, 0],
		[1, 2],
		[2, 3]
	]);
	expect(pairUp(['H1', 'P', 'P', 'FORM'], ['H1', 'FORM'])).toEqual([
		[0, 0],
		[3, 1]
	]);
});

test('lists too long to compare keep their two ends', () => {
	const rows = (count: number, kind: string) => Array.from({ length: count }, (_, row) => `${kind}${row}`);
	const pairs = pairUp(['A', ...rows(2000, 'x'), 'Z'], ['A', ...rows(2000, 'y'), 'Z']);
	expect(pairs).toEqual([
		[0, 0],
		[2001, 2001]
	]);
});
