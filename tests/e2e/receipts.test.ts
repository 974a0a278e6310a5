import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { editorSite, type EditorSite } from './editor-site.ts';
import { expectAccessible, test } from './site.ts';

const HEADER = 'exercice;dispositif;etape;nature;poste;forme;attribution;montant;source';
const text = [
	HEADER,
	'2009;bop137;demande;cp;AFIS;SEX;publiee;2376000;essai-recu',
	'2009;bop137;demande;cp;autres;;;2644878,50;essai-recu',
	''
].join('\n');

// Of its own: what is imported here is seen by no other test.
let site: EditorSite;
test.beforeAll(async () => {
	site = await editorSite();
});
test.afterAll(() => site.end());
test.describe.configure({ mode: 'default' });
test.beforeEach(({ context }) => site.signIn(context, 'Coordination'));

/** What the importer sends of a file, as its page does. */
async function bringIn(page: Page, origin: string): Promise<string> {
	const sha256 = createHash('sha256').update(text).digest('hex');
	const headers = { origin };
	const fichiers = [{ sha256, nom: 'essai-recu.csv', lecture: {}, corrections: [] }];
	const rest = { lectures: [], synonymes: [], laisser: false, confirme: false, totaux: [] };
	const ordre = { fichiers, ...rest, motif: 'Essai <b>de reçu</b>', vue: null };
	const put = await page.request.put(`${origin}/importer/octets/${sha256}`, {
		data: Buffer.from(text),
		headers
	});
	expect(put.status(), await put.text()).toBe(200);
	const shown = await page.request.post(`${origin}/importer/effet`, { data: ordre, headers });
	expect(shown.status(), await shown.text()).toBe(200);
	const { effet } = (await shown.json()) as { effet: { empreinte: string } };
	const data = { ordre, empreinte: effet.empreinte };
	const done = await page.request.post(`${origin}/importer/confirmer`, { data, headers });
	expect(done.status(), await done.text()).toBe(200);
	return ((await done.json()) as { recu: string }).recu;
}

test('a receipt says what changed, and undoes it once its effect was seen', async ({ page }) => {
	test.slow();
	const recu = await bringIn(page, site.origin);
	await page.goto(site.origin + recu);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Reçu\s: version \d+$/);
	await expect(page.getByRole('rowheader', { name: /2009/ })).toBeVisible();
	await expect(page.getByText('«\u00A0Essai <b>de reçu</b>\u00A0»')).toBeVisible();
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 900 });
		await expectAccessible(page);
		const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(spill).toBeLessThanOrEqual(0);
	}
	await page.getByRole('button', { name: 'Annuler cet import' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/son effet$/);
	await expectAccessible(page);
	await page.getByLabel(/^Motif/).fill('Essai fini');
	await page.getByRole('button', { name: /^Annuler la version/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Reçu\s: version \d+$/);
	await page.goto(site.origin + recu);
	await expect(page.getByText(/Cette version a été annulée par la/)).toBeVisible();
	await page.goto(`${site.origin}/en/importer/recus`);
	await expect(page.getByText(/undone by version \d+/).first()).toBeVisible();
	await expectAccessible(page);
	const version = recu.split('/').at(-1);
	await page.goto(`${site.origin}/versions/${version}`);
	await expect(page.locator('q')).toHaveText('Essai <b>de reçu</b>');
});

test('what is sent from elsewhere, or cannot be understood, changes nothing', async ({ page }) => {
	const { origin } = site;
	const foreign = await page.request.post(`${origin}/importer/effet`, {
		data: {},
		headers: { origin: 'https://x.fr' }
	});
	expect(foreign.status()).toBe(403);
	for (const path of ['/importer/effet', '/importer/confirmer']) {
		const odd = await page.request.post(origin + path, { data: { fichiers: 'x' }, headers: { origin } });
		expect(odd.status()).toBe(400);
	}
	const wrong = await page.request.put(`${origin}/importer/octets/${'a'.repeat(64)}`, {
		data: Buffer.from('autre chose'),
		headers: { origin }
	});
	expect(wrong.status()).toBe(422);
	expect(await wrong.json()).toMatchObject({ code: 'empreinte' });
});
