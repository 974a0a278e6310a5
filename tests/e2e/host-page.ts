import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of someone else, on another origin: what its body is, and what it lets in. */
export async function host(
	body: string,
	headers: Readonly<Record<string, string>> = {}
): Promise<{ readonly server: Server; readonly url: string }> {
	const server = createServer((_request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			`<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Hôte</title><body style="background:#111">${body}</body></html>`
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

export const close = (server: Server) => new Promise((resolve) => server.close(resolve));
