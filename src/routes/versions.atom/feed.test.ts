import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion } from '#lib/server/store/versions.ts';
import { GET } from './+server.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
	await bring(db, csv([row(10)]));
	await bring(db, csv([row(20, { exercice: 2019 })]));
});
afterEach(() => db.close());

/** The feed of a base at an address. */
async function feedOf(base: Database, origin: string, langue: 'fr' | 'en' = 'fr'): Promise<string> {
	const event = { locals: { db: base }, url: new URL('/versions.atom', origin) } as never;
	const answer = await atOneVersion(base, () => inLanguage(langue, () => GET(event)));
	return answer.text();
}
const idsOf = (feed: string) => [...feed.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id = '']) => id);

test('what the feed tells of keeps its name when the site changes address, and its links follow', async () => {
	const [here, there] = [await feedOf(db, 'https://a.fr'), await feedOf(db, 'https://b.example:8443')];
	expect(idsOf(here)).toEqual(idsOf(there));
	expect(here.replaceAll('https://a.fr', 'https://b.example:8443')).toBe(there);
	expect(there).toContain('href="https://b.example:8443/versions/3"');
});

test('each version has one name, a UUID; English ones are others', async () => {
	const ids = [...idsOf(await feedOf(db, 'https://a.fr')), ...idsOf(await feedOf(db, 'https://a.fr', 'en'))];
	expect(new Set(ids).size).toBe(8);
	for (const id of ids)
		expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a version that comes leaves the names of the others, a copy of the base keeps them, another base has its own', async () => {
	const before = idsOf(await feedOf(db, 'https://a.fr'));
	const copy = baseFrom(db.serialize());
	expect(idsOf(await feedOf(copy, 'https://a.fr'))).toEqual(before);
	copy.exec("UPDATE version SET created_at = '2027-01-01T00:00:00.000Z' WHERE id = 1");
	const others = idsOf(await feedOf(copy, 'https://a.fr'));
	expect(others.filter((id) => before.includes(id))).toEqual([]);
	copy.close();
	await bring(db, csv([row(30, { exercice: 2020 })]));
	expect(idsOf(await feedOf(db, 'https://a.fr'))).toEqual(expect.arrayContaining(before));
});
