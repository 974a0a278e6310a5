import { FIGURES } from '../../src/lib/domain/figure.ts';
import { expect, PAGES, test } from './site.ts';

const EMBEDS = FIGURES.map((id) => `/embed/${id}`);

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

test.describe('forced colours', () => {
	test.use({ colorScheme: 'dark' });
	for (const path of ['/', ...EMBEDS]) {
		test(`${path} keeps its marks, apart by their patterns and their edges`, async ({ page }) => {
			await page.emulateMedia({ forcedColors: 'active' });
			await page.goto(path);
			const marks = await page.locator('svg[role="img"] .aire').evaluateAll((areas) => {
				const ground = getComputedStyle(document.body).backgroundColor;
				return areas
					.filter((area) => area.checkVisibility() && area.getBoundingClientRect().width > 0)
					.map((area) => {
						const { fill, stroke, strokeWidth } = getComputedStyle(area);
						const tile = /url\("?#([^")]+)/.exec(fill)?.[1];
						return {
							filled: tile !== undefined && document.getElementById(tile)?.tagName === 'pattern',
							edged: area.classList.contains('thin') || (stroke !== ground && parseFloat(strokeWidth) > 0)
						};
					});
			});
			expect(marks.filter(({ filled, edged }) => !filled || !edged)).toEqual([]);
			// A word of the colour of the ground stands on a mark of another.
			const lost = await page.locator('svg[role="img"]:visible').evaluateAll((drawings) => {
				const ground = getComputedStyle(document.body).backgroundColor;
				return drawings.flatMap((drawing) => {
					const marks = [...drawing.querySelectorAll('rect')]
						.filter((mark) => !['none', 'rgba(0, 0, 0, 0)', ground].includes(getComputedStyle(mark).fill))
						.map((mark) => mark.getBoundingClientRect());
					return [...drawing.querySelectorAll('text')]
						.filter((text) => {
							const { x, y, width, height } = text.getBoundingClientRect();
							const on = marks.some(
								(mark) =>
									mark.left < x + width / 2 &&
									mark.right > x + width / 2 &&
									mark.top < y + height / 2 &&
									mark.bottom > y + height / 2
							);
							return getComputedStyle(text).fill === ground && !on;
						})
						.map((text) => text.textContent);
				});
			});
			expect(lost).toEqual([]);
		});
	}
});

test.describe('at 200 %', () => {
	test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
	for (const path of [...PAGES, ...EMBEDS]) {
		test(`${path} reads without sliding sideways`, async ({ page }) => {
			await page.goto(path);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(overflow).toBeLessThanOrEqual(0);
		});
	}
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
