import { expect, type Page } from '@playwright/test';

/** What has the focus, and whether a reader sees that it has. */
export interface Focus {
	readonly tag: string;
	/** Its label, else its text, without the spaces around. */
	readonly name: string;
	readonly href: string | null;
	/** Width of its outline in pixels; 0 when none is drawn. */
	readonly outline: number;
	/** Whether a part of it, or of the frame around it, stands in the window. */
	readonly inView: boolean;
}

/** What has the focus now, inside a frame of ours too; `BODY` when nothing has. */
export const focused = (page: Page): Promise<Focus> =>
	page.evaluate(() => {
		const stop = document.activeElement ?? document.body;
		const framed = stop instanceof HTMLIFrameElement ? stop.contentDocument : null;
		const element = framed?.activeElement ?? stop;
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const { top, bottom, left, right } = stop.getBoundingClientRect();
		const text = element.getAttribute('aria-label') ?? element.textContent;
		return {
			// The frame itself is a stop when nothing inside has the focus yet.
			tag: element === framed?.body ? stop.tagName : element.tagName,
			name: text.trim().replace(/\s+/g, ' '),
			href: element.getAttribute('href'),
			outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
			inView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
		};
	});

/** Presses Tab once; what takes the focus shows it. */
export async function tab(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> {
	await page.keyboard.press(key);
	const focus = await focused(page);
	if (focus.tag === 'BODY') return focus;
	expect(focus.outline, `outline of ${focus.tag} « ${focus.name.slice(0, 60)} »`).toBeGreaterThanOrEqual(2);
	expect(focus.inView, `« ${focus.name.slice(0, 60)} » in the window`).toBe(true);
	return focus;
}

/** Presses Tab until a stop is the one wanted: it must come before the end of the page. */
export async function tabTo(page: Page, wanted: (focus: Focus) => boolean): Promise<Focus> {
	const met: string[] = [];
	for (let stop = 0; stop < 150; stop += 1) {
		const focus = await tab(page);
		if (wanted(focus)) return focus;
		met.push(focus.name.slice(0, 30));
		if (focus.tag === 'BODY') break;
	}
	throw new Error(`not met with the keyboard, after ${met.join(' | ')}`);
}
