import { expect, expectAccessible, test } from './site.ts';

test('the list says what each dispositif is, and where the money of 2018 goes', async ({ page }) => {
	await page.goto('/dispositifs');
	await expect(page.locator('h1')).toHaveText(/dispositifs sont suivis\s; quatre entrent dans les totaux/);
	await expect(page.getByRole('heading', { name: 'Où va l’argent de 2018' })).toBeVisible();
	await expect(page.locator('figure h3')).toHaveText(
		/En 2018, tout l’argent prévu qui est connu et rattaché .*\s: AFIS/
	);
	const bop = page.locator('li', {
		has: page.getByRole('link', { name: 'BOP 137, prostitution et traite' })
	});
	await expect(bop.last()).toContainText(/Mixte\s: prostitution et traite ensemble\..*Hors personnel/s);
	await expect(page.getByText(/Déjà compris dans «\sBOP 137/).first()).toBeVisible();
});

test('another year of the flows is a link, and its table gives every amount', async ({ page }) => {
	await page.goto('/dispositifs');
	await page
		.getByRole('navigation', { name: 'Année de la figure' })
		.getByRole('link', { name: '2017' })
		.click();
	await expect(page).toHaveURL(/de=2017&a=2017/);
	await expect(page.getByRole('heading', { name: 'Où va l’argent de 2017' })).toBeVisible();
	await page.getByText('Tableau des données', { exact: true }).click();
	await expect(page.locator('details tbody tr', { hasText: 'non détaillé' })).toContainText(/199\s?500/);
});

test('the flows are read with the keyboard', async ({ page }) => {
	await page.goto('/dispositifs');
	const chart = page.getByRole('application');
	await chart.focus();
	await expect(page.locator('.lecture')).toHaveText(/BOP 137.*5\s020\s878\s€/);
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('.lecture')).toHaveText(/AFIS\s: 2\s376\s000\s€, exploitation sexuelle/);
	await page.keyboard.press('End');
	await expect(page.locator('.lecture')).toHaveText(/Non attribué\s: 3\s093\s878\s€/);
});

test('the page of a dispositif tells its years, stages, postes, searches and sources', async ({ page }) => {
	await page.goto('/dispositifs/bop137');
	await expect(page.locator('h1')).toHaveText(/BOP\s137.*complets de 2013 à 2019, partiels de 2020 à 2025/);
	await expect(page.getByRole('heading', { name: 'Crédits prévus par poste' })).toBeVisible();
	await expect(page.getByRole('row', { name: /^2018 LFI/ })).toContainText('2376000');
	await expect(
		page.getByText(
			/LFI 2017\s: le total publié, 6\s827\s945\s€, dépasse de 199\s500\s€ la somme de ses détails/
		)
	).toBeVisible();
	await expect(page.getByText(/Exécution, de 2019 à 2024\s: /)).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Les \d+ sources lues$/ })).toBeVisible();
});

test('what is inside another says so on both pages, and is never added', async ({ page }) => {
	await page.goto('/dispositifs/acse');
	await expect(page.locator('.chapeau')).toContainText(/Déjà compris dans «\sBOP 137/);
	await page.getByRole('link', { name: 'BOP 137, prostitution et traite' }).first().click();
	await expect(page).toHaveURL(/\/dispositifs\/bop137$/);
	await expect(page.locator('.chapeau')).toContainText(/Comprend déjà «\sAc\.Sé/);
});

test('payments name who is paid', async ({ page }) => {
	await page.goto('/dispositifs/versements');
	await expect(page.getByRole('heading', { name: /25 bénéficiaires nommés, exécution 2023/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Amicale du Nid' })).toHaveAttribute(
		'href',
		/\/beneficiaires\/775723679/
	);
});

test('a dispositif without any line says so', async ({ page }) => {
	await page.goto('/dispositifs/subventions-locales');
	await expect(page.locator('h1')).toHaveText(/Subventions locales\s: aucune ligne dans nos sources/);
	await expectAccessible(page);
});

test('an alias leads to its dispositif; an unknown name gets the list of those that exist', async ({
	page
}) => {
	await page.goto('/dispositifs/BOP%20137?v=1');
	await expect(page).toHaveURL(/\/dispositifs\/bop137\?v=1$/);
	const response = await page.goto('/dispositifs/inconnu');
	expect(response?.status()).toBe(404);
	await expect(page.locator('.chapeau')).toContainText(
		/«\sinconnu\s» n’est pas un dispositif connu.*bop137, p101/
	);
});

test('the year and the version of an address are obeyed, what is not understood is refused', async ({
	request
}) => {
	expect((await request.get('/dispositifs?v=999999')).status()).toBe(404);
	expect((await request.get('/dispositifs/bop137?v=999999')).status()).toBe(404);
	expect((await request.get('/dispositifs?de=abc')).status()).toBe(400);
	expect((await request.get('/dispositifs/bop137?etape=abc')).status()).toBe(400);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 320, height: 800 } });
	test('the flows become rows, no label under 13 px, none cut', async ({ page }) => {
		await page.goto('/dispositifs');
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
	});
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the years of the flows and the tables work', async ({ page }) => {
		await page.goto('/dispositifs');
		await page.getByRole('link', { name: '2016', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Où va l’argent de 2016' })).toBeVisible();
		await page.getByText('Tableau des données', { exact: true }).click();
		await expect(page.locator('details tbody tr').first()).toContainText(/4\s?983\s?960/);
	});
});
