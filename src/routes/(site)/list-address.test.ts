import { expect, test } from 'vitest';
import { listAddress, pageNumbers } from './list-address.ts';

const at = (search: string) => new URL(`https://exemple.fr/lignes${search}`);

test('what changes replaces, what is emptied leaves, the rest stays', () => {
	expect(listAddress('/lignes', at('?q=afis&tri=montant&page=3'), { tri: '-montant', page: '' })).toBe(
		'/lignes?q=afis&tri=-montant'
	);
	expect(listAddress('/lignes', at('?page=2'), { page: '' })).toBe('/lignes');
});

test.for([
	[1, 1, [1]],
	[1, 7, [1, 2, null, 7]],
	[4, 7, [1, null, 3, 4, 5, null, 7]],
	[7, 7, [1, null, 6, 7]]
] as const)('page %i of %i offers %j', ([current, last, offered]) => {
	expect(pageNumbers(current, last)).toEqual(offered);
});
