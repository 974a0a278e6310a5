import { expect, expectAccessible, test } from './site.ts';

test('the page says where the word went, and its passages in words', async ({ page }) => {
	await page.goto('/methode/nomenclature');
	await expect(page.locator('h1')).toHaveText('Où l’argent est inscrit au budget');
	await expect(page.locator('figure h2')).toHaveText(
		/Depuis 2019, le mot «.traite.» a disparu des actions du programme.137/
	);
	await expect(
		page.locator('li').getByText(/En 2019, l’argent de l’action 15 passe à l’action 21/)
	).toBeVisible();
	await expect(
		page.locator('li').getByText(/l’argent de l’action 12 passe à l’action 21.*ne se comparent pas/)
	).toBeVisible();
});

test('the keyboard goes from year to year and Enter opens the year', async ({ page }) => {
	await page.goto('/methode/nomenclature');
	const chart = page.getByRole('application');
	await chart.focus();
	await expect(page.locator('.lecture')).toContainText(
		'Prévention et lutte contre la prostitution et la traite'
	);
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('.lecture')).toContainText('Politiques publiques');
	await page.keyboard.press('Home');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/annees\/2018$/);
});

test('the crosswalk is a table of the page', async ({ page }) => {
	await page.goto('/methode/nomenclature');
	await expect(page.locator('#table tbody tr', { hasText: 'seule à nommer la traite' })).toContainText(
		'2018'
	);
});

test('no label of the figure is cut or under 13 px, on a phone and on a desk', async ({ page }) => {
	for (const width of [320, 360, 800, 1280]) {
		await page.setViewportSize({ width, height: 900 });
		await page.goto('/methode/nomenclature');
		const faults = await page.locator('figure svg.dessin').evaluateAll((images) =>
			images
				.filter((image) => image.getBoundingClientRect().width > 0)
				.flatMap((image) => {
					const frame = image.getBoundingClientRect();
					return [...image.querySelectorAll('text')].flatMap((text) => {
						const box = text.getBoundingClientRect();
						const shown =
							(Number(text.getAttribute('font-size')) * frame.width) /
							(image as SVGSVGElement).viewBox.baseVal.width;
						const inside = box.left >= frame.left - 1 && box.right <= frame.right + 1;
						return inside && shown >= 12.9 ? [] : [`${text.textContent} ${shown}`];
					});
				})
		);
		expect(faults).toEqual([]);
	}
});

test('the page of the method leads to the crosswalk', async ({ page }) => {
	await page.goto('/methode');
	await page.getByRole('link', { name: /dessinée et expliquée/ }).click();
	await expect(page).toHaveURL(/\/methode\/nomenclature$/);
	await expectAccessible(page);
});
