import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as sandboxed } from '@playwright/test';
import { FIGURES } from '../../src/lib/domain/figure.ts';
import { expect, expectAccessible, test } from './site.ts';

/** A page of someone else, on another origin: what its body is. */
async function host(body: string): Promise<{ readonly server: Server; readonly url: string }> {
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(`<!doctype html><html lang="fr"><title>Hôte</title><body>${body}</body></html>`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const close = (server: Server) => new Promise((resolve) => server.close(resolve));

for (const id of FIGURES) {
	test(`the embed of ${id} stands alone, light and accessible`, async ({ page, baseURL }) => {
		const { server, url } = await host(
			`<iframe src="${baseURL}/embed/${id}" title="figure" width="640" height="700"></iframe>`
		);
		const session = await page.context().newCDPSession(page);
		await session.send('Network.enable');
		const origin = new URL(baseURL ?? '').origin;
		const [ours, foreign]: [string[], string[]] = [[], []];
		let bytes = 0;
		const asked = new Map<string, string>();
		session.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, request.url));
		session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			if (asked.get(requestId)?.startsWith(origin)) bytes += encodedDataLength;
		});
		page.on('request', (request) => {
			const to = new URL(request.url()).origin;
			if (to === origin) ours.push(request.url());
			else if (request.url() !== url && !request.url().endsWith('favicon.ico')) foreign.push(request.url());
		});
		await page.goto(url, { waitUntil: 'networkidle' });
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(frame.getByRole('link', { name: /Lignes claires/ })).toBeVisible();
		expect(foreign).toEqual([]);
		// The script of heights comes beside what an embed without it needs.
		expect(ours.filter((one) => !one.endsWith('.js')).length).toBeLessThanOrEqual(3);
		expect(await page.context().cookies()).toEqual([]);
		expect(bytes).toBeLessThanOrEqual(20_000);
		await close(server);
	});

	test(`the embed of ${id} has no accessibility violation at 320 px`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 900 });
		for (const theme of ['clair', 'sombre']) {
			await page.goto(`/embed/${id}?theme=${theme}`);
			await expectAccessible(page);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(overflow).toBeLessThanOrEqual(0);
		}
	});
}

test('with our script the frame takes the height of the figure, again when it narrows', async ({
	page,
	baseURL
}) => {
	const { server, url } = await host(
		`<iframe src="${baseURL}/embed/formes-par-annee" title="figure" width="720" height="100"></iframe>
		<script src="${baseURL}/embed.js"></script>`
	);
	await page.goto(url, { waitUntil: 'networkidle' });
	const frame = page.locator('iframe');
	const fits = async () => {
		const inner = await page
			.frameLocator('iframe')
			.locator('.integration')
			.evaluate((one) => one.getBoundingClientRect().height);
		const outer = await frame.evaluate((one) => one.getBoundingClientRect().height);
		return Math.abs(outer - inner) < 6;
	};
	await expect.poll(fits).toBe(true);
	const before = await frame.evaluate((one) => one.getBoundingClientRect().height);
	await frame.evaluate((one) => one.setAttribute('width', '300'));
	await expect.poll(fits).toBe(true);
	expect(await frame.evaluate((one) => one.getBoundingClientRect().height)).not.toBe(before);
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
	await close(server);
});

// A browser says in its console that the sandbox holds: that is what is wanted.
sandboxed(
	'a site that finds the figure by oEmbed shows its frame, without script',
	async ({ page, baseURL, request }) => {
		const found = await request.get('/figures/formes-par-annee?de=2016&a=2018');
		const discovery = /<link[^>]+type="application\/json\+oembed"[^>]*>/.exec(await found.text())?.[0] ?? '';
		const address = (/href="([^"]+)"/.exec(discovery)?.[1] ?? '').replaceAll('&amp;', '&');
		const answer = (await (await request.get(`${address}&maxwidth=600&maxheight=900`)).json()) as Record<
			string,
			unknown
		>;
		expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 600 });
		expect(Number(answer['height'])).toBeLessThanOrEqual(900);
		const html = String(answer['html']);
		expect(html).toMatch(/^<iframe [^>]*title="[^"]+"[^>]*><\/iframe>$/);
		const { server, url } = await host(html.replace('<iframe', '<iframe sandbox="allow-same-origin"'));
		await page.goto(url);
		await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toContainText('2016');
		await close(server);
		expect(
			(await request.get(`/oembed?url=${encodeURIComponent('https://exemple.fr/figures/flux')}`)).status()
		).toBe(404);
		expect(
			(await request.get(`/oembed?url=${encodeURIComponent(`${baseURL}/figures/inconnue`)}`)).status()
		).toBe(404);
		expect(
			(await request.get(`/oembed?format=xml&url=${encodeURIComponent(`${baseURL}/figures/flux`)}`)).status()
		).toBe(501);
	}
);

test('only embeds can be framed', async ({ request }) => {
	const embed = (await request.get('/embed/flux')).headers();
	expect(embed['content-security-policy']).toContain('frame-ancestors *');
	expect(embed['x-frame-options']).toBeUndefined();
	expect(embed['set-cookie']).toBeUndefined();
	for (const path of ['/', '/figures/flux', '/integrer', '/versions']) {
		const headers = (await request.get(path)).headers();
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	}
});
