import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.json': 'application/json',
	'.woff2': 'font/woff2'
};

/** A server of files that knows nothing of what follows « ? », and keeps the addresses that it did not find. */
export async function plainServer(folder: string) {
	const missing: string[] = [];
	const server: Server = createServer((request, response) => {
		const path = decodeURIComponent((request.url ?? '/').replace(/\?.*$/, ''));
		const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
		if (!existsSync(file) || statSync(file).isDirectory()) {
			missing.push(path);
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			return void response.end(readFileSync(join(folder, '404.html')));
		}
		response.writeHead(200, {
			'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
			'access-control-allow-origin': '*'
		});
		response.end(readFileSync(file));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, missing, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
