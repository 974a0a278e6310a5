import { expect, expectAccessible, test } from './site.ts';

test('what was voted stands beside what was spent, with the two rates that can be computed', async ({
	page
}) => {
	await page.goto('/comparer');
	await expect(page.locator('h1')).toHaveText(
		/la dépense n’est connue que pour 2016 \(62,7\s% du voté\) et 2017 \(40,4\s%\)/
	);
	await expect(page.locator('figure svg[role="img"]:visible').first()).toBeVisible();
	await page.getByText('Tableau des données', { exact: true }).first().click();
	await expect(page.getByRole('row', { name: /2016/ })).toContainText('62,7');
});

test('the chart is read with the keyboard', async ({ page }) => {
	await page.goto('/comparer');
	const chart = page.getByRole('application').first();
	await chart.focus();
	const said = page.locator('[aria-live="polite"]').first();
	await expect(said).toHaveText(/2011/);
	await page.keyboard.press('ArrowDown');
	await expect(said).toHaveText(/2012.*millions d’euros/);
	await page.keyboard.press('Escape');
	await expect(chart).not.toBeFocused();
});

test('one year against another: what changed, by poste, and what is not computed', async ({ page }) => {
	await page.goto('/comparer?annees=2017,2018', { waitUntil: 'networkidle' });
	await expect(page.locator('h1')).toHaveText(/1\s807\s067\s€ de moins qu’en 2017/);
	await page.locator('summary', { hasText: 'Tableau des données' }).click();
	await expect(page.getByRole('row', { name: /AFIS/ }).first()).toContainText('Voir le motif de l’ensemble');
	await page.getByLabel('Première année').selectOption('2016');
	await expect(page).toHaveURL(/annees=2016,2018/);
	await expect(page.locator('h1')).toHaveText(/qu’en 2016/);
});

test('what was said in 2018 stands beside what was voted', async ({ page }) => {
	await page.goto('/comparer?etapes=annonce,lfi');
	await expect(page.locator('main')).toContainText(
		/3\s000\s000\s€ annoncés, dont 510\s000\s€.*2\s490\s000\s€ non détaillés/
	);
});

for (const address of ['etapes=annonce,lfi', 'dispositif=bop137,p101']) {
	test(`${address} is accessible and reads at 320 px`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 800 });
		await page.goto(`/comparer?${address}`);
		await expectAccessible(page);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
	});
}

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the choices are sent by a button', async ({ page }) => {
		await page.goto('/comparer');
		await page.getByLabel('Étapes comparées').selectOption('annonce,lfi');
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/etapes=annonce/);
		await expect(page.locator('h1')).toHaveText(/annoncés pour/);
	});
});
