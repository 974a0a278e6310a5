import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { isUnder, MASTHEAD, reportAddress, sectionOf, SITE_MAP } from './site-map.ts';

const ROUTES = 'src/routes';
const files = (path: string) => [
	join(ROUTES, '(site)', path, '+page.svelte'),
	join(ROUTES, path, '+server.ts')
];

test('every page named in the masthead and in the foot exists, and has one name in each', () => {
	for (const pages of [MASTHEAD, SITE_MAP.flatMap((group) => group.pages)]) {
		expect(new Set(pages.map(({ href }) => href)).size).toBe(pages.length);
		for (const { href } of pages) {
			const [path = ''] = href.split('?');
			expect(files(path).some(existsSync), href).toBe(true);
		}
	}
});

test('the foot names every page of the masthead', () => {
	const inFoot = SITE_MAP.flatMap((group) => group.pages).map(({ href }) => href);
	for (const { href, pages } of MASTHEAD)
		for (const one of [href, ...pages.map((page) => page.href)]) expect(inFoot).toContain(one);
});

test.for([
	['/', '/', true],
	['/', '/lignes', false],
	['/lignes', '/lignes', true],
	['/lignes', '/lignes/12', true],
	['/annees', '/anneesuivante', false]
] as const)('%s is current on %s: %s', ([href, pathname, expected]) => {
	expect(isUnder(href, pathname)).toBe(expected);
});

test.for([
	['/', '/'],
	['/lignes/12', '/lignes'],
	['/dispositifs/bop137', '/lignes'],
	['/versions/3', '/lignes'],
	['/methode/fichiers', '/figures'],
	['/methode/glossaire', '/methode'],
	['/signaler', undefined]
] as const)('%s is of the section %s', ([pathname, section]) => {
	expect(sectionOf(pathname)?.href).toBe(section);
});

test('an error is reported with the whole address of the page', () => {
	const of = (address: string) => reportAddress(new URL(address, 'https://lignes.example'));
	expect(of('/comparer?annees=2017,2018&v=1')).toBe(
		'/signaler?page=%2Fcomparer%3Fannees%3D2017%2C2018%26v%3D1'
	);
	expect(of('/signaler?page=%2F')).toBe('/signaler');
	expect(of('/en/signaler?page=%2F')).toBe('/signaler');
	expect(of('/en/lignes?v=1')).toBe('/signaler?page=%2Fen%2Flignes%3Fv%3D1');
});

test('every page has an English name too, one in each list', () => {
	const names = inLanguage('en', () =>
		SITE_MAP.flatMap(({ usage, pages }) => [usage, ...pages.map(({ label }) => label)])
	);
	expect(new Set(names).size).toBe(names.length);
	expect(names.join(' ')).not.toMatch(/\b(?:la|les|des|du|une?|année|formes?|lignes|et)\b|[éèà’]/i);
	expect(inLanguage('en', () => MASTHEAD.map(({ label }) => label))).toEqual([
		'Overview',
		'Forms',
		'Years',
		'Compare',
		'What is missing',
		'Data',
		'Reuse',
		'Method'
	]);
});
