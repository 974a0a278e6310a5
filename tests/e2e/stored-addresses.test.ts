import Sqlite from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { addressesOf } from '../../scripts/publish/addresses-of.ts';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { HOSTILE_FILES } from './hostile-data.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, test } from './site.ts';
import { walkSite } from './walk-site.ts';

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
	site = await importedSite(HOSTILE_FILES, { alter: writeAddresses });
});
test.afterAll(() => site.end());

/** The same to a browser: which strips what a writer may hide a scheme with. */
function isActive(address: string): boolean {
	if (address === '' || address.startsWith('data:image/')) return false;
	const url = URL.parse(address, site.origin);
	return url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol) || url.username !== '';
}

/** Nothing there is stored, or nothing there leads anywhere. */
const NOT_READ = /^\/_app\/|\.(?:png|zip|csv|json|js)$/;

test('no stored address that is not of the web is a link: in a page, a picture, a feed or a workbook, in both languages', async ({
	page
}) => {
	test.setTimeout(240_000);
	const active: string[] = [];
	const notData: string[] = [];
	/** What runs in the files of the years: the same in each, so that no stored word is in it. */
	const own = new Set<string>();
	const read: Record<string, number> = {};
	const files = FIGURE_IDS.flatMap((id) => [`/figures/${id}.svg`, `/figures/${id}.xlsx`, `/embed/${id}`]);
	const starts = ['/', '/en', '/sources', '/en/sources', '/versions.atom', ...files];
	const seen = await walkSite(site.origin, starts, NOT_READ, async (path, response) => {
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
		// What stands in a page between script tags is data, whatever words the base holds.
		for (const [, attributes, text = ''] of markup.matchAll(
			/<script(?![^>]*\ssrc=)([^>]*)>(.*?)<\/script>/gs
		))
			if (attributes === ' type="application/ld+json"') {
				const told: unknown = JSON.parse(text, (name, value: unknown) => {
					if (['url', 'contentUrl', 'license', '@id'].includes(name) && isActive(String(value)))
						active.push(`${path}: ${String(value)}`);
					return value;
				});
				if (typeof told !== 'object') notData.push(path);
			} else if (attributes === '' && path.includes('.html')) own.add(text);
			else if (!/^ type="application\/json"/.test(attributes ?? '') || typeof JSON.parse(text) !== 'object')
				notData.push(path);
		return markup;
	});
	expect(active).toEqual([]);
	expect(notData).toEqual([]);
	expect(own.size).toBe(1);
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
