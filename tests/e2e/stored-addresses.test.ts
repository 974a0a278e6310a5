import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { FIGURES } from '../../src/lib/domain/figure.ts';
import { HOSTILE_FILES } from './hostile-data.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, test } from './site.ts';

/** Addresses that an import refuses, and that an older base may hold. */
const HOSTILE_ADDRESSES = [
	'javascript:window.hostile=1',
	'JAVASCRIPT://https://exemple.fr/%0Awindow.hostile=1',
	'java\tscript:window.hostile=1',
	'\u0001javascript:window.hostile=1',
	'data:text/html,<script>window.hostile=1</script>',
	'vbscript:hostile',
	'file:///etc/passwd',
	'https://banque.fr@exemple.fr/'
];

/** Every address of every vocabulary, and of half of the lines: the others fall back on that of their source. */
function writeAddresses(databasePath: string): void {
	const db = new Sqlite(databasePath);
	const rows = db.prepare('SELECT id, value_json AS value FROM reference_row').all() as {
		id: number;
		value: string;
	}[];
	const update = db.prepare('UPDATE reference_row SET value_json = ? WHERE id = ?');
	for (const { id, value } of rows) {
		const row = JSON.parse(value) as Record<string, unknown>;
		const address = HOSTILE_ADDRESSES[id % HOSTILE_ADDRESSES.length];
		for (const column of ['url', 'reference', 'source_url', 'ou', 'licence'])
			if (typeof row[column] === 'string') row[column] = address;
		update.run(JSON.stringify(row), id);
	}
	HOSTILE_ADDRESSES.forEach((address, at) =>
		db
			.prepare('UPDATE facet SET source_url = ? WHERE id % ? = ?')
			.run(address, 2 * HOSTILE_ADDRESSES.length, at)
	);
	db.close();
}

let site: OwnSite;
test.beforeAll(async () => {
	site = await importedSite(HOSTILE_FILES, writeAddresses);
});
test.afterAll(() => site.end());

const decode = (text: string) =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/** What leads somewhere, runs or loads in a text of tags. */
const ADDRESS =
	/\s(?:xlink:)?(?:href|src|action|formaction|poster|data|Target)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** The addresses of a document, outside what it says in text. */
function addressesOf(markup: string): string[] {
	const tags = markup.match(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? [];
	return tags.flatMap((tag) =>
		[...tag.matchAll(ADDRESS)].map(([, one, other]) => decode(one ?? other ?? ''))
	);
}

/** The same to a browser: which strips what a writer may hide a scheme with. */
function isActive(address: string): boolean {
	if (address === '' || address.startsWith('data:image/')) return false;
	const url = URL.parse(address, site.origin);
	return url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol) || url.username !== '';
}

/** How many pages of one kind are read: the rest are made the same way. */
const OF_A_KIND = 4;
const kindOf = (path: string) =>
	path.replace(/\?.*/, '').replace(/\/(?:[\w-]*\d[\w-]*|[A-Z]+|hostile-\w+)(?=$|[/.])/g, '/N');

/** Nothing there is stored, or nothing there leads anywhere. */
const NOT_READ = /^\/_app\/|\.(?:png|zip|csv|json|js)$/;

/** Reads page after page from `starts` on, by the links that they have. */
async function walk(starts: readonly string[], read: (path: string, response: Response) => Promise<string>) {
	const seen = new Set(starts);
	const waiting = [...starts];
	const kinds = new Map<string, number>();
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const kind = kindOf(path);
		const times = (kinds.get(kind) ?? 0) + 1;
		kinds.set(kind, times);
		if (times > OF_A_KIND) continue;
		const markup = await read(path, await fetch(site.origin + path));
		for (const address of addressesOf(markup)) {
			const url = URL.parse(address, site.origin + path);
			if (url?.origin !== site.origin || NOT_READ.test(url.pathname)) continue;
			const next = url.pathname + url.search;
			if (!seen.has(next)) waiting.push(next);
			seen.add(next);
		}
	}
	return seen;
}

test('no stored address that is not of the web is a link: in a page, a picture, a feed or a workbook, in both languages', async ({
	page
}) => {
	test.setTimeout(240_000);
	const active: string[] = [];
	const notAllowed: string[] = [];
	const read: Record<string, number> = {};
	const files = FIGURES.flatMap((id) => [`/figures/${id}.svg`, `/figures/${id}.xlsx`, `/embed/${id}`]);
	const starts = ['/', '/en', '/sources', '/en/sources', '/versions.atom', ...files];
	const seen = await walk(starts, async (path, response) => {
		const type = response.headers.get('content-type')?.split(';')[0] ?? '';
		read[type] = (read[type] ?? 0) + 1;
		const bytes = new Uint8Array(await response.arrayBuffer());
		const markup = type.endsWith('sheet')
			? Object.values(unzipSync(bytes))
					.map((part) => strFromU8(part))
					.join('\n')
			: strFromU8(bytes);
		if (!/html|xml|sheet/.test(type)) return '';
		active.push(
			...addressesOf(markup)
				.filter(isActive)
				.map((address) => `${path}: ${address}`)
		);
		if (type !== 'text/html') return '';
		// Rewriting a page after it was made leaves its scripts as its policy names them.
		const policy = response.headers.get('content-security-policy') ?? '';
		for (const [, script = ''] of markup.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)) {
			const hash = createHash('sha256').update(script).digest('base64');
			if (!policy.includes(`'sha256-${hash}'`)) notAllowed.push(path);
		}
		return markup;
	});
	expect(active).toEqual([]);
	expect(notAllowed).toEqual([]);
	for (const kind of [
		'/lignes/',
		'/en/lignes/',
		'/beneficiaires/',
		'/formes/',
		'/en/formes/',
		'/dispositifs/hostile-script'
	])
		expect(
			[...seen].some((path) => path.startsWith(kind)),
			kind
		).toBe(true);
	expect(Object.keys(read)).toEqual(
		expect.arrayContaining(['text/html', 'image/svg+xml', 'application/atom+xml'])
	);
	expect(read['text/html']).toBeGreaterThan(100);

	await page.goto(`${site.origin}/sources`, { waitUntil: 'networkidle' });
	for (const link of await page.locator('main h2').all()) await link.click();
	expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
});

test('this reading sees an address that would run', () => {
	const found = addressesOf(
		`<p>href="javascript:1"</p><a title="a>b" href="java&#39;">x</a><a href='JavaScript:x'>y</a><use xlink:href="data:text/html,x"/>`
	);
	expect(found).toEqual(["java'", 'JavaScript:x', 'data:text/html,x']);
	expect(found.filter(isActive)).toEqual(['JavaScript:x', 'data:text/html,x']);
});
