import { setTimeout as wait } from 'node:timers/promises';

/** Between two pages, so that readers are never behind more than one of them. Milliseconds. */
const PAUSE = 10;

/**
 * Asks each page of the list for robots once, as a browser would, after a start: the first readers then find the main pages kept
 * and the code that makes the others warm. Ends at the first page that does not answer.
 */
export async function warmPages(address: string): Promise<void> {
	try {
		const map = await (await fetch(`${address}/sitemap.xml`)).text();
		for (const [, page = ''] of map.matchAll(/<loc>([^<]*)<\/loc>/g)) {
			const { pathname } = new URL(page);
			const answer = await fetch(address + pathname, { headers: { 'accept-encoding': 'br, gzip' } });
			await answer.arrayBuffer();
			await wait(PAUSE, undefined, { ref: false });
		}
	} catch {
		// The server is ending, or has other worries: pages are made when they are asked.
	}
}
