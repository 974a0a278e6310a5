import { describe, expect, test } from 'vitest';
import { atVersion, linksAtVersion, versionAsked } from './carry-version.ts';

describe('a link of a page read at version 3', () => {
	test.for([
		['/', '/?v=3'],
		['/lignes?dispositif=bop137', '/lignes?dispositif=bop137&v=3'],
		['/lignes/12#note', '/lignes/12?v=3#note'],
		['/versions', '/versions?v=3'],
		['/api/v1/allocation?groupe=forme', '/api/v1/allocation?groupe=forme&v=3']
	])('%s leads to %s', ([href = '', kept]) => {
		expect(atVersion(href, '3')).toBe(kept);
	});
	test.for([
		'/?v=1',
		'/lignes?de=2018&v=2',
		'/versions/fichiers/abc',
		'/_app/immutable/a.js',
		'#contenu',
		'https://example.org/',
		'//example.org/'
	])('%s stays as it is', (href) => {
		expect(atVersion(href, '3')).toBe(href);
	});
});

test('the page as it is sent keeps the version in its links, and in them only', () => {
	const html =
		'<link href="/app.css"><a class="x" href="/lignes?de=2017&amp;a=2018">l</a><a href="/" data-version-actuelle>v</a><form action="/">';
	expect(linksAtVersion(html, '2')).toBe(
		'<link href="/app.css"><a class="x" href="/lignes?de=2017&amp;a=2018&amp;v=2">l</a><a href="/" data-version-actuelle>v</a><form action="/">'
	);
});

test('only a number is a version', () => {
	const asked = (query: string) => versionAsked(new URL(`http://a.fr/${query}`));
	expect([asked('?v=2'), asked(''), asked('?v='), asked('?v=x"onload=')]).toEqual(['2', null, null, null]);
});
