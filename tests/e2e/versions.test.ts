import { correctedSite, type OwnSite } from './older-site.ts';
import { expect, expectAccessible, test } from './site.ts';

test.describe('once a corrected file is imported', () => {
	test.describe.configure({ mode: 'serial' });
	let site: OwnSite;
	test.beforeAll(async () => {
		// The bill for 2016 of action 15, in commitments: from 4 983 960 to 4 900 000 euros.
		site = await correctedSite('plf-2016.csv', ';4983960;', ';4900000;');
	});
	test.afterAll(() => site.end());

	test('each version gives its own figure', async ({ request }) => {
		const totalAt = async (v: string) => {
			const address = `${site.origin}/api/v1/allocation?dispositif=bop137&de=2016&a=2016&etape=plf&nature=ae${v}`;
			return (await (await request.get(address)).json()).total;
		};
		expect(await totalAt('&v=1')).toBe(498_396_000);
		expect(await totalAt('')).toBe(490_000_000);
	});

	test('the page of the old one says what changed and by how much, and leads to the current one', async ({
		page
	}) => {
		await page.goto(`${site.origin}/?v=1&etape=plf&nature=ae`);
		const band = page.getByRole('complementary', { name: 'Version lue' });
		await expect(band).toContainText(/Vous lisez la version 1 des données\s; la version actuelle est la 2\./);
		await expect(band.getByRole('row', { name: /2016 \(PLF\)/ })).toContainText(
			/4983960\s€\s*4900000\s€\s*-83960\s€/
		);
		await expectAccessible(page);
		await band.getByRole('link', { name: 'Lire la version 2' }).click();
		await expect(page).toHaveURL(`${site.origin}/?etape=plf&nature=ae`);
		await expect(band).toHaveCount(0);
	});

	test('a page that nothing touched says so', async ({ page }) => {
		await page.goto(`${site.origin}/?v=1&etape=execution`);
		await expect(page.getByRole('complementary', { name: 'Version lue' })).toContainText(
			'rien de ce que montre cette page n’a changé'
		);
	});

	test('links keep the version, whether drawn by the server or by the page', async ({ page }) => {
		await page.goto(`${site.origin}/?v=1`);
		await page
			.getByRole('navigation', { name: 'Pages du site' })
			.getByRole('link', { name: 'Données' })
			.click();
		await expect(page).toHaveURL(/\/lignes\?v=1$/);
		await page.locator('tbody a').first().click();
		await expect(page).toHaveURL(/\/lignes\/\d+\?v=1$/);
	});

	test('the errata say from what to what, and the version which figures', async ({ page }) => {
		await page.goto(`${site.origin}/versions`);
		const errata = page.locator('#errata');
		await expect(errata).toContainText(/4\s983\s960\s€ corrigés en 4\s900\s000\s€ \(−83\s960\s€\)/);
		await errata.getByRole('link', { name: 'version 2' }).click();
		await expect(page.locator('h1')).toHaveText(/Version 2/);
		await expect(page.getByRole('heading', { name: 'Effet en euros' })).toBeVisible();
		await expectAccessible(page);
	});

	test.describe('without script', () => {
		test.use({ javaScriptEnabled: false });
		test('links keep the version too', async ({ page }) => {
			await page.goto(`${site.origin}/transparence?v=1`);
			await page.getByRole('link', { name: 'Données', exact: true }).first().click();
			await expect(page).toHaveURL(/\/lignes\?v=1$/);
		});
	});
});

test('at first, nothing has been corrected', async ({ page }) => {
	await page.goto('/verifier');
	await expect(page.locator('#errata')).toContainText(
		'Aucun montant déjà publié ici n’a été corrigé ni retiré.'
	);
	await expect(page.getByRole('complementary', { name: 'Version lue' })).toHaveCount(0);
});

test('a version that does not exist is told with the last one', async ({ page }) => {
	expect((await page.goto('/versions/99'))?.status()).toBe(404);
	await expect(page.locator('main')).toContainText('la dernière est la version 1');
	expect((await page.goto('/?v=99'))?.status()).toBe(404);
});
