import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { isBuilt } from '../site-build.ts';
import { nodeFlags } from './node-flags.ts';

/** A server on loopback, until it is ended. */
export interface Served {
	readonly origin: string;
	readonly end: () => void;
}

const BUILT = 'build/index.js';

/** Builds the site when it has not been built from the sources as they are. */
export async function buildIfNeeded(): Promise<void> {
	if (await isBuilt()) return;
	console.log('Le site est construit d’abord.');
	const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
	if (status !== 0) throw new Error(`build failed: ${stdout}${stderr}`);
}

/** A port of this machine that nothing listens on. */
export const freePort = () =>
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
	/** Its process. */
	readonly pid: number;
}

/** Variables of the environment that only this server has. */
type Settings = Readonly<Record<string, string>>;

const PROCESSOR_REPORTER = new URL('./report-processor.ts', import.meta.url).href;

/** Serves the built site as production does, on the base at `path`, made from the shipped data when there is none. */
export const serveSite = (path: string, settings: Settings = {}): Promise<ServedSite> =>
	serveBuild(BUILT, '/sante', path, settings);

/** Serves what the same adapter built, once its page at `ready` answers. */
export async function serveBuild(
	built: string,
	ready: string,
	base = '',
	settings: Settings = {}
): Promise<ServedSite> {
	const port = String(await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, [...nodeFlags('start'), '--import', PROCESSOR_REPORTER, built], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: port, ORIGIN: origin, DATABASE_PATH: base, ...settings },
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
		const response = await fetch(origin + ready).catch(() => null);
		if (response?.ok) return { origin, end: () => void child.kill(), processorSeconds, pid: child.pid ?? 0 };
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	child.kill();
	throw new Error('the site does not answer');
}
