import { expectMarksApart } from './forced-colours.ts';
import { expect, test } from './site.ts';

test.describe('who asks for less motion', () => {
	for (const [reducedMotion, moves] of [
		['no-preference', true],
		['reduce', false]
	] as const) {
		test(`${reducedMotion}: marks ${moves ? 'slide' : 'do not slide'} when a filter changes`, async ({
			page
		}) => {
			await page.emulateMedia({ reducedMotion });
			await page.goto('/', { waitUntil: 'networkidle' });
			await page.evaluate(() => {
				document.addEventListener('transitionrun', () => (document.body.dataset['moved'] = 'yes'));
				document.addEventListener('animationstart', () => (document.body.dataset['moved'] = 'yes'));
			});
			await page.getByLabel('Nature de crédit').selectOption('ae');
			await expect(page).toHaveURL(/nature=ae/);
			await page.getByLabel('Étape du budget').selectOption('lfi');
			await expect(page.locator('h1')).toHaveText(/voté/);
			await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
			expect(await page.evaluate(() => document.body.dataset['moved'] === 'yes')).toBe(moves);
		});
	}
});

test('with the forced colours of the system, the overview keeps its marks', async ({ page }) => {
	await page.goto('/');
	await expectMarksApart(page);
});

test.describe('a finger on a telephone', () => {
	test.use({ viewport: { width: 360, height: 800 }, hasTouch: true });
	for (const path of ['/', '/figures/formes-par-annee', '/integrer']) {
		test(`finds controls of 24 px and more on ${path}`, async ({ page }) => {
			await page.goto(path, { waitUntil: 'networkidle' });
			const small = await page
				.locator('a[href], button, select, summary, input, textarea, [tabindex="0"]')
				.evaluateAll((controls) =>
					controls
						.filter((control) => {
							if (!control.checkVisibility()) return false;
							const { width, height } = control.getBoundingClientRect();
							// Points of a chart are as narrow as their years: its table leads to the same sheets (WCAG 2.5.8, equivalent).
							if (control.closest('.points')) return false;
							// What is one pixel is drawn for screen readers, and shows when it has the focus.
							if (width <= 1 || (width >= 24 && height >= 24)) return false;
							// In a sentence, a target is as high as the line (WCAG 2.5.8, inline).
							const sentence = control.closest('p, li, td, dd, .ensemble');
							return sentence === null || sentence.textContent.trim() === control.textContent.trim();
						})
						.map((control) => `${control.tagName} ${control.textContent.trim().slice(0, 40)}`)
				);
			expect(small).toEqual([]);
		});
	}
});
