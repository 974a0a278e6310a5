import type { Page } from '@playwright/test';
import { tabTo } from './keyboard-steps.ts';
import { expect, expectAccessible, test } from './site.ts';

const sheet = (page: Page) => page.getByRole('dialog');
const drawing = (page: Page) => page.locator('.figure').first().locator('.dessin:visible').first();
const point = (page: Page, words: string) => drawing(page).locator(`.points a[href*="/${words}"]`);

test('a bar opens its sheet beside it: the amount, the line, its document, the sentence', async ({
	page
}) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await point(page, 'formes-annees/2018.SEX').click({ position: { x: 10, y: 60 } });
	await expect(sheet(page)).toBeFocused();
	await expect(sheet(page)).toHaveAccessibleName(/Exploitation sexuelle, 2018/);
	await expect(sheet(page)).toContainText(/2\s376\s000\s€/);
	await expect(sheet(page)).toContainText('AFIS');
	await expect(sheet(page)).toContainText('loi de finances initiale (LFI)');
	await expect(sheet(page)).toContainText('Rapport général n° 147');
	await expect(sheet(page).locator('[data-phrase]')).toContainText(
		/sont rattachés à l’exploitation sexuelle/
	);
	await expect(page).toHaveURL(/#formes-annees\/2018\.SEX$/);
	const [told, beside] = await Promise.all([
		point(page, 'formes-annees/2018.SEX').boundingBox(),
		sheet(page).boundingBox()
	]);
	if (!told || !beside) throw new Error('nothing is shown');
	const apart =
		beside.x >= told.x + told.width || beside.x + beside.width <= told.x || beside.y >= told.y + told.height;
	expect(apart).toBe(true);
	await page.keyboard.press('Escape');
	await expect(sheet(page)).toBeHidden();
	await expect(page).toHaveURL(/\/$/);
});

test('what has no amount says so, and which money might be its', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await point(page, 'formes-annees/2018.TRAV').click({ position: { x: 10, y: 60 } });
	await expect(sheet(page)).toContainText('aucun montant identifié');
	await expect(sheet(page)).toContainText(/entre 0 et 3\s093\s878\s€, ou plus/);
	await expect(sheet(page).getByRole('row')).toHaveCount(6);
	await sheet(page).getByRole('button', { name: 'Fermer' }).click();
	await expect(sheet(page)).toBeHidden();
});

test('by key: Enter opens the sheet of what is read, Escape goes back to the chart', async ({ page }) => {
	await page.goto('/formes', { waitUntil: 'networkidle' });
	await tabTo(page, ({ name }) => name.startsWith('Graphique'));
	for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(sheet(page)).toHaveAccessibleName(/Non attribué, 2023/);
	await expect(sheet(page)).toContainText('Préfecture de l’Indre');
	await page.keyboard.press('Escape');
	await expect(page.locator('.figure').first().locator('.lecture-clavier')).toBeFocused();
});

test('an address opens the sheet that it names, and the sentence is copied from it', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/#dispositifs-par-annee/2018.bop137', { waitUntil: 'networkidle' });
	await expect(sheet(page)).toContainText(/5\s020\s878\s€/);
	await sheet(page).getByRole('button', { name: 'Copier la phrase' }).click();
	await expect(sheet(page).getByRole('status')).toHaveText('Copié');
	const text = await page.evaluate(() => navigator.clipboard.readText());
	expect(text).toMatch(
		/BOP 137.*en 2018, 5\s020\s878\s€ prévus contre la prostitution et la traite\. .* forme en particulier\. \(Sources/
	);
});

test('without a script a bar is a link to the same sheet, as a page', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/?dispositif=bop137');
	await point(page, 'formes-annees/2018.SEX').click({ position: { x: 10, y: 60 } });
	await expect(page).toHaveURL(/\/figures\/formes-annees\/2018\.SEX\?dispositif=bop137$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Exploitation sexuelle, 2018/);
	await page.goBack();
	await page.locator('.figure').first().locator('.tableau summary').click();
	await page
		.locator('.figure')
		.first()
		.getByRole('row', { name: /2018/ })
		.getByRole('link', { name: 'Exploitation sexuelle' })
		.click();
	await expect(page).toHaveURL(/2018\.SEX/);
	await context.close();
});

test.describe('on a phone', () => {
	test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

	test('a tap opens the sheet of what was tapped, at the bottom', async ({ page }) => {
		await page.goto('/', { waitUntil: 'networkidle' });
		await point(page, 'formes-annees/2017.SEX').tap({ position: { x: 6, y: 40 } });
		await expect(sheet(page)).toHaveAccessibleName(/Exploitation sexuelle, 2017/);
		const box = await sheet(page).boundingBox();
		expect([box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]).toEqual([0, 360, 740]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	});
});

for (const address of [
	'/figures/formes-annees/2018.TRAV',
	'/en/figures/formes-annees/2023.NV+MULTI',
	'/figures/carte-transparence/2019.bop137.execution'
])
	test(`the sheet ${address} is for everyone`, async ({ page }) => {
		await page.goto(address);
		await expectAccessible(page);
	});

test('what is no point of a figure says so', async ({ page }) => {
	for (const words of ['2018.inconnu', '2018.SEX.bop137', '2018.lfi.plf'])
		expect((await page.goto(`/figures/formes-annees/${words}`))?.status(), words).toBe(404);
});
