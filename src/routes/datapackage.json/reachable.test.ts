import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { carryDataset } from '#lib/export/schemas/dataset.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { exported, shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { GET as lines } from '../lignes.csv/+server.ts';
import { GET as schema } from '../schemas/[fichier]/+server.ts';
import { GET as vocabulary } from '../vocabulaires/[table].csv/+server.ts';
import { GET } from './+server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

type Handler = (event: never) => Response | Promise<Response>;
const call = async (handler: Handler, path: string, params = {}) =>
	handler({ locals: { db }, params, url: new URL(path, 'https://site.example/datapackage.json') } as never);

interface Resource {
	readonly name: string;
	readonly path: string;
	readonly schema: { readonly fields: readonly { readonly name: string }[] };
}

test('every table of the data package is where it says, with the columns that it says', async () => {
	const { resources } = (await (await call(GET, '')).json()) as { resources: readonly Resource[] };
	expect(resources.length).toBeGreaterThan(10);
	for (const { name, path, schema: said } of resources) {
		const [file = '', search = ''] = path.split('?');
		expect(search).toBe(name === 'lignes' ? 'csv=machine&v=1' : 'v=1');
		const response =
			file === 'lignes.csv'
				? await call(lines, path)
				: await call(vocabulary, path, { table: /^vocabulaires\/(\w+)\.csv$/.exec(file)?.[1] });
		const text = await response.text();
		expect([name, response.status]).toEqual([name, 200]);
		expect(text.split('\n')[0]).toBe(said.fields.map((field) => field.name).join(';'));
		const alone = await (await call(schema, '', { fichier: `${name}.json` })).json();
		expect((alone as Resource['schema']).fields).toEqual(said.fields);
		if (name === 'lignes') expect(text).toBe(exported(db));
	}
});

test('what is not there is said, and so is a version that is not', async () => {
	for (const fichier of ['x.json', 'lignes.xml', '__proto__.json'])
		await expect(call(schema, '', { fichier })).rejects.toMatchObject({ status: 404 });
	await expect(call(vocabulary, '', { table: 'x' })).rejects.toMatchObject({ status: 404 });
	await expect(call(GET, '?v=99')).rejects.toMatchObject({ status: 404 });
});

test('those who index data are told what the base is, and where its files are', () => {
	const { reference, version } = select(db, parseQuery(new URLSearchParams(), []));
	const carried = carryDataset({
		version,
		at: '2026-11-22T10:00:00Z',
		reference,
		origin: 'https://site.example'
	});
	const json = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(carried)?.[1] ?? '';
	expect(JSON.parse(json)).toMatchObject({
		'@type': 'Dataset',
		version: '1',
		dateModified: '2026-11-22',
		license: 'https://site.example/sources',
		distribution: [
			{ encodingFormat: 'text/csv', contentUrl: 'https://site.example/lignes.csv?csv=machine&v=1' },
			{ contentUrl: 'https://site.example/datapackage.json' },
			{ contentUrl: 'https://site.example/api/v1/openapi.json' }
		]
	});
});
