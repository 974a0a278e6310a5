import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const COMPRESSIBLE =
	/^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml|atom\+xml|schema\+json|json\+oembed|manifest\+json)|image\/svg\+xml)/;

/** The codings a client says it reads; `q=0` refuses one. */
function accepts(header: string | null, coding: string): boolean {
	return (header ?? '')
		.split(',')
		.map((part) =>
			part
				.trim()
				.toLowerCase()
				.split(/\s*;\s*/)
		)
		.some(
			([name, ...parameters]) => name === coding && !parameters.some((one) => /^q=0(?:\.0*)?$/.test(one))
		);
}

/** The coding of a text for a client that says what it reads; `null` sends it as it is. */
export function codingFor(acceptEncoding: string | null): 'br' | 'gzip' | null {
	return accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : null;
}

/** Compression that a page's own bytes are worth: strong enough to halve a chart, quick enough not to be felt. */
function encoder(coding: 'br' | 'gzip') {
	return coding === 'br'
		? createBrotliCompress({
				params: {
					[constants.BROTLI_PARAM_QUALITY]: 8,
					[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT
				}
			})
		: createGzip({ level: 6 });
}

/**
 * The same response as a client that reads Brotli or gzip wants it. Texts only; what is already coded, empty or a part of
 * a file passes as it is. The ETag becomes a weak one: the bytes differ, what they say does not. An answer without its
 * body says what it would have said with it, the coding apart.
 */
export function compress(response: Response, acceptEncoding: string | null): Response {
	const type = response.headers.get('content-type') ?? '';
	if (!COMPRESSIBLE.test(type)) return response;
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	const coding = codingFor(acceptEncoding);
	const whole = response.status !== 206 && !headers.has('content-encoding') && !headers.has('content-range');
	if (coding === null || !whole)
		return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
	const etag = headers.get('etag');
	if (etag !== null && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
	headers.delete('content-length');
	if (response.body === null) return new Response(null, { status: response.status, headers });
	headers.set('content-encoding', coding);
	const coded = encoder(coding);
	// A client that leaves, or a body that breaks, ends both sides: the next request is not theirs to harm.
	pipeline(Readable.fromWeb(response.body as NodeReadableStream<Uint8Array>), coded, () => undefined);
	return new Response(Readable.toWeb(coded) as unknown as ReadableStream<Uint8Array>, {
		status: response.status,
		statusText: response.statusText,
		headers
	});
}
