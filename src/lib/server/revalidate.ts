import { createHash } from 'node:crypto';

/** Texts made whole before they are sent; what is streamed brings its own ETag. */
const WHOLE = /^(?:text\/(?:html|csv)|application\/(?:json|atom\+xml))/;
/** What an answer without its body no longer says. */
const OF_THE_BODY = ['content-encoding', 'content-length'];

const opaque = (etag: string) => etag.trim().replace(/^W\//, '');

/** Whether a client holds what the ETag names; a weak one names the same words under another coding. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
	return (ifNoneMatch ?? '').split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(etag));
}

/** What live answers allow: a proxy may repeat one for half a minute, a reader checks each time. */
const LIVE = 'public, max-age=0, s-maxage=30, stale-while-revalidate=60';

/**
 * Gives a whole answer its ETag, and says how long it may be repeated unless it says so itself. `shared` is false where the
 * address of the site is read from the request: a proxy could then hand one visitor's address to all.
 */
export async function named(request: Request, response: Response, shared: boolean): Promise<Response> {
	const type = response.headers.get('content-type') ?? '';
	const cache = response.headers.get('cache-control');
	if (response.status !== 200 || !['GET', 'HEAD'].includes(request.method) || cache?.includes('no-store'))
		return response;
	const headers = new Headers(response.headers);
	let body: Uint8Array<ArrayBuffer> | ReadableStream | null = response.body;
	if (!headers.has('etag')) {
		if (!WHOLE.test(type)) return response;
		body = new Uint8Array(await response.arrayBuffer());
		headers.set('etag', `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`);
	}
	if (cache === null) headers.set('cache-control', shared ? LIVE : 'no-cache');
	return new Response(body, { headers });
}

/**
 * The answer, or without its body when the client holds it already. All other headers are those of the whole answer: they
 * take the place of those that the client kept, and a policy that is missing would be replaced by another.
 */
export async function conditional(request: Request, response: Response): Promise<Response> {
	const etag = response.headers.get('etag');
	if (response.status !== 200 || etag === null || !holds(request.headers.get('if-none-match'), etag))
		return response;
	await response.body?.cancel();
	const headers = new Headers(response.headers);
	for (const name of OF_THE_BODY) headers.delete(name);
	return new Response(null, { status: 304, headers });
}
