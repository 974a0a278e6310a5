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

async function named(response: Response): Promise<Response> {
	const type = response.headers.get('content-type') ?? '';
	const cache = response.headers.get('cache-control') ?? '';
	if (response.headers.has('etag') || !WHOLE.test(type) || cache.includes('no-store')) return response;
	const bytes = new Uint8Array(await response.arrayBuffer());
	const headers = new Headers(response.headers);
	headers.set('etag', `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`);
	return new Response(bytes, { status: response.status, headers });
}

/**
 * Gives an answer its ETag, and asks that it be checked before it is shown again unless it says otherwise; a client that
 * already holds it is told so, without the body. All other headers are those of the whole answer: they take the place of
 * those that the client kept, and a policy that is missing would be replaced by another.
 */
export async function revalidate(request: Request, response: Response): Promise<Response> {
	if (response.status !== 200 || !['GET', 'HEAD'].includes(request.method)) return response;
	const answer = await named(response);
	const etag = answer.headers.get('etag');
	if (etag === null) return answer;
	const headers = new Headers(answer.headers);
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
	if (!holds(request.headers.get('if-none-match'), etag)) return new Response(answer.body, { headers });
	await answer.body?.cancel();
	for (const name of OF_THE_BODY) headers.delete(name);
	return new Response(null, { status: 304, headers });
}
