import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Page } from '@playwright/test';
import { focused, tabTo } from './keyboard-steps.ts';
import { expect, test } from './site.ts';

const stage = (page: Page) => page.getByLabel('Étape du budget');
/** Fails as soon as another document takes the place of this one. */
async function inOneDocument(page: Page, work: () => Promise<void>): Promise<void> {
	await page.evaluate(() => Object.assign(window, { sameDocument: true }));
	await work();
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
}

test('an element becomes any other, and keeps the elements that both have', async ({ page }) => {
	const code = ts.transpile(readFileSync('src/lib/browser/become.ts', 'utf8'), {
		target: ts.ScriptTarget.ESNext
	});
	await page.goto('about:blank');
	const faults = await page.evaluate(async (module) => {
		const { become } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
			become: (from: Element, to: Element) => void;
		};
		let seed = 1;
		const below = (count: number) => (seed = (seed * 48_271) % 2_147_483_647) % count;
		const make = (depth: number): Element => {
			const element = document.createElement(['p', 'div', 'b', 'details', 'ul'][below(5)] ?? 'p');
			for (const name of ['class', 'id', 'data-cle', 'title'])
				if (below(3) === 0) element.setAttribute(name, `v${below(3)}`);
			for (let child = below(depth + 1); child > 0; child -= 1)
				element.append(below(3) === 0 ? `t${below(4)}` : make(depth - 1));
			return element;
		};
		const found: string[] = [];
		for (let round = 0; round < 400; round += 1) {
			const [from, to] = [document.createElement('main'), document.createElement('main')];
			for (let child = below(6); child > 0; child -= 1) from.append(make(4));
			for (let child = below(6); child > 0; child -= 1) to.append(make(4));
			const wanted = to.cloneNode(true);
			become(from, to);
			if (!from.isEqualNode(wanted)) found.push(from.outerHTML);
		}
		return found;
	}, code);
	expect(faults).toEqual([]);
});

test('a filter changes the page in place: where it is slid, what is open and the focus stay, its title is announced', async ({
	page
}) => {
	await page.goto('/');
	const before = await page.title();
	await inOneDocument(page, async () => {
		const table = page.locator('details.tableau').first();
		await table.locator('summary').click();
		await stage(page).focus();
		const top = await page.evaluate(() => {
			scrollTo(0, 120);
			return scrollY;
		});
		await stage(page).selectOption('lfi');
		await expect(page).toHaveURL(/etape=lfi/);
		await expect(page.locator('[aria-live="assertive"]')).toHaveText(await page.title());
		await expect(stage(page)).toBeFocused();
		await expect(table).toHaveAttribute('open', '');
		expect(await page.evaluate(() => scrollY)).toBe(top);
		// The other language and the report of an error speak of what is shown now.
		await expect(page.locator('a[hreflang="en"]')).toHaveAttribute('href', /^\/en\?etape=lfi/);
		await expect(page.locator('link[rel="alternate"][hreflang="en"]')).toHaveAttribute('href', /etape=lfi/);
		await page.goBack();
		await expect(page).not.toHaveURL(/etape/);
		await expect(stage(page)).toHaveValue('');
		await expect(page).toHaveTitle(before);
		await page.goForward();
		await expect(stage(page)).toHaveValue('lfi');
	});
	// Another page, then back to the one that was changed, and back again in it.
	await page.getByRole('contentinfo').locator('a[href*="/sources"]').first().click();
	await expect(page).toHaveURL(/\/sources/);
	await page.goBack();
	await expect(stage(page)).toHaveValue('lfi');
	await page.goBack();
	await expect(page).not.toHaveURL(/etape/);
	await expect(stage(page)).toHaveValue('');
});

test('of two choices made one after the other the last is shown, however slow the first answer', async ({
	page
}) => {
	await page.goto('/');
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await page.route('**/?etape=lfi', async (route) => {
		await held;
		await route.continue().catch(() => undefined);
	});
	await stage(page).selectOption('lfi');
	await stage(page).selectOption('execution');
	await expect(page.locator('h1')).toHaveText(/dépensés/);
	release();
	await page.waitForLoadState('networkidle');
	await expect(page).toHaveURL(/etape=execution$/);
	await expect(page.locator('h1')).toHaveText(/dépensés/);
});

test('an answer that is no page is opened, and says why itself', async ({ page }) => {
	await page.goto('/');
	await stage(page).evaluate((select: HTMLSelectElement) => {
		const unknown = new Option('inconnue', 'inconnue');
		select.append(unknown);
	});
	await stage(page).selectOption('inconnue');
	await expect(page).toHaveURL(/etape=inconnue/);
	await expect(page.getByText('n’est pas connue')).toBeVisible();
	await page.goBack();
	await expect(page.locator('h1')).toHaveText(/En 2018/);
});

test('a list sorts in place, and the head that sorts keeps the focus', async ({ page }) => {
	await page.goto('/lignes', { waitUntil: 'networkidle' });
	await inOneDocument(page, async () => {
		const head = await tabTo(page, ({ href }) => (href ?? '').includes('tri=montant'));
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/tri=montant/);
		await expect(page.getByRole('columnheader', { name: /Montant/ })).toHaveAttribute(
			'aria-sort',
			'ascending'
		);
		expect((await focused(page)).name).toContain(head.name);
	});
});

test('the pointer reads a chart, and a ring shows what is read', async ({ page }) => {
	await page.goto('/', { waitUntil: 'networkidle' });
	const chart = page.locator('.lecture-clavier').first();
	const drawing = chart.locator('svg:visible');
	const read = page.locator('.lecture').first();
	await drawing.locator('.zone').nth(5).hover({ force: true });
	await expect(read).toHaveText(/^2018/);
	await expect(drawing.locator('.curseur')).toHaveCount(1);
	await expect(page.locator('[aria-live="polite"]').first()).toHaveText('');
	await page.mouse.move(2, 2);
	await expect(read).toHaveText('');
	await expect(drawing.locator('.curseur')).toHaveCount(0);
	// What is told to the ear stays while the pointer passes.
	await chart.focus();
	await expect(drawing.locator('.curseur')).toHaveCount(1);
	await page.keyboard.press('Escape');
	await expect(drawing.locator('.curseur')).toHaveCount(0);
});

test('Enter in a chart opens its sheet, in the language and at the version read', async ({ page }) => {
	await page.goto('/en?v=1', { waitUntil: 'networkidle' });
	await page.getByRole('application').first().focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog');
	await expect(sheet).toHaveAccessibleName(/All forms, 2025/);
	await sheet.getByRole('link', { name: 'The year 2025' }).click();
	await expect(page).toHaveURL(/\/en\/annees\/2025\?(?:.*&)?v=1/);
});
