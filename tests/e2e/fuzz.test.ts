import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultOf, fuzzSite } from '../../scripts/fuzz/fuzz-site.ts';
import { serveFuzzed } from '../../scripts/fuzz/serve-fuzzed.ts';
import { siteRoutes } from '../../scripts/fuzz/site-routes.ts';
import { SEED } from '../property-seed.ts';
import { expect, test } from './site.ts';

/** A server that keeps 64 MB of answers, as much of files, and its base; never more. */
const MOST_MEGABYTES = 1200;

test('six hundred requests that nobody should send, over every route, writing ones too, break nothing and show nothing', async () => {
	test.setTimeout(300_000);
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-fuzz-'));
	const site = await serveFuzzed(folder);
	try {
		// A slow machine is not a fault: what takes a minute hangs.
		const report = await fuzzSite(site, { count: 600, seed: SEED, hangSeconds: 60 });
		expect(report.faults, `PROPERTY_SEED=${SEED}`).toEqual([]);
		expect((await fetch(`${site.origin}/sante`)).status).toBe(200);
		expect(Object.values(report.byStatus).reduce((sum, count) => sum + count, 0)).toBe(600);
		// Those that look right are answered, by the routes that anybody may read: the requests are not all nonsense.
		expect(report.byStatus[200]).toBeGreaterThan(100);
		if (report.resident) expect(report.resident[1]).toBeLessThan(MOST_MEGABYTES);
	} finally {
		site.end();
		rmSync(folder, { recursive: true, force: true });
	}
});

test('the routes asked are those of the site, the ones that receive too', () => {
	const routes = siteRoutes();
	const addresses = routes.map(({ address }) => address);
	for (const address of [
		'/',
		'/lignes.csv',
		'/figures/[id=figure].[fichier=fichier]',
		'/api/v1/allocation',
		'/connexion'
	])
		expect(addresses).toContain(address);
	expect(routes.filter(({ receives }) => receives).length).toBeGreaterThan(5);
});

test('what is looked for is seen', () => {
	const answer = { status: 200, text: 'HTTP/1.1 200 OK\r\n\r\nbien', seconds: 0, hung: false };
	expect(faultOf(answer, 5)).toBeNull();
	for (const wrong of [
		{ status: 500 },
		{ status: 503 },
		{ hung: true },
		{ text: 'HTTP/1.1 200 OK\r\n\r\nError: x\n    at f (file:///srv/build/index.js:1:2)' },
		{ text: 'HTTP/1.1 302 Found\r\nlocation: /\r\nset-cookie: x-injected=1\r\n\r\n' },
		{ text: 'HTTP/1.1 400 Bad Request\r\n\r\nSQLITE_CORRUPT: database disk image is malformed' }
	])
		expect(faultOf({ ...answer, ...wrong }, 5)).not.toBeNull();
	expect(faultOf({ ...answer, status: 503, text: 'HTTP/1.1 503 x\r\nRetry-After: 5\r\n\r\n' }, 5)).toBeNull();
});
