import { expect, test } from './site.ts';

test('each question of the overview has its answer under it, and leads to the page that gives it in full', async ({
	page
}) => {
	await page.goto('/');
	const questions = page.getByRole('region', { name: /Ce que l’on demande/ });
	await expect(questions.getByRole('listitem')).toHaveCount(5);
	await expect(questions.getByRole('listitem').first()).toContainText(
		/En 2018, aucun montant prévu n’est rattaché à l’exploitation par le travail avec preuve\s; le maximum est inconnu/
	);
	const voted = questions.getByRole('listitem').filter({ hasText: 'Voté contre dépensé' });
	const answer = (await voted.locator('p').textContent())?.trim().replace(/\.$/, '') ?? '';
	await voted.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/comparer$/);
	await expect(page.locator('h1')).toHaveText(answer);
});

test('what is not published is counted in the words of its page', async ({ page }) => {
	await page.goto('/?dispositif=bop137');
	const item = page.getByRole('listitem').filter({ hasText: 'Qu’est-ce qui manque' });
	const answer = (await item.locator('p').textContent())?.trim().replace(/\.$/, '') ?? '';
	await item.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/transparence\?dispositif=bop137$/);
	await expect(page.locator('h1')).toHaveText(answer);
});

test('on paper the questions stand on the first sheet, before the figure', async ({ page }) => {
	await page.goto('/');
	await page.emulateMedia({ media: 'print' });
	const top = async (selector: string) =>
		(await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
	await expect(page.getByRole('region', { name: /Ce que l’on demande/ })).toHaveCount(1);
	expect(await top('.questions')).toBeLessThan(await top('figure'));
});
