import { expect, PAGES, test } from './site.ts';

const policyOf = (header = '') =>
	new Map(
		header.split(';').map((directive) => {
			const [name = '', ...values] = directive.trim().split(/\s+/);
			return [name, values] as const;
		})
	);

for (const path of [...PAGES, '/en/annees/2018', '/lignes?v=1&q=afis', '/nulle-part', '/?etape=inconnue']) {
	test(`${path} runs our scripts alone, and they run`, async ({ page, request }) => {
		const policy = policyOf((await request.get(path)).headers()['content-security-policy']);
		const scripts = policy.get('script-src') ?? [];
		expect(scripts).toContain("'self'");
		expect(scripts.filter((source) => source !== "'self'" && !source.startsWith("'sha256-"))).toEqual([]);
		for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
			expect(policy.get(name), name).toEqual(["'none'"]);
		expect(policy.get('form-action')).toEqual(["'self'"]);
		// The console of a page that breaks its policy is not quiet: see `test`.
		await page.goto(path, { waitUntil: 'networkidle' });
		await page.evaluate(() => Object.assign(window, { sameDocument: true }));
		await page.getByRole('contentinfo').locator('a[href*="/sources"]').first().click();
		await page.waitForURL(/\/sources/);
		expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
	});
}
