import { expect, test } from './site.ts';

/** The drawing of the figure that the room shows. */
const MATRIX = 'figure svg.dessin:visible';

test('the matrix states its finding, says what is missing and leads to the lines of a cell', async ({
	page
}) => {
	await page.goto('/transparence');
	await expect(page.locator('h1')).toHaveText(
		/Sur \d+\sexécutions attendues .* \d+\ssont dans nos sources\s; \d+\scherchées et non trouvées par nous/
	);
	const matrix = page.locator(MATRIX);
	await expect(matrix.locator('text', { hasText: /^2017$/ })).toBeVisible();
	await expect(matrix.locator('text', { hasText: 'non trouvé par nous' }).first()).toBeVisible();
	await matrix
		.getByRole('link', { name: /^6,83\. .*LFI 2017/i })
		.first()
		.click();
	await expect(page.getByRole('dialog')).toContainText('6827945');
	await page.getByRole('dialog').getByRole('link', { name: 'Lignes', exact: true }).click();
	await expect(page).toHaveURL(/\/lignes\?.*dispositif=bop137/);
	await expect(page.locator('tbody')).toContainText('6827945');
});

test('each cell is followed with the keyboard, and its link says what it shows', async ({ page }) => {
	await page.goto('/transparence?dispositif=bop137&de=2016&a=2018');
	const links = page.locator(MATRIX).getByRole('link');
	const names = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''));
	expect(names.length).toBeGreaterThan(5);
	expect(names.filter((name) => name === '')).toEqual([]);
	await links.first().focus();
	await page.keyboard.press('Tab');
	await expect(links.nth(1)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toHaveAccessibleName(/BOP 137.*201[678]/);
	await page.keyboard.press('Escape');
	await expect(links.nth(1)).toBeFocused();
});

test('a filter narrows the matrix and keeps its address', async ({ page }) => {
	await page.goto('/transparence?de=2016');
	await page.locator('summary', { hasText: 'Dispositifs' }).click();
	await page.getByRole('checkbox', { name: /AGRASC/ }).check();
	await expect(page).toHaveURL(/de=2016&dispositif=agrasc/);
	await expect(page.locator(MATRIX).getByRole('link', { name: /^[^.]+$/ })).toHaveCount(1);
	await expect(page.locator(MATRIX).getByRole('link', { name: 'AGRASC', exact: true })).toBeVisible();
});

test('on a phone each dispositif is a block with its years down', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 800 });
	await page.goto('/transparence');
	const years = page.locator(MATRIX).locator('text', { hasText: /^201\d$/ });
	const places = await years.evaluateAll((texts) =>
		texts.slice(0, 4).map((text) => ({ x: text.getAttribute('x'), y: Number(text.getAttribute('y')) }))
	);
	expect(new Set(places.map(({ x }) => x)).size).toBe(1);
	expect(places.map(({ y }) => y)).toEqual([...places.map(({ y }) => y)].sort((a, b) => a - b));
});

test('the exact data is a table under the figure', async ({ page }) => {
	await page.goto('/transparence?dispositif=bop137&de=2017&a=2017');
	await page.locator('summary', { hasText: 'Tableau des données' }).click();
	await expect(page.locator('details tbody tr', { hasText: 'LFI' }).first()).toContainText('6827945');
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the filters of the matrix work', async ({ page }) => {
		await page.goto('/transparence');
		await page.getByLabel('Périmètre').selectOption('contexte');
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/perimetre=contexte/);
		await expect(page.locator(MATRIX).getByRole('link', { name: 'Ac.Sé', exact: true })).toBeVisible();
	});
});
