import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { expect, expectAccessible, test } from './site.ts';

for (const id of FIGURE_IDS) {
	test(`the page of ${id} shows it, gives its files and says how to cite it`, async ({ page, request }) => {
		await page.goto(`/figures/${id}`);
		await expect(page.locator('figure svg[role="img"]:visible').first()).toBeVisible();
		await expectAccessible(page);
		const empreinte = await page.locator('#citer code').first().innerText();
		expect(empreinte).toMatch(/^[0-9a-f]{8}$/);
		for (const [format, type] of [
			['svg', 'image/svg+xml'],
			['png', 'image/png'],
			['csv', 'text/csv'],
			['xlsx', 'spreadsheetml'],
			['json', 'application/json'],
			['zip', 'application/zip'],
			['og.png', 'image/png']
		] as const) {
			const file = await request.get(`/figures/${id}.${format}`);
			expect(file.status(), format).toBe(200);
			expect(file.headers()['content-type']).toContain(type);
		}
		const json = (await (await request.get(`/figures/${id}.json`)).json()) as Record<string, unknown>;
		expect(json['empreinte']).toBe(empreinte);
	});

	test(`the pictures of ${id} say what they show`, async ({ request }) => {
		const svg = await (await request.get(`/figures/${id}.svg`)).text();
		for (const said of [/<title[^>]*>[^<]+/, /<desc[^>]*>[^<]+/]) expect(svg).toMatch(said);
		// A sentence runs over several lines of the picture.
		const words = svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
		for (const carried of [/Version \d+ des données/, /empreinte [0-9a-f]{8}/, `/figures/${id}`])
			expect(words).toMatch(carried);
		expect(svg).not.toMatch(/foreignObject|<image|class=|style=|<script/);
	});
}

test('a frozen figure gives the same bytes and says so to caches', async ({ request }) => {
	for (const format of ['svg', 'png', 'csv', 'xlsx', 'json', 'zip']) {
		const address = `/figures/formes-par-annee.${format}?v=1`;
		const [first, second] = [await request.get(address), await request.get(address)];
		expect(first.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
		expect(Buffer.compare(await first.body(), await second.body())).toBe(0);
		const again = await request.get(address, { headers: { 'if-none-match': first.headers()['etag'] ?? '' } });
		expect(again.status()).toBe(304);
	}
});

test('an empreinte is verified, and a false one is told', async ({ page, request }) => {
	const { empreinte } = (await (await request.get('/figures/flux.json?v=1')).json()) as { empreinte: string };
	await page.goto(`/figures/flux/verifier?v=1&empreinte=${empreinte}`);
	await expect(page.locator('h1')).toHaveText(/n’ont pas changé/);
	await page.getByLabel('Empreinte').fill('00000000');
	await page.getByRole('button', { name: 'Vérifier' }).click();
	await expect(page.locator('h1')).toHaveText(/n’est pas celle de cette figure/);
	expect((await request.get('/figures/flux/verifier?v=1&empreinte=zzz')).status()).toBe(400);
});

test('a figure is chosen, previewed and its code copied', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/integrer', { waitUntil: 'networkidle' });
	await page.locator('select[name=figure]').selectOption('flux');
	await expect(page).toHaveURL(/figure=flux/);
	await page.locator('select[name=cadre]').selectOption('480');
	await expect(page).toHaveURL(/cadre=480/);
	const frame = page.locator('iframe');
	await expect(frame).toHaveAttribute('src', /\/embed\/flux/);
	await expect(frame).toHaveAttribute('title', /.+ 480 pixels/);
	await expect(frame).toHaveAttribute('width', '480');
	await page.getByRole('button', { name: /Copier.*suit les données/ }).click();
	await expect(page.getByText('Copié', { exact: true })).toBeVisible();
	const code = await page.evaluate(() => navigator.clipboard.readText());
	expect(code).toMatch(/\/embed\/flux.*max-width:480px/s);
	// What a blog takes is the address of the page.
	await expect(page.getByLabel('Adresse pour WordPress')).toHaveValue(/\/figures\/flux$/);
});

test('what is not a size, a file or a figure is refused in a sentence', async ({ request }) => {
	const wide = await request.get('/figures/flux.png?largeur=100000');
	expect(wide.status()).toBe(400);
	expect(await wide.text()).toContain('600 à 4800');
	const shape = await request.get('/figures/flux.png?format=rond');
	expect(shape.status()).toBe(400);
	expect(await shape.text()).toContain('paysage, portrait, carre');
	expect((await request.get('/figures/flux.pdf')).status()).toBe(404);
	expect((await request.get('/figures/inconnue.png')).status()).toBe(404);
	expect((await request.get('/figures/flux.png?v=999')).status()).toBe(404);
});

test('readers of the feed learn that versions moved', async ({ request }) => {
	const feed = await request.get('/versions.atom');
	expect(feed.headers()['content-type']).toContain('application/atom+xml');
	expect(await feed.text()).toMatch(/<entry><title>Version 1/);
});

test('every scheme has a picture to be linked with, those of which nothing was planned too', async ({
	request
}) => {
	const list = await (await request.get('/dispositifs')).text();
	const pages = new Set([...list.matchAll(/href="(\/dispositifs\/[\w-]+)"/g)].map(([, page = '']) => page));
	expect(pages.size).toBeGreaterThan(10);
	for (const page of pages) {
		const html = await (await request.get(page)).text();
		const [, picture = ''] = /<meta property="og:image" content="[^"]*?(\/figures\/[^"]*)"/.exec(html) ?? [];
		const answer = await request.get(picture.replaceAll('&amp;', '&'));
		expect(`${page} ${answer.status()} ${answer.headers()['content-type']}`).toBe(`${page} 200 image/png`);
	}
});
