import { expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { oneSearch } from './one-address.ts';
import { fc } from '../../tests/property-seed.ts';

const one = (search: string) => oneSearch(new URLSearchParams(search));

test.for([
	['?a=2019&de=2014', '?de=2014&a=2019'],
	['?utm_source=lettre&forme=TRAV', '?forme=TRAV'],
	['?forme=&etape=', ''],
	['?forme=SEX,TRAV', '?forme=SEX,TRAV'],
	[
		'?format=json&url=https://lignes.example/figures/flux?forme=TRAV',
		'?format=json&url=https%3A%2F%2Flignes.example%2Ffigures%2Fflux%3Fforme%3DTRAV'
	]
])('%s is asked as %s', ([asked, expected]) => {
	expect(one(asked ?? '')).toBe(expected);
});

test('the one form of an address says what the address said, and is its own one form', () => {
	const name = fc.constantFrom('forme', 'de', 'a', 'q', 'etape', 'dispositif', 'utm_source', 'fbclid', '');
	const value = fc.constantFrom('', 'SEX', 'SEX,TRAV', '2018', 'lfi', 'mae', 'é & =', '%');
	fc.assert(
		fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), (pairs) => {
			const params = new URLSearchParams(pairs);
			const read = (asked: URLSearchParams) => {
				try {
					const { donnes, ...query } = parseQuery(asked, ['mae']);
					return { ...query, donnes: [...donnes].filter((each) => each in query).sort() };
				} catch (cause) {
					return (cause as Error).message;
				}
			};
			const written = new URLSearchParams(oneSearch(params));
			expect(read(written)).toEqual(read(params));
			expect(oneSearch(written)).toBe(oneSearch(params));
		})
	);
});
