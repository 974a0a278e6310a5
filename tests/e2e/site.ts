import AxeBuilder from '@axe-core/playwright';
import axe from 'axe-core';
import { expect, test as base, type Page } from '@playwright/test';

/** A test that fails when its page writes an error to the console or throws. One that asks for no page opens none. */
export const test = base.extend({
	page: async ({ page }, use) => {
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') errors.push(message.text());
		});
		await use(page);
		expect(errors.filter((error) => !error.includes('the server responded with a status of 4'))).toEqual([]);
	}
});

/** The pages that a visitor can open, with a title each. */
export const PAGES = [
	'/',
	'/figures',
	'/transparence',
	'/comparer',
	'/comparer?annees=2017,2018',
	'/annees',
	'/annees/2011',
	'/annees/2017',
	'/annees/2018',
	'/annees/2021',
	'/annees/2018/relances/bop137',
	'/annees/2018/dossier',
	'/dispositifs',
	'/dispositifs/bop137',
	'/dispositifs/versements',
	'/formes',
	'/formes/SEX',
	'/formes/NV',
	'/beneficiaires',
	'/beneficiaires/775723679',
	'/lignes',
	'/lignes/1',
	'/sources',
	'/methode',
	'/methode/nomenclature',
	'/methode/glossaire',
	'/methode/fichiers',
	'/signaler',
	'/verifier',
	'/verifier/concurrentes',
	'/versions/1',
	'/figures/formes-par-annee',
	'/figures/flux/verifier?v=1',
	'/integrer',
	'/aide',
	'/accessibilite',
	'/methode/charte'
] as const;

/** What a theme, a width or an open box can break in a page whose structure was read already. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** What axe-core finds by some of its rules. What stands in a frame is a document of its own, and has its own tests. */
async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
	// Of what passes nothing is told, which halves the time and more; frames aside, there is one document to read.
	// The rules are those of the release that we name, twice as fast as the one that the builder brings.
	const builder = new AxeBuilder({ page, axeSource: axe.source }).options({ resultTypes: ['violations'] });
	const found = await choose(builder.setLegacyMode(true).exclude('iframe')).analyze();
	return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const openBoxes = (page: Page) =>
	page.evaluate(() => {
		for (const box of document.querySelectorAll('details')) box.open = true;
	});

/** No violation that axe-core knows of, in the standards that the project claims. */
export async function expectAccessible(page: Page): Promise<void> {
	expect(await violations(page, (axe) => axe.withTags(TAGS))).toEqual([]);
}

/** The same of a page read in the other language, every box opened: what words can break, colours and looks aside. */
export async function expectAccessibleInWords(page: Page): Promise<void> {
	await openBoxes(page);
	expect(await violations(page, (axe) => axe.withTags(TAGS).disableRules(LOOKS))).toEqual([]);
}

/** Of a page whose structure was read already, how it looks in another theme or at another width. */
export async function expectAccessibleLooks(page: Page): Promise<void> {
	expect(await violations(page, (axe) => axe.withRules(LOOKS))).toEqual([]);
}

/**
 * The same for all that a page can show: every box opened, in the light on a screen, then how it looks in the dark on a
 * telephone with a definition open over it. One page read twice, not one page for each.
 */
export async function expectAccessibleThroughout(page: Page): Promise<void> {
	// The longest pages have five thousand elements: on a machine that does something else, it may take a minute.
	test.slow();
	await openBoxes(page);
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 360, height: 800 });
	await page.evaluate(() => document.querySelector<HTMLElement>('[popover]')?.showPopover());
	await expectAccessibleLooks(page);
	await page.evaluate(() => document.querySelector<HTMLElement>('[popover]:popover-open')?.hidePopover());
}

/** The links and buttons of the masthead whose texts lie on one another. */
const onOneAnother = (page: Page) =>
	page.evaluate(() => {
		const boxes = [...document.querySelectorAll('header.site a, header.site button')]
			.filter((link) => link.checkVisibility())
			.map((link) => {
				const range = document.createRange();
				range.selectNodeContents(link);
				return { text: link.textContent?.trim(), box: range.getBoundingClientRect() };
			});
		return boxes.flatMap(({ text, box }, index) =>
			boxes
				.slice(index + 1)
				.filter(
					(other) =>
						other.text !== text &&
						box.left < other.box.right &&
						other.box.left < box.right &&
						box.top < other.box.bottom &&
						other.box.top < box.bottom
				)
				.map((other) => `${text} | ${other.text}`)
		);
	});

/** Nothing slides sideways, nor lies on its neighbour in the masthead, at 320 px, nor at 640 px: what a window of 1280 px is once zoomed to 200 %. */
export async function expectNoSliding(page: Page): Promise<void> {
	for (const width of [320, 640]) {
		await page.setViewportSize({ width, height: 800 });
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
		expect(await onOneAnother(page), `in the masthead at ${width} px`).toEqual([]);
	}
}

/** What a cell of a table holds is inside it on a telephone: nothing runs over its neighbour. */
export async function expectCellsWhole(page: Page): Promise<void> {
	await page.setViewportSize({ width: 360, height: 800 });
	const spilt = await page.evaluate(() =>
		[...document.querySelectorAll('td, tbody th')]
			.filter((cell) => cell.scrollHeight > cell.clientHeight + 1)
			.map((cell) => cell.textContent?.trim().slice(0, 60))
	);
	expect(spilt).toEqual([]);
}

export { expect };
