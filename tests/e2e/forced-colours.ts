import { expect, type Page } from '@playwright/test';

/** With the colours of the system, marks are apart by their patterns and their edges, and no word is lost on its ground. */
export async function expectMarksApart(page: Page): Promise<void> {
	await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
	const marks = await page.locator('svg[role="img"] .aire').evaluateAll((areas) => {
		const ground = getComputedStyle(document.body).backgroundColor;
		return areas
			.filter((area) => area.checkVisibility() && area.getBoundingClientRect().width > 0)
			.map((area) => {
				const { fill, stroke, strokeWidth } = getComputedStyle(area);
				const tile = /url\("?#([^")]+)/.exec(fill)?.[1];
				return {
					filled:
						tile === undefined
							? fill !== 'none' && fill !== ground
							: document.getElementById(tile)?.tagName === 'pattern',
					solid: tile === undefined ? fill : null,
					edged: area.classList.contains('thin') || (stroke !== ground && parseFloat(strokeWidth) > 0)
				};
			});
	});
	expect(marks.filter(({ filled, edged }) => !filled || !edged)).toEqual([]);
	// What has no pattern is one mark, or two could not be told apart.
	expect(new Set(marks.flatMap(({ solid }) => solid ?? [])).size).toBeLessThanOrEqual(1);
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
	await page.emulateMedia({ forcedColors: null, colorScheme: null });
}
