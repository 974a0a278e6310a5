import { expect, test, type APIRequestContext } from '@playwright/test';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { close, host } from './host-page.ts';

/** What WordPress lets through of the answer of a site that it does not know, and what it adds to it. */
function filtered(html: string, secret: string): string {
	const attributes = (tag: string, names: readonly string[]) =>
		names.flatMap((name) => {
			const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
			return value === undefined ? [] : [` ${name}="${value}"`];
		});
	const kept = html
		.replace(/<(?!\/?(?:a|blockquote|iframe)\b)[^>]*>/g, '')
		.replace(/<blockquote[^>]*>/g, '<blockquote>')
		.replace(/<a\b[^>]*>/g, (tag) => `<a${attributes(tag, ['href']).join('')}>`)
		.replace(/<iframe\b[^>]*>/g, (tag) => {
			const allowed = [
				'src',
				'width',
				'height',
				'frameborder',
				'marginwidth',
				'marginheight',
				'scrolling',
				'title'
			];
			return `<iframe${attributes(tag, allowed).join('')}>`;
		});
	const [, quote = '', frame = ''] =
		/(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(kept) ?? [];
	const hidden = quote === '' ? '' : ' style="position: absolute; visibility: hidden;"';
	return (
		quote.replace('<blockquote', `<blockquote class="wp-embedded-content" data-secret="${secret}"`) +
		frame
			.replace(
				'<iframe',
				`<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"${hidden}`
			)
			.replace(/ src="([^"]*)"/, ` src="$1#?secret=${secret}" data-secret="${secret}"`)
	);
}

/** What its script does with the messages of a frame: the height within bounds, links of the frame's own host. */
const LISTENER = `<script>
addEventListener('message', ({ data, source }) => {
	if (!data?.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
	for (const quote of document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]')) quote.style.display = 'none';
	for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
		if (source !== frame.contentWindow) continue;
		frame.removeAttribute('style');
		if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
		if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame)
			top.location.href = data.value;
	}
});
</script>`;

/** The post of someone who pasted the address of a figure alone on a line, in a theme whose columns are so wide. */
async function post(request: APIRequestContext, baseURL: string, id: string, column: number) {
	const page = await (await request.get(`/figures/${id}`)).text();
	const discovery = /<link[^>]+type="application\/json\+oembed"[^>]*>/.exec(page)?.[0] ?? '';
	const address = (/href="([^"]+)"/.exec(discovery)?.[1] ?? '').replaceAll('&amp;', '&');
	expect(address).toContain(baseURL);
	// What its themes of blocks ask.
	const answer = (await (await request.get(`${address}&maxwidth=500&maxheight=750`)).json()) as {
		html: string;
	};
	return host(
		`<div style="max-width:${column}px;margin:0 16px">${filtered(answer.html, 'a1B2c3D4e5')}</div>${LISTENER}`
	);
}

for (const id of FIGURE_IDS)
	test(`the address of ${id} pasted in a blog shows the whole figure, on a page and on a phone`, async ({
		page,
		baseURL,
		request
	}) => {
		for (const [viewport, column] of [
			[1280, 500],
			[1280, 650],
			[360, 500],
			[320, 500]
		] as const) {
			await page.setViewportSize({ width: viewport, height: 800 });
			const { server, url } = await post(request, baseURL ?? '', id, column);
			await page.goto(url, { waitUntil: 'load' });
			await expect(page.locator('blockquote')).toBeHidden();
			const frame = page.locator('iframe');
			await expect(frame).toBeVisible();
			await expect
				.poll(
					() =>
						page
							.frameLocator('iframe')
							.locator('html')
							.evaluate((root) => root.scrollHeight - root.clientHeight),
					{ message: `${id} at ${viewport}, ${column}` }
				)
				.toBeLessThanOrEqual(0);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
			).toBeLessThanOrEqual(0);
			await close(server);
		}
	});

test('its link works in the sandbox of a blog, which reads the words where there is no frame', async ({
	page,
	baseURL,
	request
}) => {
	const { server, url } = await post(request, baseURL ?? '', 'formes-par-annee', 600);
	await page.goto(url, { waitUntil: 'load' });
	expect(await page.locator('blockquote').textContent()).toMatch(/De 2013 .*Crédits.*Sources/s);
	await expect(page.locator('blockquote a')).toHaveAttribute('href', `${baseURL}/figures/formes-par-annee`);
	await page
		.frameLocator('iframe')
		.getByRole('link', { name: /Lignes claires/ })
		.click();
	await page.waitForURL(/\/figures\/formes-par-annee/);
	await close(server);
});

test('where a sandbox lets no link open, the frame prints its address', async ({ page, baseURL }) => {
	const { server, url } = await host(
		`<iframe sandbox="allow-scripts" src="${baseURL}/embed/flux" title="figure" width="600" height="1500"></iframe>`
	);
	await page.goto(url, { waitUntil: 'load' });
	const frame = page.frameLocator('iframe');
	await frame.getByRole('link', { name: /Lignes claires/ }).click();
	await expect(frame.locator('.adresse').first()).toContainText(`${baseURL}/figures/flux`);
	await close(server);
});
