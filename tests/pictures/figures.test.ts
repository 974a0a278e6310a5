import { expect, test, type Page } from '@playwright/test';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';

const LANGUAGES = ['fr', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** Where every figure stands: its own page, and the pages that hold the ones without an address. */
const PAGES: Readonly<Record<string, string>> = {
	...Object.fromEntries(FIGURE_IDS.map((id) => [id, `/figures/${id}`])),
	apercu: '/',
	'annee-2018': '/annees/2018',
	'forme-SEX': '/formes/SEX',
	'dispositif-bop137': '/dispositifs/bop137',
	comparer: '/comparer?annees=2017,2018',
	transparence: '/transparence',
	nomenclature: '/methode/nomenclature'
};
const WIDTHS = [320, 480, 640, 960, 1280];
const INKS = {
	clair: { media: 'screen', colorScheme: 'light' },
	sombre: { media: 'screen', colorScheme: 'dark' },
	imprime: { media: 'print', colorScheme: 'light' }
} as const;

const inLanguage = (path: string, language: Language) =>
	language === 'fr' ? path : `/en${path === '/' ? '' : path}`;

/** The whole page, once its faces are there. */
async function picture(page: Page, name: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	await expect.soft(page).toHaveScreenshot(`${name}.png`, { fullPage: true });
}

for (const [name, path] of Object.entries(PAGES)) {
	for (const language of LANGUAGES) {
		test(`${name} (${language}) is the picture that was kept`, async ({ page }) => {
			await page.goto(inLanguage(path, language));
			for (const [ink, media] of Object.entries(INKS)) {
				await page.emulateMedia(media);
				for (const width of ink === 'imprime' ? [700] : WIDTHS) {
					await page.setViewportSize({ width, height: 900 });
					await page.waitForFunction((asked) => innerWidth === asked, width);
					await picture(page, `${name}-${language}-${ink}-${width}`);
				}
			}
		});
	}
}

/** Filters that change what a figure draws. */
const FILTERS = [
	'',
	'etape=execution',
	'perimetre=contexte',
	'forme=SEX',
	'dispositif=bop137',
	'euros=constants&base=2024',
	'mesure=part'
];
const FILES = ['svg', 'csv', 'json'] as const;

for (const id of FIGURE_IDS) {
	for (const lang of LANGUAGES) {
		test(`${id} (${lang}) writes the files that were kept`, async ({ request }) => {
			for (const [rank, query] of FILTERS.entries()) {
				for (const file of FILES) {
					const response = await request.get(`/figures/${id}.${file}?lang=${lang}${query && `&${query}`}`);
					const text = (await response.text()).replaceAll(/127\.0\.0\.1:\d+/g, 'site');
					expect.soft(text).toMatchSnapshot(`fichiers/${id}-${lang}-${rank}.${file}.txt`);
				}
			}
		});
		test(`${id} (${lang}) is embedded as it was`, async ({ page }) => {
			for (const width of [320, 720]) {
				await page.setViewportSize({ width, height: 600 });
				await page.goto(`${inLanguage(`/embed/${id}`, lang)}`);
				await picture(page, `embed-${id}-${lang}-${width}`);
			}
		});
	}
}
