import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { expect, expectAccessible, test } from './site.ts';

/** The file of a year, saved on the disk as a reader saves it. */
async function saved(page: Page, info: TestInfo, address: string): Promise<string> {
	const answer = await page.request.get(address);
	expect(answer.headers()['content-disposition']).toMatch(
		/^attachment; filename="lignes-claires_evaluation-/
	);
	const bytes = await answer.body();
	expect(bytes.length).toBeLessThan(500_000);
	const path = info.outputPath('evaluation.html');
	await writeFile(path, bytes);
	return pathToFileURL(path).href;
}

test('the offline file opens from a disk with the network cut: it asks nothing, filters and projects', async ({
	page,
	context
}, info) => {
	const file = await saved(page, info, '/annees/2018.html');
	await context.setOffline(true);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(file);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Évaluation 2018/);
	await expectAccessible(page);
	const rows = page.locator('table.lignes tbody tr');
	const all = await rows.count();
	expect(all).toBeGreaterThan(10);
	await page.locator('[name=dispositif]').selectOption('bop137');
	await page.locator('[name=etape]').selectOption('lfi');
	await expect(page.locator('.sommes')).toContainText(/5\s020\s878\s€/);
	await page.getByLabel('Mots').fill('afis');
	await expect(rows).toHaveCount(1);
	await expect(page.locator('.sommes')).toContainText(/2\s376\s000\s€/);
	expect(page.url()).toContain('#lignes?dispositif=bop137&etape=lfi&mots=afis');
	await rows.getByRole('button').click();
	await expect(page.getByRole('dialog')).toContainText('Rapport général n° 147');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Tout montrer' }).click();
	await expect(rows).toHaveCount(all);
	await page.getByRole('button', { name: 'Projeter' }).click();
	await expect(page.locator('.diapo.vue h2')).toContainText('En 2018');
	await page.keyboard.press('PageDown');
	await expect(page.locator('.diapo.vue')).toHaveAttribute('data-diapo', '2');
	await page.reload();
	await expect(page.locator('.diapo.vue')).toHaveAttribute('data-diapo', '2');
	await page.mouse.move(5, 5);
	await page.getByRole('button', { name: 'Quitter' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
});

test('without a script the offline file is read whole, but for its filters', async ({
	browser,
	page
}, info) => {
	const file = await saved(page, info, '/en/annees/2023.html');
	const plain = await browser.newContext({ javaScriptEnabled: false });
	const still = await plain.newPage();
	await still.goto(file);
	await expect(still.locator('html')).toHaveAttribute('lang', 'en');
	await expect(still.locator('figure svg').first()).toBeVisible();
	await expect(still.locator('.filtres')).toBeHidden();
	await expect(still.getByText('Lines and their filters need this file to run its script.')).toBeVisible();
	await plain.close();
});

test('a year without a line has no offline file', async ({ page }) => {
	expect((await page.request.get('/annees/1066.html')).status()).toBe(404);
});
