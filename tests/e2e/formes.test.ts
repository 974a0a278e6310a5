import { expect, expectAccessible, test } from './site.ts';

test('every form has its definition, its reference and what is attributed to it', async ({ page }) => {
	await page.goto('/formes');
	await expect(page.locator('h1')).toHaveText(/une seule forme de traite a des montants prévus identifiés/);
	await page.locator('#definitions').getByRole('link', { name: 'Mendicité forcée' }).click();
	await expect(page).toHaveURL(/\/formes\/MEND$/);
	await expect(page.locator('h1')).toHaveText(/aucun montant prévu n’est identifié pour la mendicité forcée/);
	await expect(page.locator('main')).toContainText('Code pénal, art. 225-4-1');
});

test('a form page gives the bounds of each year, as the API does', async ({ page, request }) => {
	await page.goto('/formes/SEX');
	await expect(page.locator('h1')).toHaveText(
		/En 2018, au moins 2,38\sM€ prévus contre l’exploitation sexuelle/
	);
	const answer = await (await request.get('/api/v1/allocation?groupe=exercice,forme&forme=SEX')).json();
	const table = page.locator('section', { hasText: 'Au moins, au plus' }).getByRole('table');
	for (const { exercice, forme, bornes } of answer.lignes) {
		if (forme !== 'SEX' || bornes.bas === null || exercice < 2013) continue;
		const row = table.getByRole('row', { name: new RegExp(`^${exercice}`) });
		await expect(row).toHaveCount(1);
		const [least, most] = [row.locator('td').nth(0), row.locator('td').nth(1)];
		if (bornes.bas > 0) await expect(least).toHaveText(String(bornes.bas / 100));
		await expect(most).toHaveText(bornes.haut === null ? 'inconnu' : String(bornes.haut / 100));
	}
});

test('what is not attributed has its page, which says what that means', async ({ page }) => {
	await page.goto('/formes/NV');
	await expect(page.locator('h1')).toHaveText(
		/3,09\sM€ prévus \(dont 449\s000\s€ seulement annoncés\), 56,6\s% de ce qui est connu, ne sont rattachés à aucune forme/
	);
	await expect(page.locator('main')).toContainText('jamais réparti d’office');
	await page.goto('/formes/multi');
	await expect(page).toHaveURL(/\/formes\/MULTI$/);
});

test('an unknown code is told which codes exist', async ({ page }) => {
	const answer = await page.goto('/formes/XYZ');
	expect(answer?.status()).toBe(404);
	await expect(page.locator('main')).toContainText('SEX, TRAV, DOM');
});

for (const year of [2018, 2020, 2021, 2022, 2024]) {
	test(`${year}: no number of victims stands without the associations that answered`, async ({ page }) => {
		await page.goto(`/formes?de=${year}&a=${year}`);
		const figure = page.locator('#besoins figure');
		await expect(figure.locator('.figure-titre')).toHaveText(
			/victimes (accompagnées|repérées) par \d+ associations/
		);
		const drawing = figure.locator('svg[role="img"]:visible');
		await expect(drawing).toHaveCount(1);
		// One survey, one head: its shares follow the number of its respondents.
		const words = await drawing.locator('text').allTextContents();
		const respondents = words.filter((text) => /^\d+ associations répondantes$/.test(text));
		expect(respondents).toHaveLength(1);
		const first = words.findIndex((text) => /^\d+(,\d+)?\s%$/.test(text) && !/^(50|100)\s%$/.test(text));
		expect(words.findIndex((text) => text === respondents[0])).toBeLessThan(first);
		await figure.locator('.tableau summary').click();
		const rows = figure.getByRole('row');
		for (const row of await rows.all()) {
			const cells = await row.locator('td').allInnerTexts();
			if (cells[5]) expect(cells[3]).toMatch(/^\d+$/);
		}
	});
}

test('a year without a survey says so, and nothing is carried into it', async ({ page }) => {
	await page.goto('/formes?de=2023&a=2023');
	const figure = page.locator('#besoins figure');
	await expect(figure.locator('.figure-titre')).toHaveText(/^Aucune enquête lue pour 2023/);
	await expect(figure.locator('svg[role="img"]:visible')).not.toContainText('associations répondantes');
});

test('the years of the surveys are links, and all of them stand apart', async ({ page }) => {
	await page.goto('/formes');
	const years = page.getByRole('navigation', { name: 'Années d’enquête' });
	await years.getByRole('link', { name: '2018' }).click();
	await expect(page.locator('#besoins .figure-titre')).toHaveText(/^En 2018, 17\s%/);
	await years.getByRole('link', { name: /toutes/ }).click();
	await expect(page.locator('#besoins .figure-titre')).toHaveText(/les enquêtes ne font pas une série/);
	const heads = page.locator('#besoins svg[role="img"]:visible text', {
		hasText: 'associations répondantes'
	});
	await expect(heads).toHaveCount(7);
});

test('the figure is read with the keyboard', async ({ page }) => {
	await page.goto('/formes?de=2018&a=2018', { waitUntil: 'networkidle' });
	const chart = page.locator('#besoins').getByRole('application');
	await chart.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.locator('#besoins [aria-live="polite"]')).toHaveText(
		/travail.*17\s% des victimes accompagnées \(53 associations répondantes\)/
	);
});

test('the whole page is accessible with its tables open', async ({ page }) => {
	await page.goto('/formes?de=2018&a=2018');
	await page.locator('#besoins .tableau summary').click();
	await expectAccessible(page);
});
