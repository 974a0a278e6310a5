import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from '@playwright/test';
import { LANGUES, type Langue } from '#lib/domain/language.ts';
import { xlsxParts, xlsxSheet, zipOf } from '#lib/ingest/sheets/workbook.fixture.ts';
import type { Picture } from '#lib/words/help/chapter.ts';
import { findBrowser } from '../../tests/browser.ts';
import { editorSite, type EditorSite } from '../../tests/e2e/editor-site.ts';

// Takes the pictures of the help from the built site itself, in both languages. Amounts are those of the Senate's table, which
// the site that is shown does not know yet: two of its cells are spoilt, as a hand does.

const OUT = 'static/aide';
const SIZES = 'src/routes/(site)/aide/picture-sizes.json';
const SOURCE = 'senat-l18-147';
const VIEW = { width: 1120, height: 760 };
const QUALITY = 78;
const SHOWN = 'https://lignes-claires.example.org';

const WORKBOOK = Buffer.from(
	zipOf(
		xlsxParts(
			xlsxSheet([
				['Poste', 'Public visé', 'LFI 2018', 'PLF 2019', 'Commentaire'],
				['AFIS', 'prostitution', 2376000, 1980000, 'aide financière'],
				['Crédits nationaux', 'prostitution et traite', '52O OOO', '5OO OOO', null],
				['Crédits déconcentrés', 'prostitution et traite', 2124878, 2124878, null],
				['Total', null, 5020878, 4604878, null]
			])
		)
	)
);

const sizes: Record<string, { width: number; height: number }> = {};

/** Keeps what a page shows, from the top of a place or of the page, as WebP. */
async function keep(page: Page, langue: Langue, nom: Picture, height: number, from?: Locator): Promise<void> {
	await from?.scrollIntoViewIfNeeded();
	// What is shown is not where it was taken.
	await page.evaluate((shown) => {
		const told = (text: string) => text.replaceAll(location.origin, shown);
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) texts.currentNode.nodeValue = told(texts.currentNode.nodeValue ?? '');
		for (const field of document.querySelectorAll('textarea, input')) {
			if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
				if (field.value.includes(location.origin)) field.value = told(field.value);
		}
	}, SHOWN);
	await page.evaluate(() => document.fonts.ready);
	const box = await from?.boundingBox();
	const scrolled = await page.evaluate(() => window.scrollY);
	const clip = {
		x: 0,
		y: Math.max(0, (box?.y ?? -scrolled) + scrolled - 16),
		width: VIEW.width,
		height,
		scale: 1
	};
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', {
		...{ format: 'webp', quality: QUALITY, clip, captureBeyondViewport: true }
	});
	mkdirSync(join(OUT, langue), { recursive: true });
	writeFileSync(join(OUT, langue, `${nom}.webp`), Buffer.from(data, 'base64'));
	sizes[`${langue}/${nom}`] = { width: VIEW.width, height };
}

const say = (langue: Langue, fr: string, en: string) => (langue === 'en' ? en : fr);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** The journey of a file, on a site that does not have it. */
async function importing(site: EditorSite, page: Page, langue: Langue): Promise<void> {
	const tell = (fr: string, en: string) => say(langue, fr, en);
	const start = tell('', '/en');
	await page.goto(`${site.origin}${start}/connexion`);
	await keep(page, langue, 'connexion', 520);
	await site.signIn(page.context(), tell('Coordination', 'Coordinator'));
	await page.goto(`${site.origin}${start}/importer`);
	const input = page.locator('#importer input[type=file]');
	await input.waitFor({ state: 'attached' });
	await keep(page, langue, 'importer-choisir', 620);
	await input.setInputFiles({
		name: 'credits-2018-2019.xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: WORKBOOK
	});
	await page.locator('.attente').waitFor();
	await keep(page, langue, 'importer-lire', 1180);
	const choose = async (label: RegExp, value: string) => {
		for (const select of await page.getByLabel(label).all()) await select.selectOption(value);
	};
	await choose(/^(?:dispositif|scheme)$/, 'bop137');
	await choose(/document/, SOURCE);
	await choose(/(?:d’où vient la forme|where the form comes from)/, 'mandat');
	for (const select of await page.getByLabel(/(?:prostitution et traite).*(?:devient|becomes)/).all())
		await select.selectOption('NV');
	await button(page, tell('Contrôler', 'Check')).click();
	await page.locator('.grille input').first().focus();
	await keep(page, langue, 'importer-controler', 820);
	await button(page, /^(?:Corriger les|Mend the) 2/).click();
	await button(page, tell('Voir l’effet', 'See the effect')).click();
	const confirm = button(page, tell('Confirmer cet effet', 'Confirm this effect'));
	await confirm.waitFor({ timeout: 60_000 });
	await keep(page, langue, 'importer-effet', 1100);
	await confirm.click();
	await page.getByRole('checkbox').first().check();
	await page
		.getByLabel(/(?:Pourquoi|Why)/)
		.fill(tell('Annexe du rapport du Sénat', 'Annex of the Senate’s report'));
	await button(page, tell('Importer', 'Import')).click();
	await page.waitForURL(/\/importer\/recu\/\d+$/, { timeout: 60_000 });
	await keep(page, langue, 'importer-recu', 900);
}

/** What the shipped data show. */
async function reading(site: EditorSite, page: Page, langue: Langue): Promise<void> {
	const start = say(langue, '', '/en');
	const visit = (path: string) => page.goto(`${site.origin}${start}${path}`, { waitUntil: 'networkidle' });
	await visit('/verifier/concurrentes');
	await keep(page, langue, 'arbitrer', 760, page.locator('main h1'));
	await visit('/figures/formes-annees/2018.SEX');
	await keep(page, langue, 'citer', 900, page.locator('main h1'));
	await visit('/integrer');
	await keep(page, langue, 'integrer', 900, page.locator('main h1'));
	await visit('/annees/2018/reunion');
	await keep(page, langue, 'reunion', VIEW.height);
}

const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-aide-'));
cpSync('data', folder, {
	recursive: true,
	filter: (from) => !/\.db(-|$)|senat-l18-147\.csv$|sauvegardes|envois/.test(from)
});
const { args, ...found } = await findBrowser();
const browser = await chromium.launch({ ...found, args: [...args] });
const shipped = await editorSite({ data: 'data' });
try {
	for (const langue of LANGUES) {
		const context = await browser.newContext({ viewport: VIEW, locale: langue, colorScheme: 'light' });
		const page = await context.newPage();
		page.setDefaultTimeout(20_000);
		await reading(shipped, page, langue);
		// Each language brings the file in for the first time.
		const fresh = await editorSite({ data: folder });
		await importing(fresh, page, langue).finally(fresh.end);
		await context.close();
	}
	writeFileSync(SIZES, `${JSON.stringify(sizes, null, '\t')}\n`);
	console.log(`${Object.keys(sizes).length} images dans ${OUT}/`);
} finally {
	await browser.close();
	shipped.end();
	rmSync(folder, { recursive: true, force: true });
}
