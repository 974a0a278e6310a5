import { expect, test } from './site.ts';

/** Pages with amounts in a table: below zero, contested, over several years, beside a stage, of two versions. */
const PAGES = [
	['/verifier', ',', '-2490000'],
	['/en/verifier', '.', '-2490000'],
	['/lignes?dispositif=agrasc', ',', '3600000'],
	['/beneficiaires', ',', '234000'],
	['/formes/NV', ',', '3093878'],
	['/annees/2018', ',', '5020878'],
	['/dispositifs/bop137', ',', '2376000'],
	['/comparer?dispositif=p101,bop137&de=2017&a=2018', ',', '6827945'],
	['/versions/1', ',', '+170000']
] as const;

// Issue 5: a minus sign, a mark or a year in the cell of an amount made text of it in a spreadsheet.
test('rates copied from a table paste as numbers too: nothing stands between a number and its sign', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	for (const [address, rate, known] of [
		['/', /^-?\d+(?:,\d+)?%$/, '46,0%'],
		['/en', /^-?\d+(?:\.\d+)?%$/, '46.0%'],
		['/annees/2017', /^[-+]?\d+(?:,\d+)?%$/, '40,4%'],
		['/annees/2018', /^[-+]?\d+(?:,\d+)?%$/, '-37,2%']
	] as const) {
		await page.goto(address, { waitUntil: 'networkidle' });
		const cells = await page.evaluate(async () => {
			for (const details of document.querySelectorAll('details')) details.open = true;
			const texts: string[] = [];
			for (const table of document.querySelectorAll('main table')) {
				if (table.getClientRects().length === 0) continue;
				getSelection()?.selectAllChildren(table);
				document.execCommand('copy');
				const [item] = await navigator.clipboard.read();
				texts.push(...((await (await item?.getType('text/plain'))?.text()) ?? '').split(/[\t\n]/));
			}
			return texts.map((text) => text.trim());
		});
		const rates = cells.filter((text) => /^[-+\u2212]?[\d.,]+\s*%$/.test(text));
		expect(
			rates.filter((text) => !rate.test(text)),
			address
		).toEqual([]);
		expect(rates, address).toContain(known);
	}
});

test('tables copied from a page paste as numbers, their marks left behind', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	for (const [address, point, known] of PAGES) {
		await page.goto(address, { waitUntil: 'networkidle' });
		const copied = await page.evaluate(async () => {
			for (const details of document.querySelectorAll('details')) details.open = true;
			const all: { texts: string[]; amounts: string[] }[] = [];
			for (const table of document.querySelectorAll('main table:has(td .montant)')) {
				if (table.getClientRects().length === 0) continue;
				getSelection()?.selectAllChildren(table);
				document.execCommand('copy');
				const [item] = await navigator.clipboard.read();
				const html = await (await item?.getType('text/html'))?.text();
				const plain = await (await item?.getType('text/plain'))?.text();
				const written = new DOMParser().parseFromString(html ?? '', 'text/html').querySelectorAll('td, th');
				const amounts = [...table.querySelectorAll('td, th')].flatMap((cell, index) =>
					cell.querySelector('.montant') && !cell.textContent.includes('≥')
						? [written[index]?.textContent.trim() ?? 'not copied']
						: []
				);
				all.push({ texts: (plain ?? '').split(/[\t\n]/).map((text) => text.trim()), amounts });
			}
			return all;
		});
		const amounts = copied.flatMap((table) => table.amounts);
		const number = new RegExp(`^[-+]?\\d+(?:\\${point}\\d\\d)?$`);
		expect(
			amounts.filter((text) => !number.test(text)),
			address
		).toEqual([]);
		expect(amounts, address).toContain(known);
		for (const table of copied) expect(table.texts, address).toEqual(expect.arrayContaining(table.amounts));
	}
});
