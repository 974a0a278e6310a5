import { expect, test } from './site.ts';

test('the controls say their finding, explain the finance act for 2017 and list every total', async ({
	page
}) => {
	await page.goto('/verifier');
	await expect(page.locator('h1')).toHaveText(
		/Sur 14\stotaux publiés avec leurs détails, 10\sleur sont égaux et 4\sne sont détaillés qu’en partie/
	);
	const example = page.locator('.exemple');
	for (const amount of [/6\s827\s945\s€/, /6\s264\s755\s€/, /6\s628\s445\s€/, /199\s500\s€/, /363\s690\s€/])
		await expect(example).toContainText(amount);
	await expect(page.getByRole('region', { name: 'Totaux et détails' }).locator('tbody tr')).toHaveCount(14);
});

test('a filter narrows the list and a total leads to its line', async ({ page }) => {
	await page.goto('/verifier?dispositif=bop137&de=2017&a=2017&etape=lfi');
	const rows = page.getByRole('region', { name: 'Totaux et détails' }).locator('tbody tr');
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText('le reste est «\u00A0non détaillé\u00A0»');
	await rows.getByRole('link').click();
	await expect(page).toHaveURL(/\/lignes\/\d+/);
	await expect(page.getByText('Valeurs publiées')).toBeVisible();
});

test('totals without details are shown when asked, page by page', async ({ page }) => {
	await page.goto('/verifier');
	await page.getByRole('link', { name: 'Les voir' }).click();
	await expect(page).toHaveURL(/issue=seul/);
	await page.getByRole('link', { name: 'Page 2' }).click();
	await expect(page).toHaveURL(/issue=seul&page=2/);
});

test('values that contradict one another say which is retained and why', async ({ page }) => {
	await page.goto('/verifier/concurrentes?dispositif=agrasc&de=2022&a=2022');
	await expect(page.locator('h1')).toHaveText('Une quantité a plusieurs valeurs publiées');
	await expect(page.getByRole('row', { name: /2500000/ })).toContainText('retenue');
	await expect(page.getByRole('row', { name: /2600000/ })).toContainText('écartée');
});

test('an unknown outcome is refused with those that exist', async ({ page }) => {
	expect((await page.goto('/verifier?issue=rien'))?.status()).toBe(400);
	await expect(page.locator('main')).toContainText('egal, non_detaille, excedent, depasse, seul, croise');
});
