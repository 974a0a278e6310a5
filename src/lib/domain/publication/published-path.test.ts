import { fc } from '../../../../tests/property-seed.ts';
import { describe, expect, test } from 'vitest';
import { addressAt, isPlain, oneForm, pageInCopy, publishedPath, safePart } from './published-path.ts';

const ORIGIN = 'https://copie.exemple';
const PAGE = { page: true, nom: null };
const FILE = { page: false, nom: 'figure.svg' };
const pathOf = (address: string, answered: { page: boolean; nom: string | null }) =>
	publishedPath(oneForm(address, ORIGIN) ?? '', answered, ORIGIN);

describe('the one form of an address', () => {
	test.for([
		['/lignes/?forme=SEX&etape=lfi', '/lignes?etape=lfi&forme=SEX'],
		['/lignes?lang=fr&forme=', '/lignes'],
		['https://copie.exemple/?v=1#x', '/?v=1'],
		['/signaler?page=%2Fformes', '/signaler'],
		['/comparer?annees=2017%2C2018', '/comparer?annees=2017,2018']
	] as const)('%s is %s', ([written, one]) => expect(oneForm(written, ORIGIN)).toBe(one));

	test('another site has none', () => expect(oneForm('https://ailleurs.exemple/', ORIGIN)).toBeNull());
	test('a language is no choice', () =>
		expect(['/a', '/a?lang=en', '/a?v=1'].map(isPlain)).toEqual([true, true, false]));
});

describe('where an address stands in a copy', () => {
	test.for([
		['/', PAGE, '/'],
		['/en', PAGE, '/en/'],
		['/annees/2018', PAGE, '/annees/2018/'],
		['/figures/formes-par-annee?forme=SEX', PAGE, '/figures/formes-par-annee/forme-SEX/'],
		['/figures/formes-par-annee.svg?forme=SEX', FILE, '/figures/formes-par-annee/forme-SEX.svg'],
		['/figures/flux.og.png?lang=en', FILE, '/en/figures/flux.og.png'],
		['/embed/flux?lang=en&v=2', PAGE, '/en/embed/flux/v-2/'],
		['/figures/flux.png?v=2&forme=SEX', FILE, '/fige/2/figures/flux/forme-SEX.png'],
		['/annees/2018.html', { page: false, nom: 'evaluation.html' }, '/hors-ligne/annees-2018.html'],
		[
			'/versions/fichiers/ab12',
			{ page: false, nom: 'plf 2018.csv' },
			/^\/versions\/fichiers\/ab12\/plf-2018-\w{7}\.csv$/
		],
		[
			'/oembed?url=https%3A%2F%2Fcopie.exemple%2Fen%2Ffigures%2Fflux%3Fforme%3DSEX&format=json',
			{ page: false, nom: null },
			'/en/oembed/flux/forme-SEX.json'
		],
		['/figures/f/2018.x~Acc%C3%A8s%20%3Cb%3E', PAGE, /^\/figures\/f\/2018\.x~Acces-b-\w{7}\/$/]
	] as const)('%s', ([address, answered, path]) =>
		expect(pathOf(address, answered)).toMatch(
			path instanceof RegExp ? path : new RegExp(`^${path.replaceAll('.', '[.]')}$`)
		)
	);
});

const hostile = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.constantFrom(
		'..',
		'.',
		'',
		'con',
		'NUL.csv',
		'../../etc/passwd',
		'a/b\\c',
		'\u202Eexe.txt',
		'.htaccess',
		'x'.repeat(5000),
		'%2e%2e'
	)
);

test('whatever a name holds, its part of a path is plain, short, visible and no climb', () => {
	fc.assert(
		fc.property(hostile, (name) => {
			const part = safePart(name);
			expect(part).toMatch(/^[A-Za-z0-9_][\w.,~-]*$/);
			expect(part.length).toBeLessThanOrEqual(108);
			expect(part).not.toMatch(/\.\.|\.$|^(con|nul|aux|prn)(\.|$)/i);
			expect(safePart(name)).toBe(part);
		})
	);
});

test('two names never share a part', () => {
	fc.assert(
		fc.property(hostile, hostile, (a, b) => {
			fc.pre(a !== b);
			expect(safePart(a)).not.toBe(safePart(b));
		})
	);
});

test.for([
	['/', '/'],
	['/methode/', '/methode'],
	['/en/figures/flux/', '/en/figures/flux'],
	['/figures/formes-par-annee/', '/figures/formes-par-annee'],
	['/figures/variation-annuelle/annees-2012,2013_v-1/', '/figures/variation-annuelle?annees=2012,2013&v=1'],
	['/figures/flux/dispositif-a_b_v-2/', '/figures/flux?dispositif=a_b&v=2']
] as const)('the page at %s of a copy is that of %s', ([path, address]) => {
	expect(pageInCopy(`https://a.fr${address}`)).toBe(`https://a.fr${path}`);
	expect(addressAt(path, 'https://a.fr')).toBe(address);
});

test('a path never gives the address of another page', () => {
	fc.assert(
		fc.property(hostile, fc.constantFrom('forme', 'dispositif', 'q', 'v'), (value, name) => {
			const search = new URLSearchParams({ [name]: value });
			const address = oneForm(`https://a.fr/figures/flux?${search}`, 'https://a.fr');
			const found = addressAt(new URL(pageInCopy(`https://a.fr${address}`)).pathname, 'https://a.fr');
			expect([address, null]).toContain(found);
		})
	);
});
