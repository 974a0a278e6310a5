import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { askAtRate, askWithoutPause } from './clients.ts';

const STANDSTILL = 400;

let stop = () => {};
afterEach(() => stop());

/** A server whose answer is said by `status`, and which stands still once, at its tenth answer. */
async function serve(status: (at: number) => number | null, still = false): Promise<string> {
	let at = 0;
	const server = createServer((request, response) => {
		at += 1;
		const one = status(at);
		if (one === null) return void request.socket.destroy();
		const end = performance.now() + (still && at === 10 ? STANDSTILL : 0);
		while (performance.now() < end);
		response.writeHead(one).end();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	stop = () => {
		server.closeAllConnections();
		server.close();
	};
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('a request that has no answer, or an error of the server, is a failure; one that is refused is not', async () => {
	const url = await serve((at) => [200, 503, null, 404][at % 4] ?? null);
	const told = await askWithoutPause(() => url, { connections: 1, seconds: 1 });
	const { 0: none = 0, 200: fine = 0, 404: refused = 0, 503: busy = 0 } = told.byStatus;
	expect(told.count).toBe(none + fine + refused + busy);
	expect(Math.min(none, fine, refused, busy)).toBeGreaterThan(0);
	expect(told.failed).toBe(none + busy);
});

test('a server that stands still is seen by all who were due meanwhile, not by one', async () => {
	const url = await serve(() => 200, true);
	const asking = askAtRate(() => url, 100);
	await wait(1000);
	const told = await asking.stop();
	expect(told.longest).toBeGreaterThan(STANDSTILL * 0.9);
	// Of a hundred requests, the forty of the standstill waited, half of them half of it.
	expect(told.p95).toBeGreaterThan(STANDSTILL / 2);
});
