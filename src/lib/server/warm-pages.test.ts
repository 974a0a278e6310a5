import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { warmPages } from './warm-pages.ts';

/** A site whose list names some pages, and the pages that were asked of it. */
async function site(listed: readonly string[], fails: string | null) {
	const asked: string[] = [];
	const server = createServer(({ url = '' }, response) => {
		if (url === '/sitemap.xml')
			return response.end(listed.map((path) => `<loc>https://lignes.example${path}</loc>`).join(''));
		asked.push(url);
		if (url === fails) return response.destroy();
		return response.end('page');
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
	await warmPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	server.close();
	return asked;
}

test('each page of the list is asked once of this server, in the order of the list', async () => {
	expect(await site(['/', '/en', '/annees/2018'], null)).toEqual(['/', '/en', '/annees/2018']);
});

test('it ends at the first page that does not answer, and where there is no server', async () => {
	expect(await site(['/', '/formes', '/annees'], '/formes')).toEqual(['/', '/formes']);
	await expect(warmPages('http://127.0.0.1:1')).resolves.toBeUndefined();
});
