import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './site.ts';

/** What a browser, a proxy or an enemy may say that this site is called. */
const CLAIMS = [
	['host: evil.example'],
	['host: evil.example:8443'],
	['host: evil.example', 'x-forwarded-host: evil.example', 'x-forwarded-proto: javascript'],
	['host: site', 'forwarded: host=evil.example;proto=http', 'x-forwarded-port: 66'],
	[
		'host: site',
		'x-original-host: evil.example',
		'x-original-url: http://evil.example/',
		'x-rewrite-url: /evil'
	],
	['host: evil.example/"><script>'],
	['host: evil.example@evil.example']
];

/** An answer that tells an address of the site, of each kind that does. */
const TELLING = [
	'/',
	'/en/figures/flux',
	'/figures/flux/verifier?v=1',
	'/integrer?figure=flux',
	'/embed/flux',
	'/figures/flux.svg',
	'/figures/flux.json',
	'/figures/flux.csv',
	'/versions.atom',
	'/sitemap.xml',
	'/robots.txt',
	'/datapackage.json',
	'/api/v1/openapi.json',
	'/api/v1/allocation',
	'/annees/2018.html',
	'/signaler?page=/',
	'/nulle-part'
];

/** Asks with a head written by hand, as no client library would; gives the head and the body of the answer. */
function askRaw(port: number, target: string, lines: readonly string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () =>
			socket.write(`GET ${target} HTTP/1.1\r\n${[...lines, 'connection: close'].join('\r\n')}\r\n\r\n`)
		);
		const pieces: Buffer[] = [];
		socket.on('data', (piece: Buffer) => pieces.push(piece));
		socket.on('end', () => resolve(Buffer.concat(pieces).toString()));
		socket.on('error', reject);
	});
}
/** What is said, the moment apart. */
const said = (answer: string) => answer.replace(/^date: .*$/im, '');

test('every address that the site tells is under its own, whatever a request claims', async ({ baseURL }) => {
	const { port, origin, host } = new URL(baseURL ?? '');
	const asked = [...TELLING, `/oembed?url=${encodeURIComponent(`${origin}/figures/flux`)}`];
	for (const path of asked) {
		const right = said(await askRaw(Number(port), path, [`host: ${host}`]));
		expect(right, path).toMatch(/^HTTP\/1\.1 (?:200|404)/);
		if (!/\.csv|\/api\//.test(path)) expect(right, path).toContain(origin);
		for (const claims of CLAIMS) {
			const answer = said(await askRaw(Number(port), path, claims));
			expect(answer.includes('evil'), `${path} ${claims.join()}`).toBe(false);
			expect(answer.startsWith('HTTP/1.1 400') || answer === right, `${path} ${claims.join()}`).toBe(true);
		}
	}
});

test('nor does a request that names another site in what it asks change what the site is called', async ({
	baseURL
}) => {
	const { port, host } = new URL(baseURL ?? '');
	for (const target of [
		'http://evil.example/figures/flux',
		'm://evil.example/figures/flux',
		'//evil.example/figures/flux',
		'@evil.example/figures/flux',
		'/\\evil.example/figures/flux'
	]) {
		const answer = await askRaw(Number(port), target, [`host: ${host}`]);
		for (const tag of answer.match(/<(?:link|meta)[^>]*https?:[^>]*>|^location:.*$/gim) ?? [])
			expect(tag, target).not.toMatch(/https?:\/\/[^/"]*evil/);
	}
});

test('started without its address, the server says so and names this machine, not what is asked', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	const probe = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => probe.once('listening', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	const env = { ...process.env, ORIGIN: undefined };
	const server = spawn(process.execPath, ['build/index.js'], {
		env: { ...env, HOST: '127.0.0.1', PORT: String(port), DATABASE_PATH: join(folder, 'base.db') },
		stdio: ['ignore', 'pipe', 'ignore']
	});
	let told = '';
	server.stdout.on('data', (piece: Buffer) => (told += String(piece)));
	try {
		await expect(() => expect(told).toContain('Listening')).toPass();
		expect(told).toMatch(new RegExp(`avertissement.*ORIGIN n’est pas donné.*http://localhost:${port}`));
		const answer = await askRaw(port, '/figures/flux', ['host: evil.example']);
		expect(answer).toContain(`<link rel="canonical" href="http://localhost:${port}/figures/flux"`);
		expect(answer).not.toContain('evil');
		// A proxy that hands an answer on would hand on addresses that lead nowhere.
		expect(answer).toMatch(/^cache-control: no-cache\r$/im);
	} finally {
		server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
});
