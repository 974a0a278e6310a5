import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, expectAccessible, test } from './site.ts';

/** The file of a year, saved on the disk as a reader saves it. */
async function saved(page: Page, info: TestInfo, address: string): Promise<string> {
	const answer = await page.request.get(address);
	expect(answer.headers()['content-disposition']).toMatch(
		/^attachment; filename="lignes-claires_evaluation-/
	);
	const bytes = await answer.body();
	expect(bytes.length).toBeLessThan(500_000);
	const path = info.outputPath('evaluation.html');
	await writeFile(path, bytes);
	return pathToFileURL(path).href;
}

test('the offline file opens from a disk with the network cut: it asks nothing, filters and projects', async ({
	page,
	context
}, info) => {
	const file = await saved(page, info, '/annees/2018.html');
	await context.setOffline(true);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(file);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Évaluation 2018/);
	await expectAccessible(page);
	const rows = page.locator('table.lignes tbody tr');
	const all = await rows.count();
	expect(all).toBeGreaterThan(10);
	await page.locator('[name=dispositif]').selectOption('bop137');
	await page.locator('[name=etape]').selectOption('lfi');
	await expect(page.locator('.sommes')).toContainText(/5\s020\s878\s€/);
	await page.getByLabel('Mots').fill('afis');
	await expect(rows).toHaveCount(1);
	await expect(page.locator('.sommes')).toContainText(/2\s376\s000\s€/);
	expect(page.url()).toContain('#lignes?dispositif=bop137&etape=lfi&mots=afis');
	await rows.getByRole('button').click();
	await expect(page.getByRole('dialog')).toContainText('Rapport général n° 147');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Tout montrer' }).click();
	await expect(rows).toHaveCount(all);
	await page.getByRole('button', { name: 'Projeter' }).click();
	await expect(page.locator('.diapo.vue h2')).toContainText('En 2018');
	await page.keyboard.press('PageDown');
	await expect(page.locator('.diapo.vue')).toHaveAttribute('data-diapo', '2');
	await page.reload();
	await expect(page.locator('.diapo.vue')).toHaveAttribute('data-diapo', '2');
	await page.mouse.move(5, 5);
	await page.getByRole('button', { name: 'Quitter' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
});

test('without a script the offline file is read whole, but for its filters', async ({
	browser,
	page
}, info) => {
	const file = await saved(page, info, '/en/annees/2023.html');
	const plain = await browser.newContext({ javaScriptEnabled: false });
	const still = await plain.newPage();
	await still.goto(file);
	await expect(still.locator('html')).toHaveAttribute('lang', 'en');
	await expect(still.locator('figure svg').first()).toBeVisible();
	await expect(still.locator('.filtres')).toBeHidden();
	await expect(still.getByText('Lines and their filters need this file to run its script.')).toBeVisible();
	await plain.close();
});

test('a year without a line has no offline file', async ({ page }) => {
	expect((await page.request.get('/annees/1066.html')).status()).toBe(404);
});

/** Names that would leave a script, a comment, an attribute or a line that is not escaped or cut. */
const NAMES = [
	'</script><script>window.hostile = 1</script>',
	'<!--<script>window.hostile = 1',
	'"><img src=x onerror="window.hostile = 1">',
	']]></style><svg onload=window.hostile=1>',
	'javascript:window.hostile=1',
	'x'.repeat(300)
] as const;

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const LINES = [
	'exercice;dispositif;etape;nature;montant;poste;forme;attribution;source;note',
	...NAMES.flatMap((name, at) =>
		(['lfi', 'execution'] as const).map((etape) =>
			[2017, 'agrasc', etape, 'cp', 1000 + at, cell(name), 'TRAV', 'publiee', 'qe-32679', cell(name)].join(
				';'
			)
		)
	)
].join('\n');
/** Many more lines than a file of 500 kB holds. */
const MANY = [
	'exercice;dispositif;etape;nature;montant;poste;source',
	...Array.from({ length: 3000 }, (_, at) =>
		[
			'2019',
			'agrasc',
			'lfi',
			'cp',
			1000 + at,
			`Projet numéro ${at} d’une association locale`,
			'qe-32679'
		].join(';')
	)
].join('\n');

test.describe('with hostile names, and with thousands of lines', () => {
	let site: OwnSite;
	test.beforeAll(async () => {
		site = await importedSite([{ 'noms.csv': LINES }, { 'beaucoup.csv': MANY }]);
	});
	test.afterAll(() => site.end());

	test('the file and the slides show names as text, run nothing and follow no address of theirs', async ({
		page
	}, info) => {
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		await page.setViewportSize({ width: 360, height: 780 });
		const harmless = async () => {
			expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
			await expect(page.locator('a[href^="javascript" i], img, iframe, object')).toHaveCount(0);
		};
		await page.goto(await saved(page, info, `${site.origin}/annees/2017.html`));
		await page.locator('[name=dispositif]').selectOption('agrasc');
		for (const name of NAMES) {
			await page.getByLabel('Mots').fill(name.slice(0, 40));
			const row = page.locator('table.lignes tbody tr').filter({ hasText: name }).first();
			await row.getByRole('button').click();
			await expect(page.getByRole('dialog')).toContainText(name);
			await harmless();
			await page.keyboard.press('Escape');
		}
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		for (const address of ['/annees/2017/reunion', '/en/annees/2017/reunion']) {
			await page.goto(`${site.origin}${address}`);
			await expect(page.locator('.diapo.vue')).toHaveAttribute('data-diapo', '1');
			await harmless();
		}
		expect(faults).toEqual([]);
	});

	test('a year of thousands of lines keeps its promised size and says what it leaves out', async ({
		page
	}, info) => {
		await page.goto(await saved(page, info, `${site.origin}/annees/2019.html`));
		const shown = await page.locator('table.lignes tbody tr').count();
		expect(shown).toBeGreaterThan(100);
		await expect(page.locator('#lignes')).toContainText(/autres lignes ne sont que sur le site/);
		await expect(page.locator('.sommes')).toContainText('seules lignes comptées que ce fichier porte');
		expect((await page.request.get(`${site.origin}/annees/2019/reunion`)).status()).toBe(200);
	});
});
