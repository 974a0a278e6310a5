import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, expectAccessible, expectNoSliding, test } from './site.ts';

test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-campagne-'));
const data = join(folder, 'data');
const file = join(data, 'campagnes/2018-reunion.md');
const ADDRESS = '/annees/2018?campagne=2018-reunion';
const [columns = ''] = readFileSync('data/lignes/plf-2016.csv', 'utf8').split(/\r?\n/);
/** A file that says AFIS 2018 otherwise than what ships, from a budget document. */
function afis(montant: number): string {
	const cells: Readonly<Record<string, string>> = {
		...{ exercice: '2018', dispositif: 'bop137', etape: 'lfi', nature: 'np', niveau: 'np', poste: 'AFIS' },
		...{
			montant: String(montant),
			role: 'detail',
			forme: 'SEX',
			attribution: 'mandat',
			preuve: 'A',
			source: 'a'
		}
	};
	const row = columns.split(';').map((name) => cells[name] ?? '');
	return `${columns}\n${row.join(';')}\n`;
}

function run(script: string, ...args: string[]): void {
	const env = { ...process.env, DATA_FOLDER: data };
	const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`, ...args], {
		env,
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`${stdout}${stderr}`);
}

let site: OwnSite;
test.beforeAll(async () => {
	cpSync('data', data, { recursive: true, filter: (name) => !name.includes('.db') });
	const before = process.env['DATA_FOLDER'];
	process.env['DATA_FOLDER'] = data;
	site = await importedSite(
		{ 'afis.csv': afis(2_350_000) },
		{
			alter: (base) => {
				run('freeze/freeze.ts', '--annee', '2018', '--titre', 'Réunion', '--db', base);
				const later = join(folder, 'afis.csv');
				writeFileSync(later, afis(2_300_000));
				run('import.ts', later, '--confirmer', '--db', base);
			}
		}
	);
	if (before === undefined) delete process.env['DATA_FOLDER'];
	else process.env['DATA_FOLDER'] = before;
});
test.afterAll(() => {
	site.end();
	rmSync(folder, { recursive: true, force: true });
});

test('a frozen evaluation is found with the years, says its version, and what a later one says otherwise', async ({
	page
}) => {
	await page.goto(`${site.origin}/annees`);
	await page.getByRole('link', { name: 'Réunion' }).click();
	await expect(page).toHaveURL(`${site.origin}/annees/2018?v=2&campagne=2018-reunion`);
	const band = page.getByRole('complementary', { name: 'Évaluation figée' });
	await expect(band).toContainText(/Campagne «\s*Réunion\s*», figée le .*version 2 des données/);
	await expect(band).toContainText(/Depuis, à la version 3, l’actuelle, \d+ valeurs ont changé/);
	await expect(page.getByRole('complementary', { name: 'Version lue' })).toHaveCount(0);
	await expect(page.locator('#depuis').getByRole('row', { name: /^BOP 137, AFIS, Montant/ })).toContainText(
		/2350000\s€\s*2300000\s€\s*-50000\s€/
	);
	await expectAccessible(page);
	await expectNoSliding(page);
	await expect(page.getByRole('link', { name: 'Lignes', exact: true }).first()).toHaveAttribute(
		'href',
		/[?&]v=2\b/
	);
	await band.getByRole('link', { name: 'Lire la version actuelle' }).click();
	await expect(page).toHaveURL(`${site.origin}/annees/2018`);
});

test('on a phone a value says what it was, then what it is', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 800 });
	await page.goto(`${site.origin}${ADDRESS}`);
	const between = await page
		.locator('#depuis td.avant')
		.first()
		.evaluate((cell) => getComputedStyle(cell, '::after').content);
	expect(between).toBe('" puis "');
});

test('a remark is shown as soon as it is written, in French, as text', async ({ page }) => {
	await page.goto(`${site.origin}${ADDRESS}`);
	await expect(page.getByRole('note', { name: 'Remarques' })).toHaveCount(0);
	const written = readFileSync(file, 'utf8').replace(
		'## depense\n',
		'## depense\n\nDit par la **DGCS** : <b>rien</b>.\n'
	);
	writeFileSync(file, written);
	await page.goto(`${site.origin}/en${ADDRESS}`);
	const note = page.getByRole('note', { name: 'Remarks' });
	await expect(note.locator('[lang="fr"]')).toHaveText(/Dit par la DGCS\s: <b>rien<\/b>\./);
	await expectAccessible(page);
});

test('a base whose version says other than what was frozen does not pass for it', async ({ page }) => {
	writeFileSync(file, readFileSync(file, 'utf8').replace(/(formes\/repartition-annee: )\w+/, '$100000000'));
	await page.goto(`${site.origin}${ADDRESS}`);
	await expect(page.getByRole('complementary', { name: 'Évaluation figée' })).toContainText(
		/ne dit plus ce que cette campagne a figé, dans «\s*Quelles formes/
	);
	await expect(page.getByRole('note', { name: 'Remarques' })).toHaveCount(0);
	const unknown = await page.goto(`${site.origin}/annees/2018?campagne=autre`);
	expect(unknown?.status()).toBe(404);
	await expect(page.locator('main')).toContainText(/Campagnes figées\s: 2018-reunion\./);
});
