import { expect, type Page } from '@playwright/test';
import { codeOf } from '#lib/server/accounts/totp.fixture.ts';
import type { EditorSite } from './editor-site.ts';

const PHRASE = 'une phrase toute neuve';

/**
 * Comes in as somebody who was handed a link: chooses a password, sets a second factor up, then signs in with both. How many
 * buttons and links were pressed.
 */
export async function enterByInvitation(page: Page, site: EditorSite, nom: string): Promise<number> {
	const courriel = 'coordination@exemple.fr';
	let clicks = 0;
	const click = async (name: string) => {
		clicks += 1;
		await page.getByRole('button', { name }).click();
	};
	const signIn = async () => {
		await page.getByLabel('Courriel').fill(courriel);
		await page.getByLabel('Mot de passe').fill(PHRASE);
		await click('Se connecter');
	};
	await page.goto(await site.invite(nom, courriel));
	await page.getByLabel('Mot de passe').fill(PHRASE);
	await page.getByLabel('Le même, encore une fois').fill(PHRASE);
	await click('Enregistrer');
	await signIn();
	await page.goto(`${site.origin}/compte/second-facteur`);
	await page.getByLabel('Votre mot de passe').fill(PHRASE);
	await click('Commencer');
	const key = (await page.locator('.cle').textContent()) ?? '';
	// The code before this one: the next sign-in then has one that was not given yet.
	await page.getByLabel('Code', { exact: true }).fill(codeOf(key, -1));
	await click('Mettre en place');
	await expect(page).toHaveURL(/\/compte\?facteur=1$/);
	await click('Se déconnecter');
	await page.goto(`${site.origin}/connexion`);
	await signIn();
	await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
	await click('Continuer');
	await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
	return clicks;
}
