import type { Browser, CDPSession } from '@playwright/test';
import { median } from './measure.ts';

/** Kinds under which the bytes of a page are counted. */
export const KINDS = ['page', 'style', 'script', 'police', 'autre'] as const;
type Kind = (typeof KINDS)[number];

/** What one page costs to open, its caches empty. */
export interface PageCost {
	/** Bytes on the wire, headers included. */
	readonly bytes: Readonly<Record<Kind, number>>;
	readonly total: number;
	readonly requests: number;
	/** Milliseconds to the first byte of the page, on loopback: what the server takes. The median, as what follows. */
	readonly answer: number;
	/** Milliseconds to the first paint of a content, on loopback. */
	readonly paint: number;
	/** The same on a slow telephone network. */
	readonly slowPaint: number;
}

const KIND_OF: Readonly<Record<string, Kind>> = {
	Document: 'page',
	Stylesheet: 'style',
	Script: 'script',
	Font: 'police'
};
const RUNS = 5;
/** The « slow 4G » of browsers' own tools: 1.6 Mbit/s, 150 ms there and back. */
const SLOW_NETWORK = {
	offline: false,
	latency: 150,
	downloadThroughput: 200_000,
	uploadThroughput: 94_000
} as const;

type Opened = Awaited<ReturnType<typeof openOnce>>;

/** Opens a page in a browser that knows nothing of it, and once everything has come says what came and when it showed. */
async function openOnce(browser: Browser, url: string, slow: boolean) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR' });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		if (slow) await session.send('Network.emulateNetworkConditions', SLOW_NETWORK);
		const came = countBytes(session);
		await page.goto(url, { waitUntil: 'networkidle' });
		const times = await page.evaluate(() => ({
			answer: performance.getEntriesByType('navigation')[0]?.toJSON().responseStart as number,
			paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
		}));
		return { ...came, ...times };
	} finally {
		await context.close();
	}
}

function countBytes(session: CDPSession) {
	const bytes: Record<Kind, number> = { page: 0, style: 0, script: 0, police: 0, autre: 0 };
	const requests = new Set<string>();
	const kinds = new Map<string, Kind>();
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		if (!response.url.startsWith('http')) return;
		requests.add(requestId);
		kinds.set(requestId, KIND_OF[type] ?? 'autre');
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId);
		if (kind !== undefined) bytes[kind] += encodedDataLength;
	});
	return { bytes, requests };
}

/** Opens each page in turn, round after round, so that what else the machine does weighs on all alike. */
export async function measurePages(
	browser: Browser,
	addresses: ReadonlyMap<string, string>
): Promise<Map<string, PageCost>> {
	const names = [...addresses.keys()];
	const found = new Map(names.map((name) => [name, { runs: [] as Opened[], slowRuns: [] as Opened[] }]));
	for (let round = 0; round < RUNS; round += 1) {
		for (const [name, url] of addresses) {
			found.get(name)?.runs.push(await openOnce(browser, url, false));
			found.get(name)?.slowRuns.push(await openOnce(browser, url, true));
		}
	}
	return new Map([...found].map(([name, { runs, slowRuns }]) => [name, costOf(runs, slowRuns)]));
}

function costOf(runs: readonly Opened[], slowRuns: readonly Opened[]): PageCost {
	const [first] = runs;
	if (!first) throw new Error('a page was not opened');
	return {
		bytes: first.bytes,
		total: KINDS.reduce((sum, kind) => sum + first.bytes[kind], 0),
		requests: first.requests.size,
		answer: median(runs.map(({ answer }) => answer)),
		paint: median(runs.map(({ paint }) => paint)),
		slowPaint: median(slowRuns.map(({ paint }) => paint))
	};
}
