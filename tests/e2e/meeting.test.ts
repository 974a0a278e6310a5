import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './site.ts';

const MEETING = '/annees/2018/reunion';
const seen = (page: Page) => page.locator('.diapo.vue');

test('a meeting goes by the keyboard alone, with the network cut once it is loaded', async ({
	page,
	context
}) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	await page.goto(MEETING, { waitUntil: 'networkidle' });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await expectAccessible(page);
	await context.setOffline(true);
	const count = await page.locator('.diapo').count();
	expect(count).toBeGreaterThan(6);
	await expect(seen(page).locator('h2')).toContainText('En 2018');
	for (const key of ['ArrowRight', 'PageDown', ' ']) await page.keyboard.press(key);
	await expect(seen(page)).toHaveAttribute('data-diapo', '4');
	await expect(page).toHaveURL(/#4$/);
	await page.keyboard.press('PageUp');
	await expect(seen(page)).toHaveAttribute('data-diapo', '3');
	await page.keyboard.press('End');
	await expect(seen(page)).toHaveAttribute('data-diapo', String(count));
	await page.keyboard.press('ArrowRight');
	await expect(seen(page)).toHaveAttribute('data-diapo', String(count));
	await page.keyboard.press('Home');
	await page.keyboard.press('s');
	await expect(seen(page).locator('.source')).toContainText('Sénat');
	await page.keyboard.press('Escape');
	await expect(seen(page).locator('.source')).toBeHidden();
	await page.keyboard.press('b');
	await expect(seen(page).locator('h2')).toBeHidden();
	await page.keyboard.press('ArrowRight');
	await expect(seen(page)).toHaveAttribute('data-diapo', '1');
	await page.keyboard.press('o');
	await expect(page.locator('.diapo:visible')).toHaveCount(count);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.locator('.diapo:visible')).toHaveCount(1);
	await expect(seen(page)).toHaveAttribute('data-diapo', '2');
	const opened = context.waitForEvent('page');
	await page.keyboard.press('n');
	const notes = await opened;
	await expect(notes.locator('.maintenant h2')).toHaveText(await seen(page).locator('h2').innerText());
	await notes.keyboard.press('ArrowRight');
	await expect(seen(page)).toHaveAttribute('data-diapo', '3');
	await expect(notes.locator('.ou')).toHaveText(`3 sur ${count}`);
	expect(asked).toEqual([]);
});

test('the address names its slide, with a script or without', async ({ page, browser }) => {
	await page.goto(`${MEETING}#3`);
	await expect(seen(page)).toHaveAttribute('data-diapo', '3');
	const plain = await browser.newContext({ javaScriptEnabled: false });
	const still = await plain.newPage();
	await still.goto(new URL(`${MEETING}#3`, page.url()).href);
	await expect(still.locator('.diapo').first()).toBeVisible();
	await expect(still.locator('[id="3"]')).toBeInViewport();
	await expect(still.locator('.commandes')).toBeHidden();
	await plain.close();
});

test('slides are moved by a finger', async ({ browser, baseURL }) => {
	const context = await browser.newContext({
		viewport: { width: 1024, height: 768 },
		hasTouch: true,
		baseURL: baseURL ?? ''
	});
	const page = await context.newPage();
	await page.goto(MEETING);
	const swipe = (from: number, to: number) =>
		page.evaluate(
			([start, end]) => {
				const target = document.querySelector('.diapo.vue') as Element;
				const at = (x: number) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
				const send = (type: string, touches: Touch[], changed: Touch[]) =>
					target.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches: changed }));
				send('touchstart', [at(start)], [at(start)]);
				send('touchend', [], [at(end)]);
			},
			[from, to] as const
		);
	await swipe(800, 300);
	await expect(seen(page)).toHaveAttribute('data-diapo', '2');
	await swipe(300, 800);
	await expect(seen(page)).toHaveAttribute('data-diapo', '1');
	await page.locator('.diapo.vue').tap();
	await page.getByRole('button', { name: 'Suivante' }).tap();
	await expect(seen(page)).toHaveAttribute('data-diapo', '2');
	await context.close();
});

for (const path of ['/annees/2011', '/annees/2016', '/annees/2018', '/annees/2023', '/en/annees/2025'])
	test(`${path}: every slide holds in its screen, in letters of 24 px at least`, async ({ page }) => {
		await page.setViewportSize({ width: 1920, height: 1080 });
		await page.goto(`${path}/reunion`);
		const faults = await page.locator('.reunion').evaluate((root) => {
			root.classList.remove('anime');
			return [...root.querySelectorAll('.ecran')].flatMap((screen, at) => {
				const room = screen.getBoundingClientRect();
				const foot = screen.querySelector('.pied')?.getBoundingClientRect();
				const told: string[] = [];
				for (const one of screen.querySelectorAll('*')) {
					const words = [...one.childNodes].some(
						(child) => child.nodeType === 3 && child.textContent?.trim()
					);
					if (!words) continue;
					const scale = one instanceof SVGGraphicsElement ? (one.getScreenCTM()?.a ?? 1) : 1;
					const size = parseFloat(getComputedStyle(one).fontSize) * scale;
					const box = one.getBoundingClientRect();
					const name = `${at + 1}: ${one.textContent?.slice(0, 40)}`;
					if (size < 23.99) told.push(`${name} is ${size} px`);
					if (box.left < room.left - 1 || box.right > room.right + 1)
						told.push(`${name} goes beyond its screen`);
					if (foot && !one.closest('.pied') && box.bottom > foot.bottom - 30)
						told.push(`${name} runs into the foot`);
				}
				return told;
			});
		});
		expect(faults).toEqual([]);
	});
