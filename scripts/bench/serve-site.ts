import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A server on loopback, until it is ended. */
export interface Served {
	readonly origin: string;
	readonly end: () => void;
}

/** What a build is made from. */
const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package.json'];
const BUILT = 'build/index.js';

const changedAt = (path: string): number =>
	statSync(path).isDirectory()
		? Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))))
		: statSync(path).mtimeMs;

/** Builds the site when it has not been, or when a source is newer. */
export function buildIfNeeded(): void {
	if (existsSync(BUILT) && SOURCES.every((path) => changedAt(path) <= changedAt(BUILT))) return;
	console.log('Le site est construit d’abord.');
	const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
	if (status !== 0) throw new Error(`build failed: ${stdout}${stderr}`);
}

const freePort = () =>
	new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** The built site, and what it has cost. */
export interface ServedSite extends Served {
	/** Processor time that its process has used since it started, in seconds. */
	readonly processorSeconds: () => Promise<number>;
}

const PROCESSOR_REPORTER = new URL('./report-processor.ts', import.meta.url).href;

/** Serves the built site as production does, on the base at `path`, made from the shipped data when there is none. */
export async function serveSite(path: string): Promise<ServedSite> {
	const port = String(await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, ['--import', PROCESSOR_REPORTER, BUILT], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: port, ORIGIN: origin, DATABASE_PATH: path },
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
	// Whatever ends the command, the site ends with it.
	process.once('exit', () => child.kill());
	const processorSeconds = () =>
		new Promise<number>((resolve) => {
			child.once('message', (microseconds) => resolve(Number(microseconds) / 1e6));
			child.send('processor');
		});
	for (let attempt = 0; attempt < 150 && child.exitCode === null; attempt += 1) {
		const response = await fetch(`${origin}/sante`).catch(() => null);
		if (response?.ok) return { origin, end: () => void child.kill(), processorSeconds };
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	child.kill();
	throw new Error('the site does not answer');
}
