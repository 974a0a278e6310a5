import { describe, expect, test } from 'vitest';
import { inEachLanguage, keepLinks, keepReading, readingOf, withoutLanguage } from './carry-links.ts';

const OLD = { v: '3', langue: 'fr' } as const;
const ENGLISH = { v: null, langue: 'en' } as const;

describe('a link of a page read at version 3', () => {
	test.for([
		['/', '/?v=3'],
		['/lignes?dispositif=bop137', '/lignes?dispositif=bop137&v=3'],
		['/lignes/12#note', '/lignes/12?v=3#note'],
		['/versions', '/versions?v=3'],
		['/api/v1/allocation?groupe=forme', '/api/v1/allocation?groupe=forme&v=3']
	])('%s leads to %s', ([href = '', kept]) => {
		expect(keepReading(href, OLD)).toBe(kept);
	});
	test.for([
		'/?v=1',
		'/lignes?de=2018&v=2',
		'/versions/fichiers/abc',
		'/versions.atom',
		'/_app/immutable/a.js',
		'#contenu',
		'https://example.org/',
		'//example.org/'
	])('%s stays as it is', (href) => {
		expect(keepReading(href, OLD)).toBe(href);
	});
});

describe('a link of a page read in English', () => {
	test.for([
		['/', '/en'],
		['/?de=2018', '/en?de=2018'],
		['/#qui-paie', '/en#qui-paie'],
		['/lignes/12#note', '/en/lignes/12#note'],
		['/en/lignes', '/en/lignes'],
		['/figures/flux', '/en/figures/flux'],
		['/figures/flux.png?v=2', '/figures/flux.png?v=2&lang=en'],
		['/embed/flux', '/embed/flux?lang=en'],
		['/versions/fichiers/abc', '/versions/fichiers/abc'],
		['https://example.org/', 'https://example.org/']
	])('%s leads to %s', ([href = '', kept]) => {
		expect(keepReading(href, ENGLISH)).toBe(kept);
	});
	test('keeps the version too', () => {
		expect(keepReading('/?de=2018', { v: '3', langue: 'en' })).toBe('/en?de=2018&v=3');
	});
});

test('the page as it is sent keeps the version in its links, and in them only', () => {
	const html =
		'<link href="/app.css"><a class="x" href="/lignes?de=2017&amp;a=2018">l</a><a href="/" data-version-actuelle>v</a><form action="/">';
	expect(keepLinks(html, { v: '2', langue: 'fr' })).toBe(
		'<link href="/app.css"><a class="x" href="/lignes?de=2017&amp;a=2018&amp;v=2">l</a><a href="/" data-version-actuelle>v</a><form action="/">'
	);
	expect(keepLinks(html, ENGLISH)).toContain('<form action="/en">');
	expect(keepLinks(html, { v: null, langue: 'fr' })).toBe(html);
});

describe('the page as it is sent in English', () => {
	const sent = (html: string) => keepLinks(html, ENGLISH);
	test.for([
		[
			'after a value that holds a « > »',
			'<a title="a > b" href="/lignes">',
			'<a title="a > b" href="/en/lignes">'
		],
		[
			'after other attributes',
			'<a class="x" aria-current="page" href="/">',
			'<a class="x" aria-current="page" href="/en">'
		],
		['with its fragment', '<a href="/lignes/12#a#b">', '<a href="/en/lignes/12#a#b">'],
		['with its filters', '<a href="/lignes?de=2018&amp;a=2019">', '<a href="/en/lignes?de=2018&amp;a=2019">'],
		[
			'to a file',
			'<a href="/figures/flux.csv?csv=excel" download>',
			'<a href="/figures/flux.csv?csv=excel&amp;lang=en" download>'
		],
		[
			'inside a drawing',
			'<a class="m" href="/formes/SEX"><rect/></a>',
			'<a class="m" href="/en/formes/SEX"><rect/></a>'
		],
		['of a form', '<form method="get" action="/lignes">', '<form method="get" action="/en/lignes">'],
		['of a frame', '<iframe src="/embed/flux" title="t">', '<iframe src="/embed/flux?lang=en" title="t">']
	])('a link %s is in English', ([, html = '', kept]) => {
		expect(sent(html)).toBe(kept);
	});
	test.for([
		['<a href="#contenu">', 'a fragment'],
		['<a href="https://example.org/a?b=1&amp;c=2">', 'another site'],
		['<a href="//example.org/">', 'another site, in short'],
		['<a href="mailto:a@example.org">', 'a letter'],
		['<a href="data:text/csv,a" download="a.csv">', 'data'],
		['<a href="/lignes" hreflang="fr" lang="fr">', 'the page in French'],
		['<a href="/figures/flux?lang=fr">', 'an address that names its language'],
		['<a href="/en/lignes">', 'an address already in English'],
		['<a href="/versions/fichiers/abc" download>', 'original bytes'],
		['<a title=" href=/lignes">', 'a title that looks like an address'],
		['<a title=\' href="/lignes"\'>', 'another, between other quotes'],
		['<abbr data-href="/lignes">', 'what is not a link'],
		['<link rel="canonical" href="/lignes">', 'a link of the head'],
		['<textarea>&lt;a href="/lignes"&gt;</textarea>', 'code to copy']
	])('%s stays: %s', ([html = '']) => {
		expect(sent(html)).toBe(html);
	});
});

test('only a number is a version; a path or a parameter says the language', () => {
	const read = (address: string) => readingOf(new URL(`http://a.fr${address}`));
	expect([read('/?v=2').v, read('/').v, read('/?v=').v, read('/?v=x"onload=').v]).toEqual([
		'2',
		null,
		null,
		null
	]);
	expect([read('/en').langue, read('/en/lignes').langue, read('/entree').langue]).toEqual(['en', 'en', 'fr']);
	expect([read('/embed/flux?lang=en').langue, read('/?lang=xx').langue]).toEqual(['en', 'fr']);
	expect([withoutLanguage('/en'), withoutLanguage('/en/lignes'), withoutLanguage('/entree')]).toEqual([
		'/',
		'/lignes',
		'/entree'
	]);
});

test.for([
	['/', '/', '/en'],
	['/en', '/', '/en'],
	['/en/lignes?de=2018&v=1&q=lang', '/lignes?de=2018&v=1&q=lang', '/en/lignes?de=2018&v=1&q=lang'],
	['/figures/flux?lang=en&de=2018', '/figures/flux?de=2018', '/en/figures/flux?de=2018'],
	['/entree?langue=x', '/entree?langue=x', '/en/entree?langue=x']
] as const)('%s is %s in French and %s in English', ([address, fr, en]) => {
	expect(inEachLanguage(new URL(address, 'https://a.fr'))).toEqual({ fr, en });
});
