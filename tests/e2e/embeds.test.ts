import type { Page } from '@playwright/test';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { expectMarksApart } from './forced-colours.ts';
import { close, host } from './host-page.ts';
import { expect, expectAccessible, test } from './site.ts';

/** What our own origin sends since one last asked, and what anyone else does; nothing is kept between two pages. */
async function wire(page: Page, origin: string) {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const asked = new Map<string, string>();
	let bytes = 0;
	session.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, request.url));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (asked.get(requestId)?.startsWith(`${origin}/`)) bytes += encodedDataLength;
	});
	return () => {
		const urls = [...asked.values()];
		const ours = urls.filter((url) => url.startsWith(`${origin}/`));
		const foreign = urls.filter((url) => !url.startsWith('http://127.0.0.1'));
		const sent = { ours, foreign, bytes };
		asked.clear();
		bytes = 0;
		return sent;
	};
}

/** As a report shows it, as it is kept, and the largest that it can be. */
const WEIGHED = ['', '?lang=en&theme=sombre&v=1', '?perimetre=contexte&lang=en'];
for (const id of FIGURE_IDS) {
	test(`the embed of ${id} stands alone and light in a page that lets nothing else in`, async ({
		page,
		baseURL
	}) => {
		const sent = await wire(page, baseURL ?? '');
		for (const view of WEIGHED) {
			const { server, url } = await host(
				`<iframe src="${baseURL}/embed/${id}${view}" title="figure" width="640" height="700"></iframe>`,
				{ 'content-security-policy': `default-src 'none'; frame-src ${baseURL}; style-src 'unsafe-inline'` }
			);
			await page.goto(url);
			const frame = page.frameLocator('iframe');
			await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(frame.getByRole('link', { name: /Lignes claires/ })).toBeVisible();
			const { ours, foreign, bytes } = sent();
			expect(foreign).toEqual([]);
			// The page and the script of heights: three is what is allowed without any script. What is not asked at once may be
			// asked once the network is slow: the page names no style sheet, not even a disabled one.
			await expect(frame.locator('link[rel="stylesheet"]')).toHaveCount(0);
			expect(ours.length, view).toBeLessThanOrEqual(3);
			expect(bytes, view).toBeGreaterThan(5000);
			expect(bytes, view).toBeLessThanOrEqual(20_000);
			expect(await page.context().cookies()).toEqual([]);
			await close(server);
		}
	});

	test(`the embed of ${id} is accessible in both languages, from 280 px, with any colours and on paper`, async ({
		page
	}) => {
		const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		for (const view of ['', '?lang=en&theme=sombre']) {
			await page.setViewportSize({ width: 320, height: 900 });
			await page.goto(`/embed/${id}${view}`);
			await expectAccessible(page);
			for (const width of [280, 640, 1200]) {
				await page.setViewportSize({ width, height: 900 });
				const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
			}
			await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
			expect(await ground()).toBe('rgb(255, 255, 255)');
			await page.emulateMedia({ media: null, colorScheme: null });
		}
		await expectMarksApart(page);
	});
}

test('a frame without a figure says why, where it stands, without script', async ({ page, request }) => {
	for (const [path, said] of [
		['/embed/flux?etape=inconnue&theme=sombre', 'la valeur « inconnue » n’est pas connue'],
		['/embed/inconnue?lang=en', 'This figure does not exist.'],
		['/embed/flux?v=999', 'La version 999 n’existe pas.']
	] as const) {
		const headers = (await request.get(path)).headers();
		expect(headers['content-security-policy']).toContain('frame-ancestors *');
		await page.goto(path);
		await expect(page.getByRole('main')).toContainText(new RegExp(said.replaceAll(' ', '\\s')));
		expect(await page.locator('script:not([src="/embed-hauteur.js"])').count()).toBe(0);
		await expectAccessible(page);
	}
});

test('our script gives the frame the height of the figure: when it comes late, when the frame narrows, one frame after a filter', async ({
	page,
	baseURL
}) => {
	const { server, url } = await host(
		`<iframe src="${baseURL}/embed/formes-par-annee" title="figure" width="720" height="100"></iframe>`
	);
	// The height at the first picture after each message.
	await page.addInitScript(() => {
		const drawn: number[][] = [];
		Object.assign(window, { drawn });
		addEventListener('message', ({ data }) => {
			if (data?.type !== 'lignes-claires:hauteur') return;
			requestAnimationFrame(() => {
				drawn.push([data.hauteur, document.querySelector('iframe')?.getBoundingClientRect().height ?? 0]);
			});
		});
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	const drawn = () => page.evaluate(() => (window as unknown as { drawn: number[][] }).drawn);
	const frame = page.locator('iframe');
	const height = () => frame.evaluate((one) => (one as HTMLElement).style.height);
	expect(await height()).toBe('');
	await page.addScriptTag({ url: `${baseURL}/embed.js` });
	await expect.poll(height).not.toBe('');
	const [wide, heard] = [await height(), (await drawn()).length];
	await frame.evaluate((one) => one.setAttribute('width', '300'));
	await expect.poll(height).not.toBe(wide);
	const narrow = await height();
	await frame.evaluate((one) => one.setAttribute('src', `${one.getAttribute('src')}?de=2017&a=2018`));
	await expect.poll(height).not.toBe(narrow);
	// A message is drawn a picture after the height that it asked is set.
	await expect.poll(async () => (await drawn()).slice(heard).length).toBeGreaterThanOrEqual(2);
	const later = (await drawn()).slice(heard);
	// The border of the frame is outside the figure.
	expect(later.map(([asked = 0, seen = 0]) => Math.abs(seen - asked) <= 4)).not.toContain(false);
	await close(server);
});

test('a page that lies about heights moves no frame of ours', async ({ page, baseURL }) => {
	const { server, url } = await host(
		`<iframe src="${baseURL}/embed/flux" title="figure" width="720" height="300"></iframe>
		<script src="${baseURL}/embed.js"></script>`
	);
	await page.goto(url, { waitUntil: 'networkidle' });
	const height = () => page.locator('iframe').evaluate((one) => (one as HTMLElement).style.height);
	await expect.poll(height).not.toBe('');
	const kept = await height();
	await page.evaluate(() => window.postMessage({ type: 'lignes-claires:hauteur', hauteur: 3999, v: 1 }, '*'));
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
	expect(await height()).toBe(kept);
	await close(server);
});

test('hosts that speak Datawrapper, pym or AMP hear their own message', async ({ page, baseURL }) => {
	const { server, url } = await host(
		`<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>
		<iframe src="${baseURL}/embed/flux?childId=figure-1" title="figure" width="600" height="300"></iframe>`
	);
	await page.goto(url, { waitUntil: 'networkidle' });
	await expect.poll(() => page.evaluate('heard.length')).toBeGreaterThanOrEqual(4);
	const heard = JSON.stringify(await page.evaluate('heard'));
	expect(heard).toMatch(/"datawrapper-height":\{"figure-1":\d+\}/);
	expect(heard).toMatch(/"sentinel":"amp","type":"embed-size","height":\d+/);
	expect(heard).toMatch(/pymxPYMxfigure-1xPYMxheightxPYMx\d+/);
	// A host that hears late says its width, as pym does, and is answered.
	const before = await page.evaluate<number>('heard.length');
	await page.evaluate(() =>
		document.querySelector('iframe')?.contentWindow?.postMessage('pymxPYMxfigure-1xPYMxwidthxPYMx600', '*')
	);
	await expect.poll(() => page.evaluate('heard.length')).toBe(before + 4);
	await close(server);
});

test('oEmbed answers with a figure in words and its frame, within the bounds asked, and refuses what it does not know', async ({
	baseURL,
	request
}) => {
	const found = await request.get('/figures/formes-par-annee?de=2016&a=2018');
	const discovery = /<link[^>]+type="application\/json\+oembed"[^>]*>/.exec(await found.text())?.[0] ?? '';
	const address = (/href="([^"]+)"/.exec(discovery)?.[1] ?? '').replaceAll('&amp;', '&');
	const ask = async (bounds: string) =>
		(await (await request.get(`${address}${bounds}`)).json()) as Record<string, unknown>;
	const answer = await ask('&maxwidth=600&maxheight=900');
	expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 600 });
	expect(Number(answer['height'])).toBeLessThanOrEqual(900);
	expect(String(answer['html'])).toMatch(
		/^<blockquote class="wp-embedded-content"><a href="[^"]+">[^<]+<\/a> [^<]+<\/blockquote><iframe [^>]*title="[^"]+"[^>]*><\/iframe>$/
	);
	const small = await ask('&maxwidth=300&maxheight=200');
	expect(small).toMatchObject({ width: 300, height: 200 });
	expect(small).not.toHaveProperty('thumbnail_url');
	for (const [query, status] of [
		[`url=${encodeURIComponent('https://exemple.fr/figures/flux')}`, 404],
		[`url=${encodeURIComponent(`${baseURL}/figures/inconnue`)}`, 404],
		[`format=xml&url=${encodeURIComponent(`${baseURL}/figures/flux`)}`, 501]
	] as const)
		expect((await request.get(`/oembed?${query}`)).status()).toBe(status);
});

test('only embeds can be framed', async ({ request }) => {
	const embed = (await request.get('/embed/flux')).headers();
	expect(embed['content-security-policy']).toContain('frame-ancestors *');
	expect(embed['x-frame-options']).toBeUndefined();
	expect(embed['set-cookie']).toBeUndefined();
	for (const path of ['/', '/figures/flux', '/integrer', '/verifier']) {
		const headers = (await request.get(path)).headers();
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	}
});
