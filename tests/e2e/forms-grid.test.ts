import type { Page } from '@playwright/test';
import { tabTo } from './keyboard-steps.ts';
import { expect, test } from './site.ts';

const chart = (page: Page) => page.locator('.figure').first().locator('.lecture-clavier');
const drawing = (page: Page) => chart(page).locator('.dessin:visible').first();
/** What the labels of the panels tell, of the year that is read. */
const labels = (page: Page) => drawing(page).locator('[data-lu]').allTextContents();
const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\u00A0', ' '));
const seen = (page: Page) => page.locator('.figure').first().locator('.lecture');
/** The room of a year, which the panels lie over but at its foot. */
const white = (page: Page, year: number) =>
	drawing(page).locator(`.points .zone[data-cle="${year}"][data-part="-1"]`).first();
const foot = async (page: Page, year: number) => ({
	x: 3,
	y: ((await white(page, year).boundingBox())?.height ?? 0) - 4
});

test('a year is read in all the panels by the pointer, and the labels come back to the year of the finding', async ({
	page
}) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	const drawn = plain(await labels(page));
	expect(drawn.slice(0, 2)).toEqual(['Année lue : 2018', '2 376 000 € rattachés']);
	await white(page, 2017).hover({ position: await foot(page, 2017) });
	await expect(seen(page)).toHaveText(/^2017.*exploitation sexuelle.*dix autres formes.*non attribué/);
	const read = plain(await labels(page));
	expect(read.slice(0, 2)).toEqual(['Année lue : 2017', '3 785 376 € rattachés']);
	expect(read).toHaveLength(drawn.length);
	await expect(drawing(page).locator('.curseur')).toHaveCount(1);
	await page.mouse.move(5, 5);
	await expect(seen(page)).toHaveText('');
	expect(plain(await labels(page))).toEqual(drawn);
});

test('a year is read by key, panel by panel, and Enter opens what is read', async ({ page }) => {
	await page.goto('/formes', { waitUntil: 'networkidle' });
	await tabTo(page, ({ name }) => name.startsWith('Graphique'));
	for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
	await expect(seen(page)).toHaveText(/^2017/);
	expect(plain(await labels(page))[0]).toBe('Année lue : 2017');
	await page.keyboard.press('ArrowUp');
	await expect(seen(page)).toHaveText(/^2017, non attribué/);
	for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowUp');
	await expect(seen(page)).toHaveText(/^2017, exploitation sexuelle.*3.785.376/);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toHaveAccessibleName(/Exploitation sexuelle, 2017/);
	await page.getByRole('dialog').getByRole('link', { name: 'L’année 2017' }).click();
	await expect(page).toHaveURL(/\/annees\/2017$/);
});

test('the name of a panel leads to the page of its form', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await drawing(page).locator('a[href="/formes/TRAV"]').click();
	await expect(page).toHaveURL(/\/formes\/TRAV$/);
});

test.describe('with a finger', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

	test('a tap reads the year that was tapped, and what is read stays', async ({ page }) => {
		await page.goto('/', { waitUntil: 'networkidle' });
		const tap = async (year: number) => {
			await white(page, year).tap({ position: await foot(page, year) });
			await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
		};
		await tap(2019);
		await expect(seen(page)).toHaveText(/^2019/);
		expect(plain(await labels(page))[0]).toBe('Année lue : 2019');
		await tap(2016);
		await expect(seen(page)).toHaveText(/^2016/);
	});
});

test('the first screen of a laptop shows the first bars', async ({ page }) => {
	await page.setViewportSize({ width: 1366, height: 650 });
	await page.goto('/', { waitUntil: 'networkidle' });
	const bar = await drawing(page).locator('rect.aire[data-cle="2018"]').first().boundingBox();
	expect((bar?.y ?? Infinity) + (bar?.height ?? 0)).toBeLessThan(650);
});
