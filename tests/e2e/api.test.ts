import { expect, test } from './site.ts';

test('the description names every path, and each answers as described', async ({ request }) => {
	const description = await (await request.get('/api/v1/openapi.json')).json();
	expect(description.openapi).toBe('3.1.0');
	for (const path of Object.keys(description.paths)) {
		const response = await request.get(path.replace('{numero}', '1'));
		expect(response.status()).toBe(200);
		const schema = description.paths[path].get.responses['200'].content['application/json'].schema;
		expect(Object.keys(await response.json()).sort()).toEqual([...schema.required].sort());
	}
});

test('the API can be read from any site', async ({ request }) => {
	const headers = (await request.get('/api/v1/versions')).headers();
	expect(headers['access-control-allow-origin']).toBe('*');
});

test('the allocation gives its version, its filters as understood and whole cents', async ({ request }) => {
	const response = await request.get(
		'/api/v1/allocation?groupe=exercice,dispositif&de=2018&a=2018&utm_source=x'
	);
	expect(response.status()).toBe(200);
	const body = await response.json();
	expect(body).toMatchObject({
		version: 1,
		unite: 'centime',
		filtres: { etape: 'prevu', nature: 'cp', de: 2018, a: 2018, groupe: ['exercice', 'dispositif'] },
		total: 546_987_800
	});
	expect(body.lignes[0]).toMatchObject({
		exercice: 2018,
		dispositif: 'bop137',
		centimes: 502_087_800,
		etape: 'lfi'
	});
});

test('an unknown value gets a 400 that names it and the values allowed, in French', async ({ request }) => {
	const response = await request.get("/api/v1/allocation?etape=n'importe");
	expect(response.status()).toBe(400);
	const { problemes } = await response.json();
	expect(problemes).toHaveLength(1);
	expect(problemes[0]).toMatchObject({ nom: 'etape', valeur: "n'importe" });
	expect(problemes[0].message).toContain('prevu, demande, annonce, plf, lfi, lfr, ouvert, execution');
});

test('a version that does not exist is a 404', async ({ request }) => {
	expect((await request.get('/api/v1/allocation?v=99')).status()).toBe(404);
});

test('lines come with their source and their verdict', async ({ request }) => {
	const body = await (await request.get('/api/v1/lignes?dispositif=bop137&de=2017&a=2017&etape=lfi')).json();
	expect(body.unite).toBe('centime');
	const verdicts = body.lignes.map((line: { centimes: number; verdict: string }) => [
		line.centimes,
		line.verdict
	]);
	expect(verdicts).toContainEqual([682_794_500, 'controle']);
	expect(verdicts).toContainEqual([626_475_500, 'ecartee']);
});
