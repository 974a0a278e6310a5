import { createServer, get, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { headersOf, watchAnswers } from './every-answer.ts';

test('TLS is asked for ever only of a site that has it', () => {
	expect(headersOf('https://exemple.fr')['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
	for (const origin of ['http://localhost:3000', null])
		expect(headersOf(origin)).not.toHaveProperty('strict-transport-security');
});

test('an answer of whatever writes it has the headers, one that has its own keeps them, and the server its bounds', async () => {
	watchAnswers('https://exemple.fr');
	const server = createServer((request, response) => {
		if (request.url === '/own') response.setHeader('cross-origin-resource-policy', 'same-origin');
		response.writeHead(request.url === '/304' ? 304 : 200, { 'content-type': 'text/css' }).end();
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	const ask = (path: string) =>
		new Promise<IncomingHttpHeaders>((resolve, reject) => {
			get({ port, path, host: '127.0.0.1', agent: false }, (response) => {
				response.resume();
				resolve(response.headers);
			}).on('error', reject);
		});
	for (const path of ['/style.css', '/304'])
		expect(await ask(path)).toMatchObject(headersOf('https://exemple.fr'));
	expect((await ask('/own'))['cross-origin-resource-policy']).toBe('same-origin');
	expect(server.maxConnections).toBeLessThan(10_000);
	expect(server.headersTimeout).toBeLessThan(30_000);
	server.close();
});
