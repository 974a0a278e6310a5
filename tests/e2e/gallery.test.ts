import { expect, expectAccessible, test } from './site.ts';

test('every figure is in the gallery with what it says, its picture and how to use it', async ({ page }) => {
	await page.goto('/figures');
	await expectAccessible(page);
	const items = page.locator('.galerie > li');
	await expect(items).toHaveCount(11);
	for (const item of await items.all()) {
		const title = (await item.getByRole('heading').innerText()).trim();
		const href = (await item.getByRole('link', { name: /^Image/ }).getAttribute('href')) ?? '';
		const card = (await item.locator('img').getAttribute('src')) ?? '';
		for (const [file, type] of [
			[href, 'image/png'],
			[card, 'image/svg+xml']
		] as const) {
			const answer = await page.request.get(file);
			expect([file, answer.status()]).toEqual([file, 200]);
			expect(answer.headers()['content-type']).toContain(type);
		}
		const own = await page.request.get(
			(await item.getByRole('heading').getByRole('link').getAttribute('href')) ?? ''
		);
		expect(await own.text()).toContain(title.slice(0, 20));
	}
	const first = items.first().getByRole('heading').getByRole('link');
	const title = await first.innerText();
	await first.click();
	await expect(page.locator('h1')).toHaveText(title);
});

test('filters stand in the gallery and go on to its figures', async ({ page }) => {
	await page.goto('/en/figures?etape=execution');
	const first = page.locator('.galerie h2 a').first();
	await expect(first).toHaveAttribute('href', /\/figures\/[a-z-]+\?etape=execution$/);
	await expect(page.locator('.galerie img').first()).toHaveAttribute(
		'src',
		/\?etape=execution&variante=sans-titre&lang=en$/
	);
});

test('the list of pages for robots leads to pages that answer, in both languages', async ({
	page,
	baseURL
}) => {
	const robots = await (await page.request.get('/robots.txt')).text();
	const address = /^Sitemap: (.*)$/m.exec(robots)?.[1] ?? '';
	expect(address).toBe(`${baseURL ?? ''}/sitemap.xml`);
	const map = await (await page.request.get(address)).text();
	const found = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, one = '']) => one);
	expect(new Set(found).size).toBe(found.length);
	expect(found.length).toBeGreaterThan(100);
	for (const one of found.filter((_, index) => index % 9 === 0)) {
		const answer = await page.request.get(one, { maxRedirects: 0 });
		expect([one, answer.status()]).toEqual([one, 200]);
	}
});
