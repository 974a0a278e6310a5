import { createServer, request as ask } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './site.ts';

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** Asks without a browser between: what a cache sees. */
function get(
	address: string,
	{ method = 'GET', ...headers }: Record<string, string> & { readonly method?: string } = {}
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		ask(address, { method, headers }, (response) => {
			const pieces: Buffer[] = [];
			response.on('data', (piece: Buffer) => pieces.push(piece));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(pieces).toString()
				})
			);
		})
			.on('error', reject)
			.end();
	});
}

/** The original bytes of a shipped file, which the site serves by their hash. */
const shipped = readdirSync('data/lignes').sort()[0] ?? '';
const sha256 = createHash('sha256')
	.update(readFileSync(`data/lignes/${shipped}`))
	.digest('hex');

/** One address of each kind, and whether other sites may frame it. */
const KINDS = [
	['/', false],
	['/en/lignes?page=2', false],
	['/?v=1', false],
	['/figures/flux', false],
	['/embed/flux', true],
	['/embed/flux?v=1&lang=en', true],
	['/figures/flux.svg', true],
	['/figures/flux.svg?v=1', true],
	['/figures/flux.png', true],
	['/figures/flux.csv', true],
	['/figures/flux.json', true],
	['/figures/flux.xlsx', true],
	['/figures/flux.zip?v=1', true],
	['/figures/flux.og.png', true],
	['/lignes.csv', false],
	['/versions.atom', false],
	[`/versions/fichiers/${sha256}`, false],
	['/api/v1/allocation', false],
	['/api/v1/lignes', false],
	['/api/v1/controles', false],
	['/api/v1/concurrentes', false],
	['/api/v1/versions', false],
	['/api/v1/versions/1', false],
	['/api/v1/openapi.json', false]
] as const;

/** Of the body, of the connection and of the moment. */
const APART = ['content-length', 'content-encoding', 'transfer-encoding', 'date', 'connection', 'keep-alive'];
const told = (headers: IncomingHttpHeaders) =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !APART.includes(name)));

for (const coding of ['br', 'gzip', 'identity'])
	test(`what is asked again says, without its body, all that it said (${coding})`, async ({ baseURL }) => {
		for (const [path] of KINDS) {
			const address = `${baseURL}${path}`;
			const first = await get(address, { 'accept-encoding': coding });
			expect(first.status, path).toBe(200);
			const etag = first.headers.etag ?? '';
			expect(etag, path).not.toBe('');
			const again = await get(address, { 'accept-encoding': coding, 'if-none-match': etag });
			expect([again.status, again.body], path).toEqual([304, '']);
			expect(told(again.headers), path).toEqual(told(first.headers));
		}
	});

test('no answer of the site is sent in parts, and says so; files of the build are', async ({ baseURL }) => {
	const range = { range: 'bytes=0-9' };
	for (const [path] of KINDS) {
		const { status, headers } = await get(`${baseURL}${path}`, range);
		expect([status, headers['accept-ranges'], headers['content-range']], path).toEqual([
			200,
			'none',
			undefined
		]);
	}
	const { status, body } = await get(`${baseURL}/embed.js`, range);
	expect([status, body.length]).toEqual([206, 10]);
});

test('who may frame an answer is said once: its policy and the older header agree', async ({ baseURL }) => {
	for (const [path, framable] of KINDS) {
		const { headers } = await get(`${baseURL}${path}`);
		const policy = String(headers['content-security-policy']);
		expect(policy, path).toContain(framable ? 'frame-ancestors *' : "frame-ancestors 'none'");
		expect(headers['x-frame-options'], path).toBe(framable ? undefined : 'DENY');
		expect(headers['x-content-type-options'], path).toBe('nosniff');
	}
});

test('every answer has the headers of the site, files of the build and refusals too', async ({ baseURL }) => {
	const home = (await get(`${baseURL}/`)).body;
	const ours = [...home.matchAll(/"(\/_app\/[^"]+)"/g)].map(([, path = '']) => path);
	expect(ours.length).toBeGreaterThan(0);
	const others = ['/embed.js', '/favicon.svg', '/nulle-part', '/%zz', '/api/v1/rien', '/figures/flux.gif'];
	for (const path of [...KINDS.map(([path]) => path), ...ours, ...others]) {
		const { headers } = await get(`${baseURL}${path}`);
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
		expect(headers['permissions-policy'], path).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
		// Pages are read into no other page; frames, files and the API are made for that.
		const page = headers['content-type']?.startsWith('text/html') === true && !path.startsWith('/embed/');
		expect(headers['cross-origin-resource-policy'], path).toBe(page ? 'same-origin' : 'cross-origin');
		expect(headers['cross-origin-opener-policy'], path).toBe(page ? 'same-origin' : undefined);
		// Without TLS, a browser would not hear it.
		expect(headers, path).not.toHaveProperty('strict-transport-security');
	}
});

test.describe('what other sites may read tells so before it is read', () => {
	for (const path of [
		'/api/v1/allocation',
		'/api/v1/lignes?page=2',
		'/api/v1/rien',
		'/api/v1/%zz',
		'/en/api/v1/versions',
		'/figures/flux.svg',
		'/figures/flux.json?v=1',
		'/lignes.csv',
		'/oembed?url=x',
		'/datapackage.json',
		'/vocabulaires/formes.csv'
	])
		test(path, async ({ baseURL }) => {
			const asking = {
				origin: 'https://exemple.fr',
				'access-control-request-method': 'GET',
				'access-control-request-headers': 'if-none-match'
			};
			const before = await get(`${baseURL}${path}`, { method: 'OPTIONS', ...asking });
			expect([before.status, before.body]).toEqual([204, '']);
			expect(before.headers).toMatchObject({
				'access-control-allow-origin': '*',
				'access-control-allow-methods': 'GET, HEAD',
				'access-control-allow-headers': '*'
			});
			expect(before.headers).not.toHaveProperty('access-control-allow-credentials');
			const { status, headers } = await get(`${baseURL}${path}`);
			expect(status).toBeLessThan(500);
			expect(headers['access-control-allow-origin']).toBe('*');
		});

	test('pages do not', async ({ baseURL }) => {
		for (const path of ['/', '/lignes', '/connexion', '/embed/flux', '/sante']) {
			const { headers } = await get(`${baseURL}${path}`, { method: 'OPTIONS', origin: 'https://exemple.fr' });
			expect(headers, path).not.toHaveProperty('access-control-allow-origin');
		}
	});
});

test.describe('the API refuses in JSON, in the language asked', () => {
	for (const [method, path, status, words] of [
		['GET', '/api/v1/rien', 404, /L’API n’a pas cette adresse/],
		['GET', '/en/api/v2', 404, /The API has no such address/],
		['GET', '/api/v1/%zz', 400, /Cette adresse ne se lit pas/],
		['POST', '/api/v1/allocation', 405, /Ce site ne fait que se lire/],
		['DELETE', '/en/api/v1/rien', 405, /This site can only be read/]
	] as const)
		test(`${method} ${path}`, async ({ baseURL }) => {
			const answer = await get(`${baseURL}${path}`, { method });
			expect(answer.status).toBe(status);
			expect(answer.headers['content-type']).toBe('application/json');
			const { message, problemes } = JSON.parse(answer.body) as { message: string; problemes: unknown };
			expect(message).toMatch(words);
			expect(problemes).toEqual([]);
		});
});

test('a picture framed by another site is drawn at each visit', async ({ page, baseURL }) => {
	const elsewhere = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(`<iframe src="${baseURL}/figures/flux.svg"></iframe>`);
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	const framing = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
	for (const visit of [1, 2, 3]) {
		await page.goto(framing);
		await expect(page.frameLocator('iframe').locator('svg'), `visit ${visit}`).toBeVisible();
	}
	elsewhere.close();
});

test.describe('a request that no page can answer gets a sentence in its language, and its status', () => {
	for (const [method, path, status, words] of [
		['GET', '/%zz', 400, /Cette adresse ne se lit pas/],
		['GET', '/lignes/%E9', 400, /Cette adresse ne se lit pas/],
		['GET', '/en/%zz', 400, /This address cannot be read/],
		['GET', '/figures/%zz.svg?lang=en', 400, /This address cannot be read/],
		['POST', '/', 405, /Ce site ne fait que se lire/],
		['PUT', '/en/lignes', 405, /This site can only be read/],
		['DELETE', '/api/v1/lignes', 405, /Ce site ne fait que se lire/],
		['POST', '/nulle-part', 405, /Ce site ne fait que se lire/]
	] as const)
		test(`${method} ${path}`, async ({ baseURL }) => {
			const { status: answered, headers, body } = await get(`${baseURL}${path}`, { method });
			expect(answered).toBe(status);
			expect(body).toMatch(words);
			expect(body).not.toContain('de notre côté');
			expect(headers.allow).toBe(status === 405 ? 'GET, HEAD, OPTIONS' : undefined);
		});
});

test('what is sent and is no form is refused as a fault of whoever sends it', async ({ baseURL }) => {
	for (const path of ['/connexion', '/connexion/code', '/annees/2018/dossier', '/en/annees/2018/dossier'])
		for (const search of ['', '?/default', '?/default&/inconnue', '?/__proto__'])
			for (const [type, body] of [
				['multipart/form-data', '--x\r\n\r\n'],
				['multipart/form-data; boundary=x', '--y\r\ncontent-disposition: form-data'],
				['text/plain', 'a=b'],
				['application/x-www-form-urlencoded', '%zz=%&&='],
				['application/json', '{'],
				['x', '']
			] as const) {
				const { status } = await fetch(`${baseURL}${path}${search}`, {
					method: 'POST',
					headers: { origin: baseURL ?? '', 'content-type': type },
					body,
					redirect: 'manual'
				});
				expect(status, `${path}${search} ${type}`).toBeLessThan(500);
			}
});
