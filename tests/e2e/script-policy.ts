import type { APIRequestContext, Page, Response } from '@playwright/test';
import { expect } from './site.ts';

const policyOf = (header = '') =>
	new Map(
		header.split(';').map((directive) => {
			const [name = '', ...values] = directive.trim().split(/\s+/);
			return [name, values] as const;
		})
	);

/**
 * A page that was opened runs our one script, kept for ever, and its policy lets it run no other. The console of a page that
 * breaks its policy is not quiet: see `test`.
 */
export async function expectOurScriptAlone(
	page: Page,
	answer: Response | null,
	request: APIRequestContext
): Promise<void> {
	const policy = policyOf(answer?.headers()['content-security-policy']);
	const scripts = policy.get('script-src') ?? [];
	expect(scripts).toContain("'self'");
	expect(scripts.filter((source) => source !== "'self'" && !source.startsWith("'sha256-"))).toEqual([]);
	for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
		expect(policy.get(name), name).toEqual(["'none'"]);
	expect(policy.get('form-action')).toEqual(["'self'"]);
	await page.waitForLoadState('networkidle');
	const run = await page
		// The one that sizes frames on other sites does so where embeds are shown.
		.locator('script:not([type="application/json"], [type="application/ld+json"], [src="/embed.js"])')
		.evaluateAll((found) => found.map((script) => script.getAttribute('src')));
	expect(run).toEqual([expect.stringMatching(/^\/_app\/immutable\/assets\/site\.[\w-]+\.js$/)]);
	const script = await request.get(run[0] ?? '');
	expect([script.status(), script.headers()['cache-control']]).toEqual([
		200,
		expect.stringContaining('immutable')
	]);
}
