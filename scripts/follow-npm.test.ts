import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from './command.fixture.ts';

const { folder, write, end } = temporaryFolder();
afterAll(end);

write(
	'package.json',
	JSON.stringify({
		name: 'essai',
		version: '1.0.0',
		type: 'module',
		scripts: { start: `"${process.execPath}" serveur.ts` }
	})
);
write(
	'serveur.ts',
	`import { createServer } from 'node:net';
	import { followNpm } from '${process.cwd()}/scripts/follow-npm.ts';
	followNpm(() => process.kill(process.pid, 'SIGTERM'));
	const server = createServer().listen(0, '127.0.0.1', () => console.log('port', server.address().port, process.pid));
	// What fails here must not outlive the test.
	setTimeout(() => process.exit(9), 40_000);`
);

/** Starts the server through npm; gives npm itself, and where its server listens. */
async function throughNpm() {
	const npm = spawn('npm', ['start', '--silent'], {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'ignore'],
		// A group of its own, as a terminal makes one.
		detached: true
	});
	const text = await new Promise<string>((resolve) =>
		npm.stdout.once('data', (piece: Buffer) => resolve(piece.toString()))
	);
	const [, port, pid] = /port (\d+) (\d+)/.exec(text) ?? [];
	return { npm, port: Number(port), pid: Number(pid) };
}

const listens = (port: number) =>
	new Promise<boolean>((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.end(() => resolve(true)));
		socket.once('error', () => resolve(false));
	});

/** Waits for the port to be free, as long as the server may live. */
async function freed(port: number): Promise<boolean> {
	for (let tries = 0; tries < 100; tries += 1) {
		if (!(await listens(port))) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}

test.for(['SIGTERM', 'SIGKILL', 'SIGHUP'] as const)(
	'the server of an npm ended by %s ends too, and frees its port',
	async (signal) => {
		const { npm, port } = await throughNpm();
		expect(await listens(port)).toBe(true);
		npm.kill(signal);
		expect(await freed(port)).toBe(true);
	}
);

test('Ctrl-C, which a terminal sends to all of them, ends all of them', async () => {
	const { npm, port } = await throughNpm();
	process.kill(-(npm.pid ?? 0), 'SIGINT');
	expect(await freed(port)).toBe(true);
});

test('npm ends with the server', async () => {
	const { npm, pid } = await throughNpm();
	const ended = new Promise((resolve) => npm.once('exit', resolve));
	process.kill(pid, 'SIGTERM');
	await ended;
	expect(npm.exitCode ?? npm.signalCode).not.toBe(0);
});

test('the server lives on while npm does', async () => {
	const { npm, port } = await throughNpm();
	await new Promise((resolve) => setTimeout(resolve, 1_600));
	expect(await listens(port)).toBe(true);
	npm.kill('SIGTERM');
	expect(await freed(port)).toBe(true);
});
