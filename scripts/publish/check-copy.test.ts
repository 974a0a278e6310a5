import { strToU8, zipSync } from 'fflate';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkCopy, nameFaults } from './check-copy.ts';

const ORIGIN = 'https://a.fr';
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of a few files, checked. */
function check(files: Readonly<Record<string, string | Uint8Array>>) {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-verifier-'));
	folders.push(folder);
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
	return checkCopy(folder, ORIGIN);
}

const workbook = (said: string) => zipSync({ 'xl/sharedStrings.xml': strToU8(`<t>${said}</t>`) });

test('a copy whose links all lead to a file has no fault, and is measured', () => {
	const checked = check({
		'index.html':
			'<a href="/b/#x">b</a> <img src="c.svg"> https://a.fr/b/. <a href="https://b.fr/?q=1">b</a>',
		'b/index.html': '<p id="x">a.fr/c.svg</p>',
		'c.svg': '<svg/>',
		'd.xlsx': workbook('https://a.fr/b/')
	});
	expect(checked.faults).toEqual([]);
	expect(checked).toMatchObject({ files: 4, links: 5, inOneFolder: 3 });
});

test.for([
	['a link to nothing', { 'index.html': '<a href="/b/">b</a>' }, 'index.html', 'missing'],
	[
		'a page without its last slash',
		{ 'index.html': '<a href="/b">', 'b/index.html': '' },
		'index.html',
		'missing'
	],
	['a question', { 'index.html': '<a href="/?q=1">' }, 'index.html', 'question'],
	['a place that a page has not', { 'index.html': '<a href="#y">' }, 'index.html', 'no-place'],
	['a sentence', { 'index.html': 'Voir a.fr/b/.' }, 'index.html', 'missing'],
	[
		'a code to copy',
		{ 'index.html': '&lt;a href=&quot;https://a.fr/b/?v=1&amp;amp;w=2&quot;' },
		'index.html',
		'question'
	],
	['a style', { 'a.css': 'x { src: url(/b.woff2) }' }, 'a.css', 'missing'],
	['a workbook', { 'a.xlsx': workbook('https://a.fr/b?v=1') }, 'a.xlsx: xl/sharedStrings.xml', 'question'],
	[
		'a workbook in an archive',
		{ 'a.zip': zipSync({ 'b.xlsx': workbook('https://a.fr/b/') }) },
		'a.zip: b.xlsx: xl/sharedStrings.xml',
		'missing'
	],
	[
		'a workbook whose bytes were taken for text',
		{ 'a.xlsx': Buffer.from(workbook('é'.repeat(50))).toString() },
		'a.xlsx',
		'unreadable'
	]
] as const)('%s is a fault', ([, files, file, why]) => {
	expect(check(files as Record<string, string>).faults).toMatchObject([{ file, why }]);
});

test.for([
	['a name that Windows refuses', ['a:b.txt'], 'bad-name'],
	['a name that ends with a dot', ['b/a./c'], 'bad-name'],
	['a reserved name', ['a/nul.txt'], 'bad-name'],
	['two names that differ by a capital', ['a.txt', 'A.txt'], 'twin-name'],
	['a path of more than 255 bytes', [`${'a'.repeat(200)}/${'é'.repeat(30)}`], 'long-name']
] as const)('%s is a fault', ([, names, why]) => {
	expect(nameFaults(names)).toMatchObject([{ file: names.at(-1), why }]);
});
