import { expect, test } from './site.ts';

test('lines are searched, sorted and opened down to their source', async ({ page }) => {
	await page.goto('/lignes');
	await expect(page.locator('table.empile tbody tr')).toHaveCount(50);
	await page.getByLabel('Chercher dans les lignes').fill('bop137 2014 lfi');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=/);
	await expect(page.getByText(/AE et CP ne s’additionnent pas/)).toBeVisible();
	await page.getByRole('link', { name: /^Montant/ }).click();
	await expect(page).toHaveURL(/tri=montant/);
	await expect(page.locator('th[aria-sort="ascending"]')).toHaveText(/Montant/);
});

test('the 2017 voted credits show three published values and why one is retained', async ({ page }) => {
	await page.goto('/lignes?dispositif=bop137&de=2017&a=2017&etape=lfi&nature=cp&tri=-montant');
	await page.locator('tbody tr', { hasText: '6827945' }).getByRole('link').click();
	await expect(page.locator('h1')).toContainText(/6\s827\s945\s€ votés pour 2017/);
	for (const amount of ['6827945', '6628445', '6264755']) {
		await expect(page.locator('tbody').first()).toContainText(amount);
	}
	await expect(page.getByText('la preuve la plus forte l’emporte')).toBeVisible();
	await expect(page.getByText(/dépasse de 199\s500\s€ la somme de ses détails/)).toBeVisible();
	await expect(page.getByText('Ligne d’origine')).toBeVisible();
});

test('the original bytes of a file can be fetched', async ({ page, request }) => {
	await page.goto('/lignes/1');
	const link = page.getByRole('link', { name: 'Octets d’origine' });
	const response = await request.get((await link.getAttribute('href')) ?? '');
	expect(response.status()).toBe(200);
	expect((await response.body()).toString('utf8')).toContain('exercice;dispositif');
});

test('a line that does not exist is a 404', async ({ page }) => {
	expect((await page.goto('/lignes/999999'))?.status()).toBe(404);
});

test('the heads that sort are 24 px high and more, their arrow on the line of their name', async ({
	page
}) => {
	for (const path of ['/lignes', '/beneficiaires']) {
		await page.goto(path);
		const heights = await page
			.locator('thead a')
			.evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().height));
		expect(heights.length).toBeGreaterThan(5);
		expect(heights.filter((height) => height < 24 || height > 40)).toEqual([]);
	}
});
