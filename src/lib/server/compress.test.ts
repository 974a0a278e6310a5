import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compress, compressWhole } from './compress.ts';

const TEXT = 'Crédits prévus. '.repeat(400);
const page = (headers: Record<string, string> = {}) =>
	new Response(TEXT, { headers: { 'content-type': 'text/html; charset=utf-8', etag: '"abc"', ...headers } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a page is sent in Brotli to who reads it, and says so', async () => {
	const sent = compress(page(), 'gzip, deflate, br');
	expect(sent.headers.get('content-encoding')).toBe('br');
	expect(sent.headers.get('vary')).toBe('accept-encoding');
	expect(sent.headers.get('etag')).toBe('W/"abc"');
	const body = await bytes(sent);
	expect(body.length).toBeLessThan(TEXT.length / 10);
	expect(brotliDecompressSync(body).toString()).toBe(TEXT);
});

test('gzip serves who does not read Brotli', async () => {
	const sent = compress(page(), 'gzip;q=1.0, br;q=0');
	expect(sent.headers.get('content-encoding')).toBe('gzip');
	expect(gunzipSync(await bytes(sent)).toString()).toBe(TEXT);
});

test.for([
	['nothing is accepted', page(), null],
	['every coding is refused', page(), 'br;q=0, gzip;q=0.0'],
	[
		'it is a part of a file',
		new Response(TEXT, { status: 206, headers: { 'content-type': 'text/csv' } }),
		'br'
	],
	['it is coded already', page({ 'content-encoding': 'gzip' }), 'br'],
	['it is a picture', new Response(TEXT, { headers: { 'content-type': 'image/png' } }), 'br']
] as const)('the text passes as it is when %s', async ([, response, accepted]) => {
	const sent = compress(response, accepted);
	expect((await bytes(sent)).toString()).toBe(TEXT);
	expect(sent.headers.get('content-encoding')).not.toBe('br');
});

test.for(['br', 'gzip', 'br;q=0, gzip', null])(
	'what is whole says the same coded in one go (%s)',
	async (accepted) => {
		const [whole, piecewise] = [await compressWhole(page(), accepted), compress(page(), accepted)];
		expect([...whole.headers]).toEqual([...piecewise.headers]);
		const read = { br: brotliDecompressSync, gzip: gunzipSync }[whole.headers.get('content-encoding') ?? ''];
		const sent = await bytes(whole);
		expect((read ? read(sent) : sent).toString()).toBe(TEXT);
	}
);

test('an answer without a body stays one', () => {
	expect(compress(new Response(null, { status: 304 }), 'br').body).toBeNull();
});
