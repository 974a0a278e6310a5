import { NOT_READ, KINDS, publicStarts } from './hostile-starts.ts';
import { HOSTILE_TABLES, writeOlderBase } from './hostile-tables.ts';
import { HostileWalk } from './hostile-walk.ts';
import { importedSite, type OwnSite } from './older-site.ts';
import { expect, test } from './site.ts';

let site: OwnSite;
test.beforeAll(async () => {
	site = await importedSite(HOSTILE_TABLES, { options: ['--allow-rejects'], alter: writeOlderBase });
});
test.afterAll(() => site.end());

test('addresses that no import takes and names of ten thousand letters do no harm either', async ({
	page
}) => {
	test.setTimeout(400_000);
	const walk = new HostileWalk(page, site.origin);
	// The other walk opens the archives and reads English: the same modules write them, and set an address as they do here.
	const left = /\.zip|^\/vocabulaires\/|^\/en(?:\/|$)|[?&]lang=en/;
	const starts = publicStarts(site.origin).filter((path) => !left.test(path));
	const seen = await walk.walk(starts, new RegExp(`${NOT_READ.source}|^/en(?:/|$)`), 1);
	expect(walk.reading.faults).toEqual([]);
	for (const kind of KINDS.filter((path) => !path.startsWith('/en/')))
		expect(
			[...seen].some((path) => path.startsWith(kind)),
			kind
		).toBe(true);
});
