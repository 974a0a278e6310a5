import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';
import { EDITOR_STARTS, KINDS, NOT_EDITED, NOT_READ, OPENED, publicStarts } from './hostile-starts.ts';
import { HOSTILE_TABLES, PAYLOADS } from './hostile-tables.ts';
import { HostileWalk, isActive } from './hostile-walk.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { OwnEditor, orderFor, type Said } from './own-server.ts';
import { addressesOf } from '../../scripts/publish/addresses-of.ts';
import { expect, test } from './site.ts';

// One site for all.
test.describe.configure({ mode: 'default' });

let site: OwnSite;
let folder: string;
let cookie: { readonly name: string; readonly value: string };
test.beforeAll(async () => {
	test.setTimeout(240_000);
	folder = mkdtempSync(join(tmpdir(), 'lignes-claires-hostile-'));
	const variables = {
		ACCOUNTS_PATH: join(folder, 'comptes.db'),
		ACCOUNTS_SECRET: randomBytes(32).toString('hex')
	};
	site = await importedSite(HOSTILE_TABLES, {
		options: ['--allow-rejects'],
		variables
	});
	const accounts = await openAccounts(variables.ACCOUNTS_PATH, site.origin, variables.ACCOUNTS_SECRET);
	({ cookie } = await makeSession(accounts, { nom: PAYLOADS[2], role: 'administrateur' }));
	accounts.close();
	const editor = new OwnEditor(site.origin, `${cookie.name}=${encodeURIComponent(cookie.value)}`);
	const sent = orderFor(
		`exercice;dispositif;etape;nature;montant;poste;source\n2018;agrasc;lfi;cp;5;"${PAYLOADS[0]}";hostile\n`,
		'../../=1+1<img src=x onerror=window.hostile=1>\u202Evsc.csv',
		4
	);
	const { empreinte } = await editor.shown(sent);
	const done = (await (await editor.confirm(sent, empreinte)).json()) as Said;
	if (done.version !== 5) throw new Error(JSON.stringify(done));
});
test.afterAll(() => {
	site.end();
	rmSync(folder, { recursive: true, force: true });
});

test('no stored word runs, leads away, is calculated or breaks a file: pages, pictures, feeds and archives, in both languages', async ({
	page
}) => {
	test.setTimeout(400_000);
	const walk = new HostileWalk(page, site.origin);
	const seen = await walk.walk(publicStarts(site.origin), NOT_READ, 1);
	const headers = { cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` };
	const edited = await walk.walk(EDITOR_STARTS, NOT_EDITED, 1, headers);
	const { faults, own, read } = walk.reading;
	expect(faults).toEqual([]);
	expect(own.size).toBe(1);
	for (const kind of KINDS)
		expect(
			[...seen].some((path) => path.startsWith(kind)),
			kind
		).toBe(true);
	expect([...edited].some((path) => /^\/quarantaine\/\d+\/lignes\.csv/.test(path))).toBe(true);
	for (const ending of ['html', 'svg', 'xml', 'atom', 'json', 'csv', 'txt', 'zip', 'xlsx', 'docx', 'rels'])
		expect(read.get(ending), ending).toBeGreaterThan(0);
	expect(read.get('html')).toBeGreaterThan(150);
});

test('a page of each kind opened in a browser runs nothing of them, and slides nowhere', async ({
	page,
	context
}) => {
	test.setTimeout(240_000);
	await context.addCookies([{ ...cookie, url: site.origin }]);
	const faults: string[] = [];
	page.on('dialog', (dialog) => {
		faults.push(`${page.url()}: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
	/** What is sent as a file is opened from a disk, as its reader does. */
	const placeOf = async (path: string) => {
		if (!path.endsWith('.html')) return site.origin + path;
		const file = join(folder, 'saved.html');
		writeFileSync(file, await (await fetch(site.origin + path)).text());
		return pathToFileURL(file).href;
	};
	for (const path of OPENED) {
		await page.goto(await placeOf(path), { waitUntil: 'load' });
		if (path === '/sources')
			await page.evaluate(() =>
				document.querySelectorAll<HTMLElement>('main h2').forEach((title) => title.click())
			);
		// An element of that name is not what a payload sets.
		if (await page.evaluate(() => Reflect.get(window, 'hostile') === 1)) faults.push(`${path} ran it`);
		for (const width of [360, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) faults.push(`${path} slides by ${over} px at ${width} px`);
		}
	}
	expect(faults).toEqual([]);
});

test('this reading sees an address that would run', () => {
	const found = addressesOf(
		`<p>href="javascript:1"</p><a title="a>b" target="_blank" href="java&#39;">x</a><a href='JavaScript:x'>y</a><use xlink:href="data:text/html,x"/><Relationship Id="1" Target="vbscript:x"/>`
	);
	expect(found).toEqual(["java'", 'JavaScript:x', 'data:text/html,x', 'vbscript:x']);
	expect(found.filter((one) => isActive(one, site.origin))).toEqual([
		'JavaScript:x',
		'data:text/html,x',
		'vbscript:x'
	]);
});
