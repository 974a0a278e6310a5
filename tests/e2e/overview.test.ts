import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

test('the overview states the finding of 2018 and shows the chart', async ({ page }) => {
	await page.goto('/');
	await expect(page.locator('h1')).toHaveText(
		/En 2018, au moins 5,47\sM€ prévus contre la prostitution et la traite .*\s; 56,6\s% de ce qui est connu/
	);
	await expect(page.locator('figure svg[role="img"]:visible').first()).toBeVisible();
	await expect(page.getByText(/5\s469\s878\s€/).first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ce qui manque', exact: true })).toBeVisible();
});

test('a filter changes the address, the chart and the sentence, and the back button restores them', async ({
	page
}) => {
	await page.goto('/');
	const title = page.locator('h1');
	const before = await title.textContent();
	await page.getByLabel('Étape du budget').selectOption('execution');
	await expect(page).toHaveURL(/etape=execution/);
	await expect(title).toHaveText(/dépensés/);
	await expect(page.getByLabel('Étape du budget')).toHaveValue('execution');
	await page.goBack();
	await expect(page).not.toHaveURL(/etape=/);
	await expect(title).toHaveText(before ?? '');
	await expect(page.getByLabel('Étape du budget')).toHaveValue('');
});

test.describe('on a slow network', () => {
	/** Holds the scripts of the page back until the given work is done. */
	async function beforeScripts(page: Page, address: string, work: () => Promise<void>) {
		let release = () => {};
		const held = new Promise<void>((done) => (release = done));
		await page.route('**/_app/**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(address, { waitUntil: 'commit' });
		await work();
		release();
	}

	test('a choice made before the scripts come is followed', async ({ page }) => {
		await beforeScripts(page, '/', async () => {
			await page.getByLabel('Étape du budget').selectOption('execution');
		});
		await expect(page).toHaveURL(/etape=execution/);
		await expect(page.locator('h1')).toHaveText(/dépensés/);
		await expect(page.getByLabel('Étape du budget')).toHaveValue('execution');
	});

	test('boxes ticked before the scripts come are followed', async ({ page }) => {
		await beforeScripts(page, '/transparence?etape=lfi', async () => {
			await page.locator('summary', { hasText: 'tous les dispositifs' }).click();
			await page.getByRole('checkbox', { name: /AGRASC/ }).check();
		});
		await expect(page).toHaveURL(/dispositif=agrasc/);
		await expect(page).toHaveURL(/etape=lfi/);
	});
});

test('the chart is read with the keyboard: arrows move, Escape leaves', async ({ page }) => {
	await page.goto('/');
	const chart = page.getByRole('application').first();
	await chart.focus();
	await expect(page.locator('[aria-live="polite"]').first()).toHaveText(/2013/);
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('[aria-live="polite"]').first()).toHaveText(/2014.*millions d’euros/);
	await page.keyboard.press('End');
	await expect(page.locator('[aria-live="polite"]').first()).toHaveText(/2025/);
	await page.keyboard.press('Escape');
	await expect(chart).not.toBeFocused();
});

test('who pays: a row per dispositif, read with the keyboard, at its own anchor', async ({ page }) => {
	await page.goto('/#qui-paie');
	const section = page.locator('#qui-paie');
	await expect(section.getByRole('heading', { level: 3 })).toHaveText(/En 2018, .*91,8\s%.*BOP\s137/);
	await section.getByRole('application').focus();
	const said = section.locator('[aria-live="polite"]');
	await expect(said).toHaveText(/^BOP 137.*années avec un montant/);
	await page.keyboard.press('ArrowDown');
	await expect(said).toHaveText(/^Programme 101.*2018/);
	await page.keyboard.press('ArrowRight');
	await expect(said).toHaveText(/^Programme 101, 2013\s: cherché, non trouvé par nous/);
	await page.keyboard.press('Escape');
	await section.locator('.tableau summary').click();
	await expect(section.getByRole('row', { name: /BOP 137.*2018/ })).toContainText('5020878');
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the overview has its chart, its numbers and filters that work', async ({ page }) => {
		await page.goto('/');
		await expect(page.locator('figure svg[role="img"]:visible').first()).toBeVisible();
		await expect(page.getByText(/5\s469\s878\s€/).first()).toBeVisible();
		await page.getByLabel('Étape du budget').selectOption('lfi');
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/etape=lfi/);
		await expect(page.locator('h1')).toHaveText(/votés/);
	});
});

test('an unknown value is refused in French, inside the site', async ({ page }) => {
	const response = await page.goto('/?etape=n%27importe');
	expect(response?.status()).toBe(400);
	await expect(page.getByText('n’est pas connue')).toBeVisible();
	await expect(page.getByText('Valeurs possibles')).toBeVisible();
	await expect(page.getByRole('navigation', { name: 'Pages du site' })).toBeVisible();
});

test('an address that does not exist is told inside the site', async ({ page }) => {
	const response = await page.goto('/nulle-part');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('navigation', { name: 'Pages du site' })).toBeVisible();
});

test('the overview travels light: no face that it does not show, one small script', async ({ page }) => {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	const scripts = new Set<string>();
	session.on('Network.responseReceived', ({ requestId, type }) => {
		if (type === 'Script') scripts.add(requestId);
	});
	const answers = new Map<string, number>();
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
		answers.set(requestId, encodedDataLength)
	);
	const faces: string[] = [];
	page.on('response', (response) => {
		if (response.url().endsWith('.woff2')) faces.push(response.url());
	});
	await page.goto('/', { waitUntil: 'networkidle' });
	expect(faces.filter((face) => face.includes('italic'))).toEqual([]);
	const weight = (of: (id: string) => boolean) =>
		[...answers].reduce((sum, [id, bytes]) => sum + (of(id) ? bytes : 0), 0);
	expect(answers.size).toBeLessThanOrEqual(10);
	expect(weight((id) => scripts.has(id))).toBeLessThanOrEqual(8000);
	expect(weight(() => true)).toBeLessThanOrEqual(110_000);
});
