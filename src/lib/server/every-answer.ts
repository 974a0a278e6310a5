import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

/** What no page here asks of a device; the clipboard and the whole screen are used. */
const NOT_USED = 'camera display-capture geolocation hid microphone midi payment serial usb'
	.split(' ')
	.map((name) => `${name}=()`)
	.join(', ');
/** A year: a browser that came once through TLS never asks without it. Other names of the domain are not ours to bind. */
const STRICT = { 'strict-transport-security': 'max-age=31536000' };

/** Headers of every answer, files of the build too; what a page or a file says itself comes before. */
export const headersOf = (origin: string | null): Readonly<Record<string, string>> => ({
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-resource-policy': 'cross-origin',
	'permissions-policy': NOT_USED,
	...(origin?.startsWith('https:') === true && STRICT)
});

/** Who sends the head of a request slower than this is let go. In milliseconds. */
const SLOWEST_HEAD = 15_000;
/** Each holds some kilobytes; past it, a new one is closed at once. */
const MOST_CONNECTIONS = 2000;

/**
 * Gives every answer of this process its headers, and every server its bounds. The files of the build are sent before the
 * site hears of the request: what the site says of its answers would not be said of them.
 */
export function watchAnswers(origin: string | null): void {
	const headers = Object.entries(headersOf(origin));
	subscribe('http.server.request.start', (message) => {
		const { response, server } = message as { readonly response: ServerResponse; readonly server: Server };
		for (const [name, value] of headers) response.setHeader(name, value);
		if (server.maxConnections === MOST_CONNECTIONS) return;
		server.maxConnections = MOST_CONNECTIONS;
		server.headersTimeout = Math.min(server.headersTimeout, SLOWEST_HEAD);
	});
}
