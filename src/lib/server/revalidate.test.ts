import { expect, test } from 'vitest';
import { compress } from './compress.ts';
import { conditional, named } from './revalidate.ts';
import { fc } from '../../../tests/property-seed.ts';

const NAMES = [
	'access-control-allow-origin',
	'cache-control',
	'content-disposition',
	'content-security-policy',
	'cross-origin-resource-policy',
	'link',
	'permissions-policy',
	'referrer-policy',
	'vary',
	'x-content-type-options',
	'x-frame-options'
] as const;

const asks = (ifNoneMatch?: string, method = 'GET') =>
	new Request('https://lignes.example/', {
		method,
		headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }
	});
const html = (headers: Record<string, string> = {}) =>
	new Response('<p>2018</p>', { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

const revalidate = async (request: Request, response: Response) =>
	conditional(request, await named(request, response, false));

test('a page is named by its bytes, and is checked before it is shown again', async () => {
	const [one, same] = [await revalidate(asks(), html()), await revalidate(asks(), html())];
	expect(one.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/);
	expect(same.headers.get('etag')).toBe(one.headers.get('etag'));
	expect(one.headers.get('cache-control')).toBe('no-cache');
	expect(await one.text()).toBe('<p>2018</p>');
});

test('who holds a page as it was compressed is not sent it again', async () => {
	const sent = compress(await revalidate(asks(), html({ vary: 'origin' })), 'br');
	const etag = sent.headers.get('etag') ?? '';
	expect(etag).toMatch(/^W\/"/);
	const again = compress(await revalidate(asks(`"other", ${etag}`), html({ vary: 'origin' })), 'br');
	expect(again.status).toBe(304);
	expect(again.body).toBeNull();
	// What replaces the headers that the client kept is all that they were, the coding of the body apart.
	const told = (response: Response) =>
		[...response.headers].filter(([name]) => !['content-encoding', 'content-length'].includes(name));
	expect(told(again)).toEqual(told(sent));
	expect(again.headers.get('content-encoding')).toBeNull();
});

test.for(['br', 'gzip', null])(
	'whatever its headers, an answer says them again without its body (%s)',
	(coding) =>
		fc.assert(
			fc.asyncProperty(
				fc.dictionary(fc.constantFrom(...NAMES), fc.stringMatching(/^[a-z*' ;=-]{1,20}$/)),
				fc.constantFrom('text/html', 'image/svg+xml', 'image/png', 'application/zip', 'text/csv'),
				async (headers, type) => {
					const answer = () =>
						html({ ...headers, etag: '"abc"', 'content-type': type, 'content-length': '11' });
					const [whole, again] = await Promise.all(
						[asks(), asks('"abc"')].map(async (request) =>
							compress(await revalidate(request, answer()), coding)
						)
					);
					expect([whole?.status, again?.status]).toEqual([200, 304]);
					const told = (response: Response | undefined) => {
						const said = new Headers(response?.headers);
						for (const name of ['content-encoding', 'content-length']) said.delete(name);
						return [...said];
					};
					expect(told(again)).toEqual(told(whole));
				}
			)
		)
);

test('a proxy may repeat a live answer for a short while, once the address of the site is known', async () => {
	const shared = await named(asks(), html(), true);
	expect(shared.headers.get('cache-control')).toMatch(
		/^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+$/
	);
	const frozen = await named(asks(), html({ 'cache-control': 'public, immutable' }), true);
	expect(frozen.headers.get('cache-control')).toBe('public, immutable');
});

test('who holds another page is sent this one', async () => {
	expect((await revalidate(asks('"abc"'), html())).status).toBe(200);
	expect((await revalidate(asks('W/"abc"'), html({ etag: '"abc"' }))).status).toBe(304);
});

test('what is streamed is not gathered: it is named by its own ETag or not at all', async () => {
	let [pulled, stopped] = [0, false];
	const stream = () =>
		new ReadableStream<Uint8Array>(
			{
				pull(controller) {
					pulled++;
					controller.enqueue(new Uint8Array(10));
				},
				cancel: () => void (stopped = true)
			},
			{ highWaterMark: 0 }
		);
	const bytes = { 'content-type': 'application/octet-stream', 'cache-control': 'public, immutable' };
	const plain = await revalidate(asks(), new Response(stream(), { headers: bytes }));
	expect(plain.headers.get('etag')).toBeNull();
	const held = await revalidate(asks('"f"'), new Response(stream(), { headers: { ...bytes, etag: '"f"' } }));
	expect([held.status, held.headers.get('cache-control')]).toEqual([304, 'public, immutable']);
	expect([pulled, stopped]).toEqual([0, true]);
});

test.for([
	['an answer of nobody else’s business', asks(), html({ 'cache-control': 'private, no-store' })],
	['what was sent', asks(undefined, 'POST'), html()],
	['a refusal', asks(), new Response('<p>404</p>', { status: 404, headers: { 'content-type': 'text/html' } })]
] as const)('%s passes as it is', async ([, request, response]) => {
	const { status } = response;
	const passed = await revalidate(request, response);
	expect(passed.headers.get('etag')).toBeNull();
	expect(passed.status).toBe(status);
});
