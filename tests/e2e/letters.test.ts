import { readFileSync } from 'node:fs';
import { expect, test } from './site.ts';

test('a question leads to its letter, whose days follow the day of receipt, in Word and as text too', async ({
	page
}) => {
	await page.goto('/annees/2018#questions');
	await page.getByRole('link', { name: /Lettre prête à envoyer.*Affaires étrangères/ }).click();
	await expect(page).toHaveURL(/\/annees\/2018\/relances\/mae$/);
	const letter = page.locator('article');
	await expect(letter).toContainText(/Objet\s: demande de documents administratifs/);
	await expect(letter.locator('ol').first().getByRole('listitem')).toHaveCount(4);
	await page.getByLabel('Jour de réception').fill('2027-01-31');
	await page.getByRole('button', { name: 'Recalculer les délais' }).click();
	await expect(page).toHaveURL(/\?recue=2027-01-31$/);
	await expect(letter).toContainText(/28\sfévrier 2027/);
	await expect(letter).toContainText(/28\savril 2027/);
	const [text] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Texte', exact: true }).click()
	]);
	expect(text.suggestedFilename()).toMatch(/^relance_mae_2018_v\d+\.txt$/);
	expect(readFileSync(await text.path(), 'utf8')).toMatch(/28\savril 2027, saisir la CADA avant ce jour/);
	const [word] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Word', exact: true }).click()
	]);
	expect(word.suggestedFilename()).toMatch(/^relance_mae_2018_v\d+\.docx$/);
	expect(
		readFileSync(await word.path())
			.subarray(0, 2)
			.toString()
	).toBe('PK');
	// What is copied is the text that is downloaded.
	await page.getByText('Le texte seul').click();
	await expect(page.getByLabel('Texte de la lettre')).toHaveValue(
		readFileSync(await text.path(), 'utf8').trimEnd() + '\n'
	);
});

test('what has no question has no letter, and says so', async ({ page }) => {
	const answer = await page.goto('/annees/2018/relances/acse');
	expect(answer?.status()).toBe(404);
	await expect(page.locator('main')).toContainText('Aucune lettre n’est à envoyer');
});

test('every letter is found from what is missing, with what became of it', async ({ page }) => {
	await page.goto('/transparence#lettres');
	const letters = page.locator('#lettres');
	await expect(letters).toContainText(/lettres sont prêtes à envoyer\s; aucune n’est notée comme envoyée\./);
	await letters.getByRole('link', { name: /2023\s*, AGRASC/ }).click();
	await expect(page).toHaveURL(/\/annees\/2023\/relances\/agrasc$/);
});
