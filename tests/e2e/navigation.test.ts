import { expect, expectAccessible, test } from './site.ts';

test('the masthead marks the page shown, and the section of a page under it', async ({ page }) => {
	await page.goto('/lignes/1');
	const nav = page.getByRole('navigation', { name: 'Pages du site' });
	await expect(nav.getByRole('link', { name: 'Données' })).toHaveAttribute('aria-current', 'true');
	const beside = page.getByRole('navigation', { name: 'Données' });
	await expect(beside.getByRole('link', { name: 'Lignes' })).toHaveAttribute('aria-current', 'true');
	await expect(beside.getByRole('link')).toHaveText([
		'Lignes',
		'Sources',
		'Dispositifs',
		'Bénéficiaires',
		'Vérifier'
	]);
	await page.goto('/methode/glossaire');
	await expect(page.getByRole('navigation', { name: 'Méthode' }).locator('[aria-current]')).toHaveText(
		'Glossaire'
	);
	await page.goto('/comparer');
	await expect(nav.getByRole('link', { name: 'Comparer' })).toHaveAttribute('aria-current', 'page');
	await expect(nav.locator('[aria-current]')).toHaveCount(1);
});

test('checks, versions and errata are in one place, and their old addresses lead there', async ({ page }) => {
	for (const [old, now] of [
		['/controles?dispositif=bop137', /\/verifier\?dispositif=bop137$/],
		['/controles/concurrentes?de=2022', /\/verifier\/concurrentes\?de=2022$/],
		['/versions', /\/verifier#versions$/],
		['/en/versions?v=1', /\/en\/verifier\?v=1#versions$/]
	] as const) {
		await page.goto(old);
		await expect(page).toHaveURL(now);
	}
	for (const name of [
		/Totals|Totaux/,
		/Competing|valeurs publiées|published values/i,
		/Errata/,
		/[Vv]ersion/
	])
		await expect(page.getByRole('heading', { level: 2, name }).first()).toBeVisible();
	await page.goto('/versions/1');
	await expect(page.getByRole('navigation', { name: 'Données' })).toBeVisible();
});

test('the foot leads to every page by what one comes to do', async ({ page }) => {
	await page.goto('/');
	const map = page.getByRole('navigation', { name: 'Plan du site' });
	for (const name of [
		'Formes de traite',
		'Dispositifs',
		'Bénéficiaires',
		'Glossaire',
		'Contrôles et versions'
	])
		await expect(map.getByRole('link', { name })).toBeVisible();
	const addresses = await map
		.getByRole('link')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
	for (const address of addresses)
		expect((await page.request.get(address ?? '')).status(), address ?? '').toBe(200);
});

test('an error is reported with the address and the version of the page', async ({ page }) => {
	await page.goto('/comparer?annees=2017,2018&v=1');
	await page.getByRole('link', { name: 'Signaler une erreur sur cette page' }).click();
	await expect(page.locator('h1')).toHaveText('Signaler une erreur');
	const text = page.getByRole('textbox', { name: 'Texte à copier' });
	await expect(text).toHaveValue(/\/comparer\?annees=2017,2018&v=1\nVersion des données\s: 1\n/);
	await expect(page.locator('main')).toContainText('Aucune adresse de contact');
	await expectAccessible(page);
});

test('an address of another site is not repeated', async ({ page }) => {
	await page.goto('/signaler?page=https://autre.example/x');
	await expect(page.locator('main')).not.toContainText('autre.example');
	await expect(page.getByRole('textbox', { name: 'Texte à copier' })).not.toHaveValue(/autre\.example/);
});

test.describe('the filter sentence', () => {
	test('takes several dispositifs, opens and closes with the keyboard', async ({ page }) => {
		await page.goto('/', { waitUntil: 'networkidle' });
		const word = page.locator('summary', { hasText: 'Dispositifs' });
		await word.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('checkbox', { name: /BOP 137/ }).check();
		await expect(page).toHaveURL(/dispositif=bop137$/);
		await page.getByRole('checkbox', { name: /Programme 101/ }).check();
		await expect(page).toHaveURL(/dispositif=bop137,p101$/);
		await expect(word).toContainText('2 dispositifs');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('checkbox', { name: /BOP 137/ })).toBeHidden();
		await expect(word).toBeFocused();
	});

	test('keeps the version and what the sentence does not show', async ({ page }) => {
		await page.goto('/lignes?v=1&tri=montant', { waitUntil: 'networkidle' });
		await page.getByLabel('Étape du budget').selectOption('lfi');
		await expect(page).toHaveURL(/v=1.*etape=lfi/);
		await expect(page).toHaveURL(/tri=montant/);
	});

	test('offers the year of the prices once euros are constant', async ({ page }) => {
		await page.goto('/?euros=constants', { waitUntil: 'networkidle' });
		await page.getByLabel('Année des prix').selectOption('2020');
		await expect(page).toHaveURL(/base=2020/);
		await expect(page.locator('h1')).toContainText('euros constants de 2020');
	});

	test('is text on paper', async ({ page }) => {
		await page.goto('/?etape=execution');
		await page.emulateMedia({ media: 'print' });
		await expect(page.locator('form.phrase')).toBeHidden();
		await expect(
			page.getByText(/^Crédits exécutés, crédits de paiement \(CP\), en euros courants/)
		).toBeVisible();
	});
});

test('on paper text is set for paper, and what leads elsewhere is left out', async ({ page }) => {
	await page.goto('/lignes');
	await page.emulateMedia({ media: 'print' });
	const points = (selector: string) =>
		page.locator(selector).evaluate((element) => (parseFloat(getComputedStyle(element).fontSize) * 3) / 4);
	expect(await points('h1')).toBeCloseTo(22, 2);
	expect(await points('.chapeau')).toBeCloseTo(12, 2);
	expect(await points('body')).toBeCloseTo(10.5, 2);
	await expect(page.locator('nav:visible')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Ces lignes en CSV' })).toBeHidden();
	// The foot of the table stands at its end, not on every sheet.
	await expect(page.locator('tfoot').first()).toHaveCSS('display', 'table-row-group');
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('several forms are ticked and sent by the button', async ({ page }) => {
		await page.goto('/');
		await page.locator('summary', { hasText: 'Formes de traite' }).click();
		await page.getByRole('checkbox', { name: /Exploitation sexuelle/ }).check();
		await page.getByRole('checkbox', { name: /Mendicité/ }).check();
		await page.locator('summary', { hasText: 'Formes de traite' }).click();
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/forme=SEX&forme=MEND/);
		await expect(page.locator('summary', { hasText: 'Formes de traite' })).toContainText('2 formes');
	});
});

test('where the system chooses colours, the page shown alone is underlined in the masthead', async ({
	page
}) => {
	await page.goto('/annees');
	await page.emulateMedia({ forcedColors: 'active' });
	const lines = await page.locator('.site nav a').evaluateAll((links) => {
		const ground = getComputedStyle(document.body).backgroundColor;
		return links.map((link) => ({
			shown: link.hasAttribute('aria-current'),
			seen: getComputedStyle(link).borderBottomColor !== ground
		}));
	});
	expect(lines.filter(({ shown }) => shown)).toHaveLength(1);
	expect(lines.filter(({ shown, seen }) => shown !== seen)).toEqual([]);
});
