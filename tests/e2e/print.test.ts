import { expect, test } from './site.ts';

/** On how many sheets each page goes at most, where its title and its first drawing are on the first. */
const SHEETS = [
	['/', 7, false],
	['/annees/2013', 4, false],
	['/annees/2017', 4, false],
	['/annees/2022', 4, false],
	['/annees/2018', 4, false],
	['/annees/2023', 4, false],
	['/annees/2017/relances/bop137', 1, false],
	['/annees/2019/relances/bop137', 1, false],
	['/figures/formes-annees', 2, true],
	['/figures/suivi-poste', 2, true],
	['/figures/flux', 2, true],
	['/embed/formes-annees', 2, true],
	['/verifier', 4, false],
	['/figures/formes-annees/2018.SEX', 1, false]
] as const;
/** A sheet of A4 less its margins, 180 × 271 mm, in pixels of CSS. */
const SHEET = { width: 680, height: 1024 };

for (const [path, most, first] of SHEETS) {
	test(`${path} prints on ${most} sheets at most, no drawing cut`, async ({ page, context }) => {
		await page.goto(path);
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize(SHEET);
		const drawings = await page.locator('svg.dessin:visible').evaluateAll((all) =>
			all.map((drawing) => {
				const { top, height } = drawing.getBoundingClientRect();
				return { height, foot: top + scrollY + height };
			})
		);
		expect(drawings.filter(({ height }) => height > SHEET.height)).toEqual([]);
		if (first) expect(drawings[0]?.foot).toBeLessThan(SHEET.height);
		// A page of its own: one whose media and size are emulated prints badly.
		const sheet = await context.newPage();
		await sheet.goto(path, { waitUntil: 'networkidle' });
		const pdf = await sheet.pdf({ preferCSSPageSize: true });
		const sheets = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? [];
		expect(sheets.length).toBeGreaterThan(0);
		expect(sheets.length).toBeLessThanOrEqual(most);
	});
}

test('a figure is in one piece with its title, which no browser leaves at the foot of a sheet', async ({
	page
}) => {
	for (const path of ['/', '/annees/2018', '/dispositifs/bop137', '/verifier', '/embed/formes-annees']) {
		await page.goto(path);
		await page.emulateMedia({ media: 'print' });
		const split = await page.locator('.figure:visible').evaluateAll((figures) =>
			figures.flatMap((figure) => {
				const title = figure.querySelector('.figure-titre');
				const whole = title?.closest('.d-un-tenant');
				const held = whole && getComputedStyle(whole).breakInside === 'avoid';
				return held && whole.querySelector('svg.dessin') ? [] : [title?.textContent ?? 'no title'];
			})
		);
		expect(split, path).toEqual([]);
	}
});

test('on paper each figure shows one drawing, chosen without measuring its room', async ({ page }) => {
	await page.goto('/annees/2018');
	await page.emulateMedia({ media: 'print' });
	for (const width of [320, 680, 1400]) {
		await page.setViewportSize({ width, height: 900 });
		const shown = await page
			.locator('.figure')
			.evaluateAll((figures) =>
				figures.map(
					(figure) =>
						[...figure.querySelectorAll('svg.dessin')].filter((drawing) => drawing.checkVisibility()).length
				)
			);
		expect(shown.length).toBeGreaterThan(2);
		expect(new Set(shown)).toEqual(new Set([1]));
	}
});
