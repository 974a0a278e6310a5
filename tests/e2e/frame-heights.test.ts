import { expect, test, type Page } from '@playwright/test';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { close, host } from './host-page.ts';

test.use({ javaScriptEnabled: false });

/** The code of a frame as /integrer hands it out, without its script. */
const codeIn = (html: string) =>
	(
		/<textarea[^>]*>((?:(?!<\/textarea>).)*&lt;iframe(?:(?!<\/textarea>).)*)<\/textarea>/s.exec(html)?.[1] ??
		''
	)
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.replace(/\n.*$/s, '');

/** The frames of a page that would scroll, down or sideways. */
async function shortFrames(page: Page): Promise<string[]> {
	const short: string[] = [];
	for (const frame of page.frames().slice(1)) {
		const { own, room, wide } = await frame.evaluate(() => ({
			own: document.documentElement.scrollHeight,
			room: document.documentElement.clientHeight,
			wide: document.documentElement.scrollWidth - document.documentElement.clientWidth
		}));
		if (own > room || wide > 0) short.push(`${new URL(frame.url()).pathname}: ${own} in ${room}`);
	}
	return short;
}

/** The most that a blog lets a frame grow. */
const TALLEST = 1000;

for (const width of [320, 360, 375, 400])
	test(`every figure stands whole in the tallest frame of a blog on a phone, ${width} pixels wide`, async ({
		page,
		request,
		baseURL
	}) => {
		for (const lang of ['', '/en']) {
			const codes: string[] = [];
			for (const id of FIGURE_IDS) {
				const url = encodeURIComponent(`${baseURL}${lang}/figures/${id}`);
				const answer = await request.get(`/oembed?url=${url}&maxwidth=${width}&maxheight=${TALLEST}`);
				const { html, height } = (await answer.json()) as { html: string; height: number };
				expect(height).toBeLessThanOrEqual(TALLEST);
				codes.push(/<iframe.*?<\/iframe>/s.exec(html)?.[0] ?? '');
			}
			await page.setViewportSize({ width: 1280, height: 900 });
			const { server, url } = await host(`<div style="width:${width}px">${codes.join('')}</div>`);
			await page.goto(url, { waitUntil: 'load' });
			expect(page.frames()).toHaveLength(FIGURE_IDS.length + 1);
			expect(await shortFrames(page), lang).toEqual([]);
			for (const frame of page.frames().slice(1))
				expect(
					await frame.getByText(/rangées? (?:sont|est) sur la page|rows? (?:are|is) on the page/).count()
				).toBe(0);
			await close(server);
		}
	});

for (const width of [320, 375, 480, 640, 720, 960])
	test(`without any script the frame of every figure is as high as it must be, ${width} pixels wide`, async ({
		page,
		request
	}) => {
		for (const format of ['paysage', 'portrait'])
			for (const lang of ['', '/en']) {
				const codes: string[] = [];
				for (const id of FIGURE_IDS) {
					const asked = `${lang}/integrer?figure=${id}&cadre=${width}&format=${format}`;
					codes.push(codeIn(await (await request.get(asked)).text()).replace(' loading="lazy"', ''));
					expect(codes.at(-1)).toContain('<iframe');
				}
				await page.setViewportSize({ width: 1280, height: 900 });
				const { server, url } = await host(`<div style="width:${width}px">${codes.join('')}</div>`);
				await page.goto(url, { waitUntil: 'load' });
				const short = await shortFrames(page);
				expect(short, `${format} ${lang}`).toEqual([]);
				await close(server);
			}
	});
