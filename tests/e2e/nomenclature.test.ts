import { expect, expectAccessible, test } from './site.ts';

test('the map states its finding, and its passages are said in words', async ({ page }) => {
	await page.goto('/methode/nomenclature');
	await expect(page.locator('h1')).toHaveText(/Où l’argent est inscrit au budget, de 2011 à 20\d\d/);
	await expect(page.locator('figure h2')).toHaveText(
		/De 2014 à 2018, .* depuis 2019, il est dans une action plus large/
	);
	await expect(
		page.locator('li').getByText(/En 2019, l’argent de l’action 15 passe à l’action 21/)
	).toBeVisible();
	await expect(
		page.locator('li').getByText(/l’argent de l’action 12 passe à l’action 21.*ne se comparent pas/)
	).toBeVisible();
});

test('the keyboard goes from band to band and Enter opens the dispositif', async ({ page }) => {
	await page.goto('/methode/nomenclature');
	const chart = page.getByRole('application');
	await chart.focus();
	await expect(page.locator('.lecture')).toContainText('BOP 137, prostitution et traite');
	await page.keyboard.press('ArrowDown');
	await expect(page.locator('.lecture')).toContainText('Fonds pour la prévention de la prostitution');
	await page.keyboard.press('Home');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/dispositifs\/bop137$/);
});

test('the vocabulary is a table under the map', async ({ page }) => {
	await page.goto('/methode/nomenclature');
	await page.getByText('Tableau des données', { exact: true }).click();
	await expect(page.locator('details tbody tr', { hasText: 'seule à nommer la traite' })).toContainText(
		'2018'
	);
});

test('no label of the map is cut or under 13 px, on a phone and on a desk', async ({ page }) => {
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

test('the page of the method leads to the map', async ({ page }) => {
	await page.goto('/methode');
	await page.getByRole('link', { name: /dessinée et expliquée/ }).click();
	await expect(page).toHaveURL(/\/methode\/nomenclature$/);
	await expectAccessible(page);
});
