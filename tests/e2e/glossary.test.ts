import { expect, expectAccessible, test } from './site.ts';

test('a word opens its definition with the keyboard and closes it with Escape', async ({ page }) => {
	await page.goto('/');
	const word = page.locator('.sous-titre').getByRole('button', { name: 'crédits de paiement (CP)' }).first();
	const definition = page.getByText('La limite de ce que l’État peut payer').first();
	await expect(definition).toBeHidden();
	await word.focus();
	await page.keyboard.press('Enter');
	await expect(definition).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(definition).toBeHidden();
	await expect(word).toBeFocused();
});

test('an open definition stays inside a narrow window', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto('/');
	await page.locator('.chapeau').getByRole('button', { name: 'hors personnel' }).click();
	const box = await page.locator('.definition:popover-open').boundingBox();
	expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
	expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
});

test('the glossary gives every word an anchor', async ({ page }) => {
	await page.goto('/methode/glossaire#taux-attribution');
	await expect(page.locator('h1')).toHaveText(/^\d+ mots expliqués/);
	await expect(page.locator('#taux-attribution')).toContainText('rattachée avec preuve');
	await expect(page.locator('#taux-attribution')).toBeInViewport();
});

for (const address of [
	'/',
	'/lignes?dispositif=bop137&etape=lfi&nature=cp&de=2018&a=2018',
	'/comparer',
	'/transparence'
])
	test(`« hors personnel » stands beside the totals of ${address}`, async ({ page }) => {
		await page.goto(address);
		await expect(page.locator('main').getByText('hors personnel', { exact: false }).first()).toBeVisible();
	});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false, hasTouch: true });

	test('a definition opens by touch, and leads to the glossary', async ({ page }) => {
		await page.goto('/');
		await page.locator('.chapeau').getByRole('button', { name: 'hors personnel' }).tap();
		await page.locator('.definition:popover-open').getByRole('link', { name: 'Tout le glossaire' }).click();
		await expect(page).toHaveURL(/\/methode\/glossaire#hors-personnel$/);
	});
});
