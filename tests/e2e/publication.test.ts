import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { start } from '../../scripts/command.fixture.ts';
import { checkCopy } from '../../scripts/publish/check-copy.ts';
import { openFolder } from '../../scripts/publish/published-folder.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { serveCopy } from '../../scripts/publish/serve-copy.ts';
import { ensureBase } from '../../src/lib/server/import/ensure-base.ts';
import { close, host } from './host-page.ts';
import { plainServer } from './plain-server.ts';
import { expect, expectAccessible, test } from './site.ts';
import { smallData } from './small-data.ts';

/** Where the copy says it is; a test reads it elsewhere, so that no address of it may be asked. */
const ORIGIN = 'https://copie.example';
/** One figure of all, and no large document: what they show of a publication is the same for the others. */
const LEFT_OUT =
	/^\/(?:en\/)?(?:figures|embed)\/(?!formes-par-annee)[a-z]|^\/oembed\?url=[^&]*figures%2F(?!formes-par-annee)|\.docx|\/annees\/201[67]|\/lignes\?(?!forme)|[?&]forme=(?!SEX)/;

// One copy for all: made in the first test that runs, read by the others.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

let root: string;
let folder: string;
let plain: Awaited<ReturnType<typeof plainServer>>;

/** Publishes the small base into the folder. */
async function publish(out: string, vivant: string | null): Promise<void> {
	const served = await serveCopy(join(root, 'base.db'), join(root, 'data'), ORIGIN);
	const writing = openFolder(out);
	try {
		await publishSite(served, writing, {
			...{ origin: ORIGIN, vivant, date: '2026-11-30', presets: ['forme'] },
			...{ leftOut: LEFT_OUT, tell: () => undefined }
		});
		writing.finish();
	} finally {
		await served.stop();
	}
}

test.beforeAll(async () => {
	test.setTimeout(300_000);
	root = mkdtempSync(join(tmpdir(), 'lignes-claires-copie-'));
	folder = join(root, 'copie');
	(
		await ensureBase(join(root, 'base.db'), smallData(join(root, 'data')), '2026-11-22T00:00:00.000Z')
	).close();
	await publish(folder, null);
	plain = await plainServer(folder);
});
test.afterAll(async () => {
	plain.server.closeAllConnections();
	await close(plain.server);
	rmSync(root, { recursive: true, force: true });
});

const files = () =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
		statSync(join(folder, name)).isFile()
	);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
/** Whether a path of the copy is one of its files. */
const stands = (path: string) => {
	const place = join(folder, decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path));
	return existsSync(place) && statSync(place).isFile();
};

test('every link and every whole address of a page, a drawing, a style, data, a workbook or an archive leads to a file', () => {
	const { links, faults } = checkCopy(folder, ORIGIN);
	expect(links).toBeGreaterThan(5000);
	expect(faults).toEqual([]);
});

test('a workbook, and all that an archive holds, say the page of the copy, not a question that no file answers', () => {
	const strings = (bytes: Uint8Array) =>
		strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array());
	const workbook = readFileSync(join(folder, 'en/figures/formes-par-annee/forme-SEX.xlsx'));
	expect(strings(workbook)).toContain(`${ORIGIN}/en/figures/formes-par-annee/forme-SEX_v-1/`);
	expect(strings(workbook)).toContain(`${ORIGIN}/en/methode/`);
	const parts = unzipSync(readFileSync(join(folder, 'figures/formes-par-annee.zip')));
	const said = Object.entries(parts).map(([name, bytes]) =>
		/xlsx$/.test(name) ? strings(bytes) : strFromU8(bytes)
	);
	expect(
		said.filter((text) => text.includes(`${ORIGIN}/figures/formes-par-annee/v-1/`)).length
	).toBeGreaterThan(2);
	expect(said.filter((text) => text.includes('formes-par-annee?'))).toEqual([]);
});

test('nothing tells of the machine that made it, of editors or of what only a server answers', () => {
	const all = files();
	for (const name of all.filter((one) =>
		/\.(?:html|svg|xml|atom|json|js|css|conf|txt)$|_headers|htaccess/.test(one)
	))
		expect(read(name), name).not.toMatch(
			/127\.0\.0\.1|localhost|lignes-claires-(?:copie|publication)-|\/tmp\//
		);
	for (const path of ['connexion', 'importer', 'sante', 'metrics', 'annees/2018/dossier', 'en/importer'])
		expect(all.filter((name) => name.startsWith(path))).toEqual([]);
	expect(read('robots.txt')).toBe(`User-agent: *\nSitemap: ${ORIGIN}/sitemap.xml\n`);
	expect(all).toEqual(
		expect.arrayContaining(['_headers', '.htaccess', '.nojekyll', 'nginx.conf', 'version.json', '404.html'])
	);
});

test('a name that climbs and turns is a plain name of a file', () => {
	expect(files().filter((name) => !/^[\w./,~-]+$/.test(name))).toEqual([]);
	expect(existsSync(join(root, 'Accès'))).toBe(false);
});

test('charts are there without script, and a figure with one filter has its page, its files and its frame', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	for (const path of [
		'/',
		'/en/',
		'/figures/formes-par-annee/forme-SEX/',
		'/en/figures/formes-par-annee/forme-SEX/'
	]) {
		await page.goto(plain.origin + path);
		await expect(page.locator('main svg:visible').first()).toBeVisible();
		await expect(page.locator('[data-publiee]')).toContainText(
			path.startsWith('/en') ? 'Copy of version 1' : 'Copie de la version 1'
		);
		expect(await page.locator('form').count()).toBe(0);
	}
	await context.close();
	for (const ending of ['.svg', '.csv', '.json', '.xlsx', '.png'])
		expect(stands(`/figures/formes-par-annee/forme-SEX${ending}`), ending).toBe(true);
	expect(
		stands('/embed/formes-par-annee/forme-SEX/') && stands('/en/embed/formes-par-annee/forme-SEX/')
	).toBe(true);
	expect(stands('/fige/1/figures/formes-par-annee.png')).toBe(true);
});

test('a consumer finds the figure by oEmbed from the page alone, and its frame stands in a page of another site', async ({
	page
}) => {
	const told = await (await fetch(`${plain.origin}/figures/formes-par-annee/forme-SEX/`)).text();
	const [link = ''] = /<link[^>]*application\/json\+oembed[^>]*>/.exec(told) ?? [];
	const href = /href="([^"]*)"/.exec(link)?.[1] ?? '';
	// Consumers add what they ask for: a server of files does not read it.
	const answer = await fetch(`${href.replace(ORIGIN, plain.origin)}?maxwidth=600&maxheight=400`);
	const { type, version, html } = (await answer.json()) as Record<string, string>;
	expect([type, version]).toEqual(['rich', '1.0']);
	const { server, url } = await host(String(html).replaceAll(ORIGIN, plain.origin));
	await page.goto(url);
	const frame = page.frameLocator('iframe');
	await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(frame.locator('svg:visible').first()).toBeVisible();
	await close(server as Server);
});

test('pages run without an error, ask for nothing that is missing, and are accessible', async ({ page }) => {
	plain.missing.length = 0;
	for (const path of [
		...[
			'/',
			'/en/lignes/',
			'/figures/formes-par-annee/',
			'/integrer/',
			'/annees/2018/',
			'/annees/2018/reunion/'
		],
		...[
			'/copie/',
			'/en/copie/',
			'/figures/formes-par-annee/autres-filtres/',
			'/en/lignes/autres-filtres/',
			'/404.html'
		]
	]) {
		await page.goto(plain.origin + path, { waitUntil: 'networkidle' });
		if (!path.includes('reunion')) await expectAccessible(page);
	}
	expect(plain.missing).toEqual([]);
});

test('a point of a chart opens its sheet, and the other language is the same page', async ({ page }) => {
	await page.goto(`${plain.origin}/figures/formes-par-annee/`, { waitUntil: 'networkidle' });
	await page
		.locator('.points a')
		.first()
		.evaluate((link: HTMLElement) =>
			link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
		);
	await expect(page.locator('#fiche-ouverte')).toBeVisible();
	expect(page.url()).toMatch(/\/figures\/formes-par-annee\/#formes-par-annee\/201\d[^/]*$/);
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL(`${plain.origin}/en/figures/formes-par-annee/`);
});

test('an address with filters leads to their page, or to one that says that it is not published and which are', async ({
	page
}) => {
	await page.goto(`${plain.origin}/figures/formes-par-annee?utm_source=x`.replace('?', '/?'));
	await expect(page).toHaveURL(/utm_source=x$/);
	await page.goto(`${plain.origin}/figures/formes-par-annee/?forme=SEX`);
	await expect(page).toHaveURL(`${plain.origin}/figures/formes-par-annee/forme-SEX/`);
	await page.goto(`${plain.origin}/figures/formes-par-annee/?forme=SEX&de=2017&a=2018`);
	await expect(page).toHaveURL(/autres-filtres\/#a=2018&de=2017&forme=SEX$/);
	await expect(page.locator('main')).toContainText('Combinaison demandée : a=2018, de=2017, forme=SEX');
	await expect(page.locator('main')).toContainText('n’est pas publiée ici');
	await expect(page.locator('[data-combinaisons] a').first()).toBeVisible();
});

test('a copy says how old it is, and asks the live site where it knows one', async ({ page }) => {
	await page.clock.setFixedTime(new Date('2026-12-10T12:00:00Z'));
	await page.goto(`${plain.origin}/sources/`);
	await expect(page.locator('[data-age]')).toHaveText('Elle a 10 jours.');
	await page.goto(`${plain.origin}/en/sources/`);
	await expect(page.locator('[data-age]')).toHaveText('It is 10 days old.');
	const live = await host('', {});
	let version = 3;
	const alive = live.url.replace(/\/$/, '');
	// The page as a copy with a live site writes it.
	await page.route('**/sources/', async (route) => {
		const name = `${new URL(route.request().url()).pathname.slice(1)}index.html`;
		const body = read(name).replace('<p data-publiee ', `<p data-publiee data-vivant="${alive}" `);
		await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
	});
	await page.route(`${alive}/version.json`, (route) =>
		route.fulfill({ json: { version }, headers: { 'access-control-allow-origin': '*' } })
	);
	await page.goto(`${plain.origin}/sources/`);
	await expect(page.locator('[data-age]')).toHaveText(/le site vivant en est à la version 3\.$/);
	await page.goto(`${plain.origin}/en/sources/`);
	await expect(page.locator('[data-age]')).toHaveText('It is out of date: the live site is at version 3.');
	version = 0;
	await page.reload();
	await expect(page.locator('[data-age]')).toHaveText('The live site is at an earlier version, 0.');
	version = 1;
	await page.goto(`${plain.origin}/sources/`);
	await expect(page.locator('[data-age]')).toHaveText('Le site vivant en est à la même version.');
	await close(live.server);
});

test('the live site tells its version to copies elsewhere', async ({ request }) => {
	const answer = await request.get('/version.json');
	expect(await answer.json()).toMatchObject({ site: 'lignes-claires', version: expect.any(Number) });
	expect(answer.headers()['access-control-allow-origin']).toBe('*');
});

test('published again at the same version, a copy is the same to the byte; a folder of something else is left alone', async () => {
	test.slow();
	const bytes = (name: string) => readFileSync(join(folder, name)).toString('latin1');
	const before = new Map(files().map((name) => [name, bytes(name)]));
	await publish(folder, null);
	expect(files().sort()).toEqual([...before.keys()].sort());
	expect(files().filter((name) => bytes(name) !== before.get(name))).toEqual([]);
	const other = mkdtempSync(join(root, 'autre-'));
	writeFileSync(join(other, 'rapport.txt'), 'à garder');
	expect(() => openFolder(other)).toThrow(/not a former publication/);
	expect(readdirSync(other)).toEqual(['rapport.txt']);
});

test('a publication that is stopped leaves the copy before it, no server and nothing beside', async () => {
	const temporary = mkdtempSync(join(root, 'temporaire-'));
	const before = read('version.json');
	const { child, ended } = start(
		process.execPath,
		[
			...['scripts/publish/publish.ts', '--out', folder, '--origin', ORIGIN],
			...['--db', join(root, 'base.db'), '--refaire']
		],
		{ env: { TMPDIR: temporary, DATA_FOLDER: join(root, 'data') } }
	);
	child.stdout?.on('data', (piece: Buffer) => piece.includes('Lecture') && child.kill('SIGTERM'));
	const { code, err } = await ended;
	expect(err).toContain('n’a pas changé');
	expect(code).toBe(143);
	expect(read('version.json')).toBe(before);
	expect(existsSync(`${folder}.tmp`)).toBe(false);
	expect(readdirSync(temporary)).toEqual([]);
});
