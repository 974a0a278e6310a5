import { expect, test } from './site.ts';

test('an organisation is searched, opened, and its lines lead to their sources', async ({ page }) => {
	await page.goto('/beneficiaires');
	await expect(page.locator('h1')).toHaveText(
		/^En 2023, 5,\d\d\sM€ du programme\s137 reçus par \d+ organismes de cette liste, pour la traite ou non$/
	);
	await page.getByRole('searchbox').fill('esclavage');
	await page.getByRole('searchbox').press('Enter');
	await expect(page).toHaveURL(/q=esclavage/);
	await page.getByRole('link', { name: /^CCEM/ }).click();
	await expect(page).toHaveURL(/\/beneficiaires\/419367909/);
	await expect(page.locator('h1')).toHaveText(
		/283\s151\s€ reçus en 2023 de 7 programmes, pour la traite ou non/
	);
	await expect(page.locator('main')).toContainText('tout leur argent d’État, pas seulement la traite');
	await page.getByRole('link', { name: 'Programme 137' }).click();
	await expect(page).toHaveURL(/\/lignes\/\d+/);
});

test('the table sorts both ways, and says which', async ({ page }) => {
	await page.goto('/beneficiaires');
	const head = (name: RegExp) => page.getByRole('columnheader', { name });
	await expect(head(/^Du programme 137/).first()).toHaveAttribute('aria-sort', 'descending');
	await page.getByRole('link', { name: 'Organisme', exact: true }).click();
	await expect(head(/^Organisme/).first()).toHaveAttribute('aria-sort', 'ascending');
	await expect(page.getByRole('row').nth(1)).toContainText('Acceptess-T');
});

test('an organisation without a number is found by its name', async ({ page }) => {
	await page.goto('/beneficiaires/dispositif-ac-se');
	await expect(page.locator('main')).toContainText('Déjà compris dans BOP 137');
	await expect(page.locator('main')).toContainText('ne donne son numéro SIREN');
});

test('a list of organisations that were looked for by name has no concentration and no rank', async ({
	page
}) => {
	await page.goto('/beneficiaires');
	await expect(page.locator('main')).toContainText('non tous ceux que l’État paie');
	await expect(page.locator('main')).toContainText('25 organismes qui s’adressent d’abord');
	await expect(page.locator('#concentration')).toHaveCount(0);
	await page.goto('/beneficiaires/781626817');
	await expect(page.locator('main')).not.toContainText('des 25 organismes');
	// Money of the context is not money of which a form is awaited.
	const forms = page.getByRole('cell', { name: 'Contexte, plus large que la traite' });
	await expect(forms.first()).toBeVisible();
	await expect(page.getByRole('cell', { name: 'Non attribué' })).toHaveCount(0);
});

test('an unknown organisation is a page that says so', async ({ page }) => {
	const answer = await page.goto('/beneficiaires/personne');
	expect(answer?.status()).toBe(404);
	await expect(page.locator('main')).toContainText('personne');
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the search is sent by a button', async ({ page }) => {
		await page.goto('/beneficiaires');
		await page.getByRole('searchbox').fill('nid');
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/q=nid/);
		await expect(page.getByRole('link', { name: 'Amicale du Nid' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Koutcha' })).toHaveCount(0);
	});
});
