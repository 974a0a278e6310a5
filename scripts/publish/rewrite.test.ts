import { expect, test } from 'vitest';
import { linksOf, type Copy } from './links.ts';
import { policyFiles } from './policy-files.ts';
import type { Answer } from './read-site.ts';
import { rewriteAnswer } from './rewrite.ts';

const ORIGIN = 'https://a.fr';
const answer = (address: string, path: string, type: string, body: Buffer): Answer => ({
	...{ address, path, type, page: path.endsWith('/'), title: '', choice: '', filters: false },
	...{ headers: { 'content-security-policy': "default-src 'self'" }, body: () => body }
});
const HOME = answer('/', '/', 'text/html; charset=utf-8', Buffer.from('<html lang="fr"></html>'));
const FLUX = answer('/figures/flux?v=1', '/figures/flux/v-1/', 'text/html', Buffer.from(''));
const copyOf = (...answers: readonly Answer[]): Copy => ({
	...{ origin: ORIGIN, vivant: null, version: 1, date: '2026-11-30' },
	site: {
		answers: new Map([HOME, FLUX, ...answers].map((one) => [one.address, one])),
		moved: new Map(),
		refused: new Map()
	}
});

test.for([
	['/figures/flux.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['/annees/2018.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['/figures/flux.png', 'image/png'],
	['/figures/flux.zip', 'application/zip'],
	['/lignes.csv', 'text/csv; charset=utf-8']
] as const)('%s keeps its bytes, whatever its type is called', ([path, type]) => {
	// No UTF-8: what is read as text does not come back.
	const body = Buffer.from([0x50, 0x4b, 0xff, 0xfe, 0x80, 0x00]);
	const copy = copyOf();
	expect(rewriteAnswer(copy, linksOf(copy), answer(path, path, type, body))).toBe(body);
});

test.for([
	['/figures/flux.svg', 'image/svg+xml; charset=utf-8'],
	['/figures/flux.json', 'application/json; charset=utf-8'],
	['/sitemap.xml', 'application/xml'],
	['/versions.atom', 'application/atom+xml; charset=utf-8']
] as const)('%s says the addresses of the copy', ([path, type]) => {
	const copy = copyOf();
	const said = answer(path, path, type, Buffer.from('"https://a.fr/figures/flux?v=1"'));
	expect(String(rewriteAnswer(copy, linksOf(copy), said))).toBe('"https://a.fr/figures/flux/v-1/"');
});

test('what tells hosts the policies stays within what Cloudflare Pages reads: a hundred rules, lines of 2000', () => {
	const paths = [
		'/',
		'/figures/a/',
		'/figures/b/',
		'/en/figures/a/',
		'/embed/a/',
		'/lignes.csv',
		'/404.html'
	];
	const [, headers = ''] = policyFiles(copyOf(), paths).find(([name]) => name === '_headers') ?? [];
	expect(headers.match(/^\S.*$/gm)).toEqual([
		...['/', '/404.html', '/embed/*', '/en/figures/*', '/figures/*', '/lignes.csv']
	]);
	expect(Math.max(...headers.split('\n').map((line) => line.length))).toBeLessThan(2000);
});
