import { expect, PAGES, test } from './site.ts';

const policyOf = (header = '') =>
	new Map(
		header.split(';').map((directive) => {
			const [name = '', ...values] = directive.trim().split(/\s+/);
			return [name, values] as const;
		})
	);

for (const path of [...PAGES, '/en/annees/2018', '/lignes?v=1&q=afis', '/nulle-part', '/?etape=inconnue']) {
	test(`${path} runs our one script, kept for ever, and no other`, async ({ page, request }) => {
		const policy = policyOf((await request.get(path)).headers()['content-security-policy']);
		const scripts = policy.get('script-src') ?? [];
		expect(scripts).toContain("'self'");
		expect(scripts.filter((source) => source !== "'self'" && !source.startsWith("'sha256-"))).toEqual([]);
		for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
			expect(policy.get(name), name).toEqual(["'none'"]);
		expect(policy.get('form-action')).toEqual(["'self'"]);
		// The console of a page that breaks its policy is not quiet: see `test`.
		await page.goto(path, { waitUntil: 'networkidle' });
		const run = await page
			// The one that sizes frames on other sites does so where embeds are shown.
			.locator('script:not([type="application/json"], [type="application/ld+json"], [src="/embed.js"])')
			.evaluateAll((found) => found.map((script) => script.getAttribute('src')));
		expect(run).toEqual([expect.stringMatching(/^\/_app\/immutable\/assets\/site\.[\w-]+\.js$/)]);
		const { headers, status } = await request.get(run[0] ?? '').then((answer) => ({
			headers: answer.headers(),
			status: answer.status()
		}));
		expect([status, headers['cache-control']]).toEqual([200, expect.stringContaining('immutable')]);
	});
}
