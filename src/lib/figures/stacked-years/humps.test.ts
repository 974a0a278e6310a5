import { expect, test } from 'vitest';
import { humpsOf } from './humps.ts';

const years = (payers: Readonly<Record<number, readonly string[]>>) =>
	Object.entries(payers).map(([exercice, payeurs]) => ({ exercice: Number(exercice), payeurs }));
const named = (payers: Readonly<Record<number, readonly string[]>>) =>
	humpsOf(years(payers), (id) => id.toUpperCase());

test('a hump is neighbouring years, fewer than half, of one dispositif alone that has money of no form in no other', () => {
	const few = { 2016: ['a'], 2017: ['a'], 2018: ['a', 'b'], 2019: [], 2022: ['c'], 2023: ['c'], 2024: [] };
	expect(named(few)).toEqual([{ nom: 'C', exercices: [2022, 2023] }]);
	expect(named({ ...few, 2018: ['a'] })).toEqual([{ nom: 'C', exercices: [2022, 2023] }]);
	expect(named({ 2022: ['c'], 2023: ['c'] })).toEqual([]);
	expect(named({ ...few, 2024: ['b', 'c'] })).toEqual([]);
	expect(named({ ...few, 2025: ['c'] })).toEqual([]);
});
