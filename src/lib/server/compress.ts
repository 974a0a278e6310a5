import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import {
	brotliCompress,
	constants,
	createBrotliCompress,
	createGzip,
	gzip,
	type BrotliOptions,
	type ZlibOptions
} from 'node:zlib';

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

/** Compression that a page's own bytes are worth: past it, a chart loses a twentieth more for half as much work again. */
const BROTLI = {
	params: {
		[constants.BROTLI_PARAM_QUALITY]: 5,
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT
	}
};
const GZIP = { level: 6 };

const brotliWhole = promisify<Uint8Array, BrotliOptions, Buffer<ArrayBuffer>>(brotliCompress);
const gzipWhole = promisify<Uint8Array, ZlibOptions, Buffer<ArrayBuffer>>(gzip);

/**
 * What a response says once coded as a client wants it; `coding` is `null` for what passes as it is. The ETag becomes a weak
 * one: the bytes differ, what they say does not. An answer without its body says what it would have said with it, the coding
 * apart.
 */
function saidOf(response: Response, acceptEncoding: string | null) {
	const headers = new Headers(response.headers);
	const type = headers.get('content-type') ?? '';
	if (!COMPRESSIBLE.test(type)) return { headers, coding: null };
	const whole = response.status !== 206 && !headers.has('content-encoding') && !headers.has('content-range');
	headers.append('vary', 'accept-encoding');
	const coding = whole ? codingFor(acceptEncoding) : null;
	if (coding === null) return { headers, coding };
	const etag = headers.get('etag');
	if (etag !== null && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
	headers.delete('content-length');
	if (response.body === null) return { headers, coding: null };
	headers.set('content-encoding', coding);
	return { headers, coding };
}

/**
 * The same response as a client that reads Brotli or gzip wants it, as it comes. Texts only; what is already coded, empty or
 * a part of a file passes as it is.
 */
export function compress(response: Response, acceptEncoding: string | null): Response {
	const { status, statusText, body } = response;
	const { headers, coding } = saidOf(response, acceptEncoding);
	if (coding === null || body === null) return new Response(body, { status, statusText, headers });
	const coded = coding === 'br' ? createBrotliCompress(BROTLI) : createGzip(GZIP);
	// A client that leaves, or a body that breaks, ends both sides: the next request is not theirs to harm.
	pipeline(Readable.fromWeb(body as NodeReadableStream<Uint8Array>), coded, () => undefined);
	const sent = Readable.toWeb(coded) as unknown as ReadableStream<Uint8Array>;
	return new Response(sent, { status, statusText, headers });
}

/** The same of a response that is whole already, in one go: piece by piece, carrying it costs more than coding it. */
export async function compressWhole(response: Response, acceptEncoding: string | null): Promise<Response> {
	const { status, statusText } = response;
	const { headers, coding } = saidOf(response, acceptEncoding);
	const bytes = new Uint8Array(await response.arrayBuffer());
	const sized = { params: { ...BROTLI.params, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
	const code = { br: () => brotliWhole(bytes, sized), gzip: () => gzipWhole(bytes, GZIP) };
	return new Response(coding === null ? bytes : await code[coding](), { status, statusText, headers });
}
