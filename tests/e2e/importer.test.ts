import type { Page } from '@playwright/test';
import { xlsxParts, xlsxSheet, zipOf } from '../../src/lib/ingest/sheets/workbook.fixture.ts';
import { editorSite, type EditorSite } from './editor-site.ts';
import { enterByInvitation } from './enter-by-invitation.ts';
import { focused, tabTo } from './keyboard-steps.ts';
import {
	expect,
	expectAccessible,
	expectAccessibleInWords,
	expectCellsWhole,
	expectNoSliding,
	test
} from './site.ts';

/** One column a year, forms in words, a row of totals, three mistakes: two letters O for zeros, a lost formula. */
const WORKBOOK = zipOf(
	xlsxParts(
		xlsxSheet([
			['Suivi des crédits du ministère'],
			[null],
			['Poste', 'Public visé', 'LFI 2014', 'LFI 2015', 'LFI 2016', 'Commentaire'],
			['Accueil', 'prostitution', 310000, '32O OOO', 330000, 'à vérifier'],
			['Inspection', 'ateliers clandestins', 120000, 125000, '13O OOO', null],
			['Formation', 'ateliers clandestins', 40000, '#REF!', 42000, 'cf. p. 12'],
			['Total', null, 470000, 486000, 502000, null]
		])
	)
);
const FILE = {
	name: 'suivi-2014-2016.xlsx',
	mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	buffer: Buffer.from(WORKBOOK)
};
const TEMPLATE = [
	'exercice;dispositif;etape;nature;montant;poste;forme;attribution;source;preuve',
	'2014;mae;lfi;cp;12000;Coopération;TRAV;publiee;Rapport d’essai;B',
	'2015;mae;lfi;cp;13000;Coopération;TRAV;publiee;Rapport d’essai;B',
	''
].join('\n');

let site: EditorSite;
test.beforeAll(async () => {
	site = await editorSite();
});
test.afterAll(() => site.end());
test.describe.configure({ mode: 'default' });

const title = (page: Page) => page.locator('#importer h1');
const choose = (page: Page, file: typeof FILE) =>
	page.locator('#importer input[type=file]').setInputFiles(file);
const word = (page: Page, name: string | RegExp) => page.getByLabel(name);

/** Drops a file on the page, as from a folder. */
async function drop(page: Page, { name, buffer }: typeof FILE): Promise<void> {
	const held = await page.evaluateHandle(
		({ bytes, called }) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([new Uint8Array(bytes)], called));
			return transfer;
		},
		{ bytes: [...buffer], called: name }
	);
	await page.dispatchEvent('body', 'drop', { dataTransfer: held });
}

async function open(page: Page, name: string, language = ''): Promise<void> {
	await site.signIn(page.context(), name);
	await page.goto(`${site.origin}${language}/importer`);
	await expect(page.locator('.depot')).toBeVisible();
}

test('the coordinator is invited, signs in with a code, drops a workbook, says what only she knows, mends three cells, confirms, and takes it back', async ({
	page
}) => {
	let clicks = 0;
	const click = async (name: string | RegExp) => {
		clicks += 1;
		await page.getByRole('button', { name }).first().click();
	};
	const say = async (name: string | RegExp, code: string) => {
		clicks += 1;
		await word(page, name).selectOption(code);
	};
	/** The file of the grid of forms, what was published apart: the version of the base is not the figure. */
	const grid = async () =>
		(await (await fetch(`${site.origin}/figures/formes-annees.csv`)).text())
			.split('\n')
			.filter((line) => /^201[456];/.test(line));
	const before = await grid();
	expect(before).not.toEqual([]);
	const started = Date.now();
	const entered = await enterByInvitation(page, site, 'Coordination');
	const signedIn = Date.now();
	await page.goto(`${site.origin}/importer`);
	await expect(page.locator('.depot')).toBeVisible();
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET') sent.push(request.method());
	});
	await drop(page, FILE);

	// Read: one scheme, one document, one word and where forms come from.
	await expect(title(page)).toContainText('4 lignes lues deviennent 9 montants');
	await expect(title(page)).toBeFocused();
	await expect(page.locator('.attente')).toHaveText('Contrôler');
	await say('dispositif', 'p101');
	await say('d’où vient la forme', 'publiee');
	await say('« ateliers clandestins » devient', 'TRAV');
	await expect(page.getByRole('button', { name: 'Contrôler' })).toBeVisible();
	await click('Contrôler');

	// Check: two alike at once, one by hand.
	await expect(title(page)).toContainText('lignes à corriger');
	await page.getByLabel(/LFI 2015, ligne 4/).focus();
	await click('Corriger les 2 pareilles');
	await expect(title(page)).toContainText('1 ligne à corriger');
	const cell = page.getByLabel(/LFI 2015, ligne 6/);
	await cell.fill('41 000');
	await expect(page.getByText('quarante et un mille euros')).toBeVisible();
	await cell.press('Enter');
	await expect(title(page)).toContainText('Tout se lit');
	await expect(page.getByText(/le total écrit en D7/)).toContainText('486');
	expect(sent, 'sent before the effect').toEqual([]);

	// Effect, beside the total of the document.
	await click('Voir l’effet');
	await expect(title(page)).toContainText('entrent', { timeout: 120_000 });
	await page.getByLabel(/2014.*le document dit/).fill('470 000');
	await page.getByLabel(/2014.*le document dit/).press('Tab');
	await expect(page.getByText('Au centime près.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Confirmer cet effet' })).toBeVisible({ timeout: 120_000 });
	await click('Confirmer cet effet');

	await page.getByRole('checkbox', { name: /J’ajoute/ }).check();
	clicks += 1;
	await page.getByLabel(/Pourquoi/).fill('Tableau de suivi du ministère');
	await click('Importer');
	await expect(page).toHaveURL(/\/importer\/recu\/\d+$/, { timeout: 120_000 });
	test.info().annotations.push({
		type: 'journey',
		description: `${entered} clicks to enter, ${clicks} to import; ${signedIn - started} ms, ${Date.now() - signedIn} ms`
	});
	expect(clicks).toBeLessThanOrEqual(10);

	// What she imported is on the site, and the journal says so.
	const receipt = page.url();
	expect(await grid()).not.toEqual(before);
	expect(
		(await grid()).filter((line) => /^201[456];Exploitation par le travail[^;]*;\d/.test(line))
	).toHaveLength(3);
	await page.goto(`${site.origin}/journal`);
	await expect(page.locator('main')).toContainText('suivi-2014-2016.xlsx');
	await expect(page.locator('main')).toContainText('Coordination');

	// Taken back, its effect seen first: the site is as it was.
	await page.goto(receipt);
	await page.getByRole('button', { name: 'Annuler cet import' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('son effet', { timeout: 120_000 });
	await page.getByRole('button', { name: /^Annuler la version/ }).click();
	await expect.poll(grid, { timeout: 120_000 }).toEqual(before);
});

test('a table made in the template is asked nothing between its choice and its effect', async ({ page }) => {
	await open(page, 'Modèle');
	const shown: string[] = [];
	page.on('framenavigated', () => shown.push(new URL(page.url()).hash));
	await choose(page, { name: 'modele.csv', mimeType: 'text/csv', buffer: Buffer.from(TEMPLATE) });
	await expect(title(page)).toContainText('entrent', { timeout: 120_000 });
	expect(shown).toEqual(['#effet']);
	await expect(page.getByRole('button', { name: 'Confirmer cet effet' })).toBeVisible();
});

test('what the site cannot answer loses nothing, and is asked again', async ({ browser }) => {
	// A page of its own: that a request fails is what is watched.
	const page = await browser.newPage();
	await open(page, 'Réseau');
	await page.route('**/importer/effet', (route) => route.abort());
	await choose(page, { name: 'modele.csv', mimeType: 'text/csv', buffer: Buffer.from(TEMPLATE) });
	await expect(page.getByRole('alert')).toContainText('Rien n’est perdu');
	await page.unroute('**/importer/effet');
	await page.route('**/importer/octets/*', (route) => route.fulfill({ status: 401, body: '{}' }));
	await page.getByRole('button', { name: 'Réessayer' }).click();
	await expect(page.getByRole('link', { name: 'Se connecter' })).toHaveAttribute(
		'href',
		/retour=%2Fimporter/
	);
	await page.unroute('**/importer/octets/*');
	await page.reload();
	await page.getByRole('button', { name: 'modele.csv', exact: true }).click();
	await expect(title(page)).toContainText('entrent', { timeout: 120_000 });
	await page.close();
});

test('when the base moves meanwhile, the second editor is shown the new effect and nothing is done', async ({
	page,
	browser
}) => {
	const sign = async (shown: Page) => {
		await shown.getByRole('button', { name: 'Confirmer cet effet' }).click({ timeout: 120_000 });
		await shown.getByRole('checkbox').first().check();
		await shown.getByRole('button', { name: 'Importer', exact: true }).click();
	};
	const table = (amount: number) => ({
		name: 'cooperation.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(TEMPLATE.replace('12000', String(amount)))
	});
	await open(page, 'Gaëlle Première');
	await choose(page, table(12_000));
	await expect(title(page)).toContainText('entrent', { timeout: 120_000 });
	const other = await browser.newPage();
	await open(other, 'Seconde');
	await choose(other, table(15_000));
	await sign(other);
	await expect(other).toHaveURL(/\/importer\/recu\/\d+$/, { timeout: 120_000 });
	await other.close();
	await sign(page);
	await expect(title(page)).toContainText('La base a changé', { timeout: 120_000 });
	await expect(title(page)).toBeFocused();
	await expect(page.getByRole('checkbox').first()).not.toBeChecked();
});

test('a draft outlives the page: choices and mended cells are there when it is taken up, and can be undone', async ({
	page
}) => {
	await open(page, 'Brouillon');
	await choose(page, FILE);
	await word(page, 'dispositif').selectOption('p101');
	await word(page, 'd’où vient la forme').selectOption('publiee');
	await page.getByRole('button', { name: 'Contrôler' }).click();
	await page.getByLabel(/LFI 2015, ligne 4/).focus();
	await page.getByRole('button', { name: 'Celle-ci seulement' }).click();
	await expect(title(page)).toContainText('2 lignes à corriger');
	await page.reload();
	await page.getByRole('button', { name: 'suivi-2014-2016.xlsx', exact: true }).click();
	await expect(title(page)).toContainText('2 lignes à corriger');
	await page.locator('body').press('Control+z');
	await expect(title(page)).toContainText('3 lignes à corriger');
	await page.locator('body').press('Control+y');
	await expect(title(page)).toContainText('2 lignes à corriger');
	await page.goBack();
	await expect(title(page)).not.toContainText('à corriger');
});

test('by the keyboard alone, a cell is mended and given back', async ({ page }) => {
	await open(page, 'Clavier');
	await choose(page, FILE);
	await expect(title(page)).toBeFocused();
	await tabTo(page, ({ name }) => name === 'dispositif');
	await page.keyboard.type('Programme 101');
	await tabTo(page, ({ name }) => name === 'd’où vient la forme');
	await page.keyboard.type('publiée');
	// The file is read anew first.
	await expect(page.getByRole('button', { name: 'Contrôler' })).toBeVisible();
	await tabTo(page, ({ name }) => name === 'Contrôler');
	await page.keyboard.press('Enter');
	await expect(title(page)).toContainText('à corriger');
	await expect(title(page)).toBeFocused();
	await tabTo(page, ({ tag }) => tag === 'INPUT');
	await page.keyboard.type('9');
	await page.keyboard.press('Escape');
	await expect(page.locator('.grille input').first()).toHaveValue('32O OOO');
	await page.keyboard.press('Enter');
	await expect(title(page)).toContainText('2 lignes à corriger');
	expect((await focused(page)).tag).not.toBe('BODY');
});

for (const language of ['', '/en'] as const) {
	test(`each step is accessible, wide and narrow, light and dark${language}`, async ({ page }) => {
		test.slow();
		await page.setViewportSize({ width: 1280, height: 900 });
		await open(page, 'Accessibilité', language);
		const look = async () => {
			await page.setViewportSize({ width: 1280, height: 900 });
			// Colours are the same in both languages.
			if (language) await expectAccessibleInWords(page);
			else {
				await expectAccessible(page);
				await page.emulateMedia({ colorScheme: 'dark' });
				await page.setViewportSize({ width: 360, height: 800 });
				await expectAccessible(page);
				await page.emulateMedia({ colorScheme: 'light' });
			}
			await expectNoSliding(page);
			await expectCellsWhole(page);
			await page.setViewportSize({ width: 1280, height: 900 });
		};
		await look();
		await choose(page, FILE);
		await expect(title(page)).toContainText('9');
		await look();
		await word(page, language ? 'scheme' : 'dispositif').selectOption('p101');
		await word(page, language ? 'where the form comes from' : 'd’où vient la forme').selectOption('publiee');
		await page.getByRole('button', { name: language ? 'Check' : 'Contrôler' }).click();
		await page.locator('.grille input').first().focus();
		await look();
		await page
			.getByRole('button', { name: language ? 'Leave these rows aside' : 'Laisser ces lignes de côté' })
			.click();
		await page.getByRole('button', { name: language ? 'See the effect' : 'Voir l’effet' }).click();
		await page
			.getByRole('button', { name: language ? 'Confirm this effect' : 'Confirmer cet effet' })
			.waitFor({ timeout: 120_000 });
		await look();
		await page
			.getByRole('button', { name: language ? 'Confirm this effect' : 'Confirmer cet effet' })
			.click();
		await expect(page.getByRole('checkbox').first()).toBeVisible();
		await look();
	});
}
