import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { LINES_CSV_HEADER } from '#lib/export/lines-csv.ts';
import { makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expectAccessible, expectAccessibleInWords, expectAccessibleLooks, test } from './site.ts';

/** Two rows that cannot be read: one amount, one stage. A cell of one is hostile. */
const REFUSED = [
	LINES_CSV_HEADER,
	'2018;bop137;;;;lfi;cp;1 2O0,50;;;essai x;<script>alert(1)</script>;;;;;;;;A;rapport-x;;;;',
	'2018;bop137;;;;voté hier;cp;300;;;essai y;=1+1;;;;;;;;A;rapport-x;;;;',
	'2018;bop137;;;;execution;cp;700;;;essai z;;;;;;;;;A;rapport-x;;;;',
	''
].join('\n');

let site: OwnSite;
let folder: string;
let cookie: { readonly name: string; readonly value: string };

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
	test.setTimeout(240_000);
	folder = mkdtempSync(join(tmpdir(), 'lignes-claires-tenue-'));
	const variables = {
		ACCOUNTS_PATH: join(folder, 'comptes.db'),
		ACCOUNTS_SECRET: randomBytes(32).toString('hex')
	};
	site = await importedSite({ 'essai.csv': REFUSED }, { options: ['--allow-rejects'], variables });
	const accounts = await openAccounts(variables.ACCOUNTS_PATH, site.origin, variables.ACCOUNTS_SECRET);
	({ cookie } = await makeSession(accounts, { nom: 'Coordination' }));
	accounts.close();
});
test.afterAll(() => {
	site.end();
	rmSync(folder, { recursive: true, force: true });
});

test.beforeEach(async ({ context }) => {
	const value = encodeURIComponent(cookie.value);
	await context.addCookies([{ name: cookie.name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }]);
});

/** Where pictures of the forms are kept, when someone wants to look at them. */
const pictures = process.env['TENDING_PICTURES'];

/** Reads a page as everybody may: wide and as on a telephone, without anything that axe-core finds. */
async function look(page: Page, name: string) {
	await expectAccessible(page);
	if (pictures) await page.screenshot({ path: join(pictures, `${name}-1280.png`), fullPage: true });
	await page.setViewportSize({ width: 360, height: 800 });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide, `${name} slides sideways`).toBeLessThanOrEqual(360);
	await expectAccessibleLooks(page);
	if (pictures) await page.screenshot({ path: join(pictures, `${name}-360.png`), fullPage: true });
	await page.setViewportSize({ width: 1280, height: 800 });
}

const open = (page: Page, path: string) => page.goto(site.origin + path);
const confirm = async (page: Page) => {
	await page.getByLabel('Pourquoi ce changement').fill('essai');
	await page.getByRole('button', { name: 'Confirmer et publier' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/C’est fait : version/);
};

test('the coverage of a year is declared in three steps, by the keyboard, and taken out again', async ({
	page
}) => {
	await open(page, '/couverture');
	await look(page, 'couverture');
	await open(page, '/couverture/mae/2018');
	await look(page, 'couverture-mae-2018');
	await page.getByLabel('Couverture', { exact: true }).focus();
	await page.keyboard.press('c');
	await page.getByRole('button', { name: 'Voir l’effet' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Ce que cela fera' })).toBeFocused();
	await expect(page.getByText('Aucun montant ne change.')).toBeVisible();
	await look(page, 'couverture-effet');
	await confirm(page);
	await look(page, 'fait');
	await page.getByRole('link', { name: 'Voir le journal' }).click();
	await expect(page.getByText(/A déclaré la couverture de mae en 2018\s: complète/).first()).toBeVisible();
});

test('what is refused is said beside its field and where one starts, and what was typed stays', async ({
	page
}) => {
	await open(page, '/vocabulaire/motifs/ajouter');
	await page.getByLabel('Dispositif').selectOption('mae');
	await page.getByLabel('Première année').fill('2019');
	await page.getByLabel('Dernière année').fill('2018');
	await page.getByLabel('Motif', { exact: true }).fill('<script>alert(1)</script> =1+1 \u202Eabc');
	await page.getByLabel('Source', { exact: true }).fill('nulle-part');
	await page.getByRole('button', { name: 'Voir l’effet' }).click();
	await expect(page).toHaveTitle(/^Erreur\s: /);
	await expect(page.getByRole('alert').first()).toBeFocused();
	await expect(page.getByLabel('Dernière année')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel('Motif', { exact: true })).toHaveValue(/<script>/);
	await look(page, 'refus');
	await page.getByLabel('Dernière année').fill('2020');
	await page.getByLabel('Source', { exact: true }).fill('plf-2018');
	await page.getByRole('button', { name: 'Voir l’effet' }).click();
	await expect(page.getByText('Aucun montant ne change.')).toBeVisible();
	await confirm(page);
	await open(page, '/vocabulaire/motifs?q=alert');
	await expect(page.getByText('<script>alert(1)</script>')).toBeVisible();
	await look(page, 'motifs');
});

test('an arbitration starts from the rivals, shows its euros, and is withdrawn', async ({ page }) => {
	await open(page, '/arbitrages');
	await look(page, 'arbitrages');
	await page
		.getByRole('link', { name: /^(?:Arbitrer|Revoir l’arbitrage)\s: .*agrasc/i })
		.first()
		.click();
	await look(page, 'arbitrer');
	const other = page.getByLabel('Source retenue').locator('option', { hasText: /3.600.000/ });
	await page.getByLabel('Source retenue').selectOption(await other.getAttribute('value'));
	await page.getByLabel('Raison', { exact: true }).fill('essai');
	await page.getByLabel('Auteur').fill('essai');
	await page.getByRole('button', { name: 'Voir l’effet' }).click();
	await expect(page.getByText('Des montants montrés au public changent')).toBeVisible();
	await look(page, 'arbitrer-effet');
	await confirm(page);
	await open(page, '/arbitrages');
	await page
		.getByRole('link', { name: /^Changer ou retirer\s: agrasc/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Retirer cette ligne…' }).click();
	await expect(page.getByText('Confirmer et publier')).toBeVisible();
	await look(page, 'retirer');
	await confirm(page);
});

test('a key is a sheet: its sums are checked, and it says what it refuses', async ({ page }) => {
	await open(page, '/vocabulaire/cles/feuille');
	await look(page, 'cle');
	await page.getByLabel('Nom de la clé').fill('essai-cle');
	await page.getByLabel('Dispositif').selectOption('bop137');
	await page.getByLabel('Première année').fill('2018');
	await page.getByLabel('Dernière année').fill('2018');
	await page.getByLabel('Méthode').fill('essai');
	await page.getByLabel('Auteur').fill('essai');
	for (const [name, value] of [
		...[
			['Exploitation sexuelle, Basse', '10'],
			['Exploitation sexuelle, Centrale', '70'],
			['Exploitation sexuelle, Haute', '80']
		],
		...[
			['Mariage forcé, Basse', '1'],
			['Mariage forcé, Centrale', '40'],
			['Mariage forcé, Haute', '50']
		]
	] as [string, string][])
		await page.getByLabel(name).fill(value);
	await page.getByRole('button', { name: 'Vérifier et voir l’effet' }).click();
	await expect(page.getByRole('alert').getByText(/ne peuvent dépasser 100/)).toBeVisible();
	await expect(page.getByRole('row', { name: /^Somme/ })).toContainText('110');
	await look(page, 'cle-refus');
	await page.getByLabel('Mariage forcé, Centrale').fill('30');
	await page.getByRole('button', { name: 'Vérifier et voir l’effet' }).click();
	await expect(page.getByText('Des montants montrés au public changent')).toBeVisible();
	await look(page, 'cle-effet');
	await confirm(page);
});

test('rows in quarantine are mended in place; those still wrong keep their line', async ({ page }) => {
	await open(page, '/quarantaine');
	await look(page, 'quarantaine');
	await page.getByRole('link', { name: 'Corriger essai.csv' }).click();
	await look(page, 'grille');
	await page.getByLabel('montant, ligne 2').fill('1200,50');
	await page.getByLabel('etape, ligne 3').fill('voté demain');
	await page.getByRole('button', { name: 'Essayer' }).click();
	await expect(page.getByText('Cette ligne se lit maintenant.')).toBeVisible();
	await expect(page.getByText(/Une ligne reste fausse/)).toBeVisible();
	await look(page, 'grille-essai');
	await confirm(page);
	await open(page, '/quarantaine');
	await page.getByRole('link', { name: 'Corriger essai.csv' }).click();
	await expect(page.getByRole('rowheader', { name: /^3/ })).toBeVisible();
	await expect(page.getByLabel('montant, ligne 2')).toHaveCount(0);
	await page.getByText('Abandonner des lignes').click();
	await page.getByRole('checkbox').check();
	await page.getByLabel('Pourquoi les abandonner').fill('doublon');
	await page.getByRole('button', { name: 'Abandonner les lignes cochées' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/C’est fait/);
	await open(page, '/quarantaine');
	await expect(page.getByText('Aucune ligne n’attend.')).toBeVisible();
});

for (const path of ['/vocabulaire', '/vocabulaire/sources', '/vocabulaire/relances/ajouter', '/relances'])
	test(`${path} is read by everybody`, async ({ page }) => {
		await open(page, path);
		await look(page, path.slice(1).replaceAll('/', '-'));
	});

for (const path of [
	...[
		'/vocabulaire',
		'/vocabulaire/couverture',
		'/vocabulaire/recherches/ajouter',
		'/vocabulaire/cles/feuille'
	],
	...['/arbitrages', '/couverture', '/couverture/bop137/2018', '/relances', '/quarantaine']
])
	test(`/en${path} is read in English`, async ({ page }) => {
		await open(page, `/en${path}`);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expectAccessibleInWords(page);
	});
