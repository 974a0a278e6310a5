import { expect } from '@playwright/test';
import { editorTest } from './editor-session.ts';
import { test } from './site.ts';

test('a page of editors leads to where one signs in', async ({ page }) => {
	await page.goto('/compte');
	await expect(page).toHaveURL(/\/connexion\?retour=%2Fcompte$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion');
});

editorTest('who is signed in opens them', async ({ page, editeur }) => {
	const answer = await page.goto('/compte');
	expect(answer?.headers()['cache-control']).toBe('no-store');
	await expect(page.getByText(editeur.nom).first()).toBeVisible();
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await expect(page).toHaveURL(/\/connexion\?sorti=1$/);
});
