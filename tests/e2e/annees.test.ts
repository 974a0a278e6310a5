import { expect, expectAccessible, test } from './site.ts';

interface AllocationRow {
	readonly forme?: string;
	readonly dispositif?: string;
	readonly centimes: number | null;
	readonly bornes: { readonly bas: number | null; readonly haut: number | null };
	readonly nonDetaille: number;
}
interface Answer {
	readonly lignes: readonly AllocationRow[];
	readonly total: number | null;
}

/** « 5 469 878 » with no-break spaces, as pages write it. */
function written(centimes: number): string {
	const euros = String(Math.floor(Math.abs(centimes) / 100)).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
	const cents = Math.abs(centimes) % 100;
	return cents === 0 ? euros : `${euros},${String(cents).padStart(2, '0')}`;
}

for (const year of [2016, 2017, 2018, 2019, 2021, 2024]) {
	test(`${year}: the band, the bounds and the bars show the API's numbers`, async ({ page, request }) => {
		const ask = async (search: string): Promise<Answer> =>
			(await request.get(`/api/v1/allocation?de=${year}&a=${year}&${search}`)).json() as Promise<Answer>;
		await page.goto(`/annees/${year}`);
		await expect(page.locator('h1')).toContainText(`En ${year}, `);

		const { total, lignes } = await ask('groupe=dispositif,niveau,poste,forme');
		const facts = page.locator('dl').first();
		await expect(facts).toContainText(`${written(total ?? 0)}\u00A0€`);
		const spent = await ask('groupe=dispositif&etape=execution');
		if (spent.total === null) await expect(facts.getByText('pas cherché').first()).toBeVisible();
		else await expect(facts).toContainText(`${written(spent.total)}\u00A0€`);

		const figure = (name: RegExp) => page.getByRole('figure', { name });
		const bars = figure(/dispositif/)
			.first()
			.locator('svg[role="img"]:visible')
			.first();
		for (const { centimes, nonDetaille } of lignes) {
			if (centimes === null) continue;
			await expect(bars).toContainText(written(nonDetaille === 0 ? centimes : nonDetaille));
		}
		const forms = await ask('groupe=forme');
		const bounds = page.getByRole('figure').first().locator('svg[role="img"]:visible').first();
		for (const { forme, bornes } of forms.lignes) {
			if (forme === 'NV' || forme === 'MULTI' || bornes.bas === null) continue;
			if (bornes.bas > 0) await expect(bounds).toContainText(written(bornes.bas));
			if (bornes.haut === null) await expect(bounds).toContainText('maximum inconnu');
			else await expect(bounds).toContainText(written(bornes.haut));
		}
	});
}

test('years are turned like pages, filters and version kept', async ({ page }) => {
	await page.goto('/annees/2018?nature=cp&v=1');
	await page.getByRole('link', { name: '2017' }).click();
	await expect(page).toHaveURL(/\/annees\/2017\?v=1/);
	await expect(page.locator('h1')).toHaveText(/En 2017, au moins 6,83\sM€ prévus/);
	await expect(
		page.getByRole('heading', { name: /40,4\s% des crédits votés ont été dépensés/ })
	).toBeVisible();
	await expect(page.getByText(/trois valeurs publiées\./)).toContainText(/6\s264\s755\s€.*6\s628\s445\s€/);
});

test('a filter changes the whole year, and its sentence', async ({ page }) => {
	await page.goto('/annees/2016', { waitUntil: 'networkidle' });
	await page.getByLabel('Étape du budget').selectOption('execution');
	await expect(page).toHaveURL(/\/annees\/2016\?etape=execution/);
	await expect(page.locator('h1')).toHaveText(/En 2016, au moins 3,12\sM€ dépensés/);
});

test('the questions are put to each ministry with exact amounts', async ({ page }) => {
	await page.goto('/annees/2018');
	const questions = page.locator('#questions');
	await expect(questions.getByRole('heading', { level: 3 })).toHaveText([
		'À demander',
		'Pas encore cherché par nous'
	]);
	await expect(questions.getByRole('heading', { level: 4 })).toHaveText([
		'Droits des femmes et égalité (DGCS)',
		'Justice',
		'Affaires étrangères',
		'AGRASC (Justice et Budget)'
	]);
	await expect(questions).toContainText(
		/Quelle part des 2\s124\s878\s€ de crédits déconcentrés votés pour 2018 concerne la traite, et quelles formes\s\?/
	);
	await expect(questions).toContainText(
		/Sur quel programme les 300\s000\s€ annoncés pour 2018 sont-ils inscrits\s\?/
	);
});

test('the figures are read with the keyboard', async ({ page }) => {
	await page.goto('/annees/2018', { waitUntil: 'networkidle' });
	await page.getByRole('application').first().focus();
	const said = page.locator('[aria-live="polite"]').first();
	await expect(said).toHaveText(/Exploitation sexuelle\s: au moins 2,38 millions d’euros, maximum inconnu/);
	await page.keyboard.press('ArrowDown');
	await expect(said).toHaveText(/Exploitation par le travail.*\s: au moins 0 euro, maximum inconnu/);
});

test('the index lists every year with its finding', async ({ page }) => {
	await page.goto('/annees');
	await expect(page.locator('main ol > li')).toHaveCount(15);
	await page.getByRole('link', { name: '2021' }).click();
	await expect(page.locator('h1')).toHaveText(/En 2021, au moins 1,19\sM€ prévus/);
});

test('a year without a line says which years have some', async ({ page }) => {
	expect((await page.goto('/annees/2026'))?.status()).toBe(404);
	await expect(page.getByText('Années qui en ont')).toContainText('2011 à 2025');
	expect((await page.goto('/annees/1066'))?.status()).toBe(404);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the year has its figures, its questions and filters that work', async ({ page }) => {
		await page.goto('/annees/2018');
		await expect(page.getByRole('figure').first().locator('svg[role="img"]:visible').first()).toBeVisible();
		await expect(page.locator('#questions li').first()).toBeVisible();
		await page.getByLabel('Nature de crédit').selectOption('ae');
		await page.getByRole('button', { name: 'Appliquer' }).click();
		await expect(page).toHaveURL(/nature=ae/);
	});
});

for (const address of [
	'/annees/2018?perimetre=contexte',
	'/annees/2023?euros=constants',
	'/annees/2012?euros=constants'
]) {
	test(`${address} is accessible and reads at 320 px`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 800 });
		await page.goto(address);
		await expectAccessible(page);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
	});
}
