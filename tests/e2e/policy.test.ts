import { expectOurScriptAlone } from './script-policy.ts';
import { test } from './site.ts';

// What every other page runs is told where it is opened: see `every-page.test.ts`.
for (const path of ['/en/annees/2018', '/lignes?v=1&q=afis']) {
	test(`${path} runs our one script, kept for ever, and no other`, async ({ page, request }) => {
		await expectOurScriptAlone(page, await page.goto(path), request);
	});
}
