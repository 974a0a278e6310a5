import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const MOST_MEGABYTES = 200;

const freePort = () =>
	new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});

const answers = (url: string) =>
	fetch(url).then(
		(response) => response.ok,
		() => false
	);

/** Megabytes that a process holds, where the system tells (Linux). */
function residentMegabytes(pid: number): number {
	const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1024;
}

test('npm start serves the built site without building it again, holds little, and ends with npm', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	const port = await freePort();
	const place = `http://127.0.0.1:${port}`;
	const env = {
		...process.env,
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: '',
		DATABASE_PATH: join(folder, 'base.db')
	};
	const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
	let told = '';
	for (const stream of [npm.stdout, npm.stderr])
		stream.on('data', (piece: Buffer) => (told += String(piece)));
	try {
		await expect(() => expect(told).toContain(`Lignes claires : http://localhost:${port}`)).toPass();
		expect(told).not.toContain('Construction');
		expect(told).toMatch(/^Premier administrateur, .*\/invitation\/\S+\n\(ce lien sert une fois/m);
		expect(told).not.toContain('<U+');
		expect(told).toContain(`Création de la base ${env.DATABASE_PATH} depuis data/.`);
		expect(await answers(`${place}/sante`)).toBe(true);
		if (process.platform === 'linux') {
			const [server] = descendantsOf(npm.pid ?? 0).slice(-1);
			expect(residentMegabytes(server ?? 0)).toBeLessThan(MOST_MEGABYTES);
		}
		npm.kill('SIGKILL');
		await expect(async () => expect(await answers(`${place}/sante`)).toBe(false)).toPass();
	} finally {
		npm.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	}
});

/** The chain of only children: npm, its shell, the server. */
function descendantsOf(pid: number): number[] {
	const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number);
	return child ? [child, ...descendantsOf(child)] : [];
}
