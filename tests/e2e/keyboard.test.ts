import { tab, tabTo, focused } from './keyboard-steps.ts';
import { expect, test } from './site.ts';

test('from the overview to the source of a line, with the keyboard alone', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	expect(await tab(page)).toMatchObject({ name: 'Aller au contenu' });
	await page.keyboard.press('Enter');
	await expect(page.locator('#contenu')).toBeFocused();

	// The filter sentence: a choice changes the page and keeps the focus.
	await tabTo(page, ({ name }) => name === 'Étape du budget');
	await page.keyboard.type('exé');
	await expect(page).toHaveURL(/etape=execution/);
	await expect(page.locator('h1')).toHaveText(/dépensés/);
	expect((await focused(page)).name).toBe('Étape du budget');
	await page.keyboard.press('Home');
	await expect(page).not.toHaveURL(/etape=execution/);

	// The chart is one stop: arrows move in it, Escape leaves it where it stands.
	const spoken = page.locator('[aria-live="polite"]').first();
	await tabTo(page, ({ name }) => name.startsWith('Graphique'));
	await expect(spoken).toHaveText(/^2013/);
	await page.keyboard.press('ArrowRight');
	await expect(spoken).toHaveText(/^2014.*millions d’euros/);
	await page.keyboard.press('ArrowUp');
	await expect(spoken).toHaveText(/2014/);
	await page.keyboard.press('Escape');
	expect((await focused(page)).tag).toBe('BODY');
	expect((await tab(page)).name).not.toMatch(/^(Aller au contenu|Graphique)/);

	// Its table, then a year of it.
	await tabTo(page, ({ tag, name }) => tag === 'SUMMARY' && name === 'Tableau des données');
	await page.keyboard.press('Enter');
	await expect(page.locator('details.tableau').first()).toHaveAttribute('open', '');
	await tabTo(page, ({ href }) => href === '/annees/2018');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/annees\/2018$/);
	await expect(page.locator('h1')).toContainText('2018');

	// Its lines, one line, its source.
	await tabTo(page, ({ href, name }) => name === 'Lignes' && (href ?? '').includes('a=2018'));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/lignes\?.*a=2018/);
	const line = await tabTo(page, ({ href }) => /^\/lignes\/\d+/.test(href ?? ''));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${line.href}$`));
	const source = await tabTo(page, ({ href }) => /^https?:/.test(href ?? ''));
	await expect(page.locator('main')).toContainText(source.name);
});

for (const path of ['/', '/figures/formes-par-annee', '/annees/2018', '/integrer']) {
	test(`the keyboard goes through ${path} and out of it, both ways`, async ({ page }) => {
		await page.goto(path, { waitUntil: 'networkidle' });
		const charts = await page.getByRole('application').count();
		const stops: string[] = [];
		for (let stop = 0; stop < 200; stop += 1) {
			const { tag, name, href } = await tab(page);
			if (tag === 'BODY') break;
			stops.push(`${name} ${href ?? ''}`);
		}
		expect(stops.length).toBeLessThan(200);
		expect(stops.filter((name) => name.startsWith('Graphique'))).toHaveLength(charts);
		const back: string[] = [];
		for (const expected of stops.toReversed().slice(0, 12)) {
			const { name, href } = await tab(page, 'Shift+Tab');
			back.push(`${name} ${href ?? ''}`);
			expect(back.at(-1)).toBe(expected);
		}
	});
}

test('the words of the filter sentence open, are ticked and close', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	await tabTo(page, ({ tag, name }) => tag === 'SUMMARY' && name.startsWith('Formes de traite'));
	await page.keyboard.press('Space');
	await tab(page);
	await page.keyboard.press('Space');
	await expect(page).toHaveURL(/forme=SEX/);
	await page.keyboard.press('Escape');
	expect((await focused(page)).name).toMatch(/^Formes de traite/);
});
