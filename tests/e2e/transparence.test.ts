import { expect, test } from './site.ts';

test('the matrix states its finding, says what is missing and leads to the lines of a cell', async ({
	page
}) => {
	await page.goto('/transparence');
	await expect(page.locator('h1')).toHaveText(
		/Sur \d+\sexécutions attendues .* \d+\ssont dans nos sources\s; \d+\scherchées et non trouvées par nous/
	);
	const matrix = page.locator('.large table');
	await expect(matrix.getByRole('columnheader', { name: '2017' })).toBeVisible();
	await expect(matrix.locator('td', { hasText: 'non trouvé par nous' }).first()).toBeVisible();
	await matrix
		.getByRole('link', { name: /^6,83\. .*LFI 2017/i })
		.first()
		.click();
	await expect(page).toHaveURL(/\/lignes\?dispositif=bop137&de=2017&a=2017&etape=lfi&nature=cp/);
	await expect(page.locator('tbody')).toContainText('6827945');
});

test('a filter narrows the matrix and keeps its address', async ({ page }) => {
	await page.goto('/transparence?de=2016');
	await page.locator('summary', { hasText: 'Dispositifs' }).click();
	await page.getByRole('checkbox', { name: /AGRASC/ }).check();
	await expect(page).toHaveURL(/de=2016&dispositif=agrasc/);
	await expect(page.locator('.large tbody')).toHaveCount(1);
});

test('on a phone each dispositif is a block with its years down', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 800 });
	await page.goto('/transparence');
	await expect(page.locator('.large')).toBeHidden();
	await expect(page.locator('.etroit table').first().getByRole('rowheader', { name: '2013' })).toBeVisible();
});

test('the exact data is a table under the figure', async ({ page }) => {
	await page.goto('/transparence?dispositif=bop137&de=2017&a=2017');
	await page.getByText('Tableau des données').click();
	await expect(page.locator('details tbody tr', { hasText: 'LFI' }).first()).toContainText('6827945');
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the filters of the matrix work', async ({ page }) => {
		await page.goto('/transparence');
		await page.getByLabel('Périmètre').selectOption('contexte');
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/perimetre=contexte/);
		await expect(page.locator('.large').getByRole('link', { name: 'Ac.Sé', exact: true })).toBeVisible();
	});
});
