import { expectOurScriptAlone } from './script-policy.ts';
import { expect, expectAccessibleThroughout, expectNoSliding, PAGES, test } from './site.ts';

/** What a validator of HTML refuses and a browser mends in silence; and a table that nothing names. */
const FAULTS = [
	':is(span, b, i, em, strong, small, p, h1, h2, h3) :is(details, div, ul, ol, dl, table, section, fieldset)',
	':is(span, div, p, td, b, small)[aria-label]:not([role])',
	'section:not([aria-label], [aria-labelledby], :has(h1, h2, h3, h4))',
	'table:not([aria-label], [aria-labelledby], :has(> caption))'
].join(', ');

for (const path of [...PAGES, '/nulle-part', '/?etape=inconnue']) {
	test(`${path} is accessible in both themes, fits at 320 px and 200 %, keeps French signs with their words, runs our one script`, async ({
		page,
		request
	}) => {
		const answer = await page.goto(path);
		await expectAccessibleThroughout(page);
		await expectNoSliding(page);
		// What can slide is reached with the keyboard, whatever the width at which it does.
		await expect(
			page.locator('.defile:not([role="region"][aria-label][tabindex="0"], [aria-labelledby])')
		).toHaveCount(0);
		expect(
			await page.locator(FAULTS).evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 120)))
		).toEqual([]);
		const text = await page.locator('body').innerText();
		expect(text.match(/.{0,30}(?:\w [:;?!»%€]|« \w).{0,20}/g) ?? []).toEqual([]);
		await expectOurScriptAlone(page, answer, request);
	});
}

test('the site cannot be framed', async ({ request }) => {
	const headers = (await request.get('/')).headers();
	expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	expect(headers['x-frame-options']).toBe('DENY');
});

test('who holds an answer as a browser asked for it is not sent it again', async ({ request }) => {
	const headers = { 'accept-encoding': 'gzip, deflate, br' };
	for (const path of [
		'/',
		'/en/annees/2018',
		'/figures/flux?v=1',
		'/embed/flux',
		'/embed/flux?v=1',
		'/figures/flux.svg',
		'/figures/flux.png',
		'/api/v1/allocation?groupe=forme',
		'/lignes.csv',
		'/versions.atom'
	]) {
		const first = await request.get(path, { headers });
		const etag = first.headers()['etag'] ?? '';
		expect(etag, path).not.toBe('');
		expect(first.headers()['cache-control'], path).toMatch(/^public, max-age=0, s-maxage=\d+/);
		const again = await request.get(path, { headers: { ...headers, 'if-none-match': etag } });
		expect(again.status(), path).toBe(304);
		expect((await again.body()).length).toBe(0);
	}
});

test('this reading sees a lost contrast, in a box that is closed, in the dark alone', async ({ page }) => {
	await page.goto('/accessibilite', { waitUntil: 'networkidle' });
	await page.evaluate(() =>
		document.querySelector('main')?.insertAdjacentHTML(
			'beforeend',
			`<details><summary>Ouvrir</summary><p class="pale">Perdu</p></details>
			<style>@media (prefers-color-scheme: dark) { .pale { color: #333 } }</style>`
		)
	);
	await expect(expectAccessibleThroughout(page)).rejects.toThrow(/color-contrast/);
});
