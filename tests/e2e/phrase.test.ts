import { expect, expectAccessible, test } from './site.ts';

test('the figure for forced labour, cited, goes to Word in two gestures from the first page', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/');
	await page.getByRole('link', { name: 'Exploitation par le travail' }).first().click();
	await page.getByRole('button', { name: 'Copier pour Word' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Copié' })).toBeVisible();
	const copied = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
		return { html: await read('text/html'), text: await read('text/plain') };
	});
	const phrase =
		/En 2018, aucun montant prévu n’est identifié pour l’exploitation par le travail dans nos sources\. Au moins 3\s093\s878\s€ prévus/;
	expect(copied.text).toMatch(phrase);
	expect(copied.text).toMatch(
		/Sources\s: Sénat, Rapport général.* Tableau .*version \d+ du .*\/formes\/TRAV\?de=2018&a=2018&v=\d+\)$/
	);
	expect(copied.html.replaceAll('&nbsp;', '\u00A0')).toMatch(phrase);
	expect(copied.html).toContain('sdfootnote1anc');
	expect(copied.html).toContain('href="http://www2.senat.fr/rap/l18-147-329/l18-147-32912.html"');
});

test('the sentence of another year, its picture and its lines are a link away, without a script too', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/formes/SEX');
	const phrase = page.getByRole('region', { name: 'La phrase à copier' });
	await expect(phrase.getByRole('button')).toHaveCount(0);
	await phrase.getByRole('link', { name: '2023' }).click();
	await expect(phrase).toContainText(/En 2023, au moins 1\s638\s000\s€ prévus \(déduits par nous\)/);
	const image = await page.request.get(
		(await phrase.getByRole('link', { name: 'Image' }).getAttribute('href')) ?? ''
	);
	expect([image.status(), image.headers()['content-type']]).toEqual([200, 'image/png']);
	await phrase.getByRole('link', { name: 'Lignes' }).click();
	await expect(page.locator('main')).toContainText('1638000');
	await context.close();
});

for (const address of ['/formes/TRAV', '/en/formes/SEX'])
	test(`the sentence of ${address} is for everyone`, async ({ page }) => {
		await page.goto(address);
		await expectAccessible(page);
	});
