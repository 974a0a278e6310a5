import { expect, expectAccessible, PAGES, test } from './site.ts';

for (const theme of ['light', 'dark'] as const) {
	test.describe(`${theme} theme`, () => {
		test.use({ colorScheme: theme });
		for (const path of PAGES) {
			test(`${path} has no accessibility violation`, async ({ page }) => {
				await page.goto(path);
				await expectAccessible(page);
			});
		}
	});
}

for (const path of [...PAGES, '/?etape=inconnue']) {
	test(`${path} reads at 320 px without sliding sideways`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 800 });
		await page.goto(path);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
	});

	test(`${path} keeps French signs with their words`, async ({ page }) => {
		await page.goto(path);
		const text = await page.locator('body').innerText();
		expect(text.match(/.{0,30}(?:\w [:;?!»%€]|« \w).{0,20}/g) ?? []).toEqual([]);
	});
}

test('the site cannot be framed', async ({ request }) => {
	const headers = (await request.get('/')).headers();
	expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	expect(headers['x-frame-options']).toBe('DENY');
});
