import { existsSync } from 'node:fs';

/** How to start the browser of the tests. */
export interface Browser {
	readonly executablePath?: string;
	readonly args: readonly string[];
}

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing leaves the machine: the browser looks for no update and no host of its own. */
const QUIET = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run'
];

/**
 * The machine's own Chromium, else the one carried by an npm package (Linux x64), else the one Playwright installed. Root
 * cannot use the browser's sandbox.
 */
export async function findBrowser(): Promise<Browser> {
	const args = [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
	const wanted = process.env['CHROMIUM_PATH'] ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
	if (wanted && process.env['CHROMIUM_PATH'] !== 'npm') return { executablePath: wanted, args };
	if (process.platform !== 'linux' || process.arch !== 'x64') return { args };
	// Set before the import: the package then unpacks its own NSS libraries, which a bare machine lacks.
	process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
	const { default: chromium } = await import('@sparticuz/chromium');
	// Not its own arguments: they put everything in one process, which a page that closes takes down with it.
	return { executablePath: await chromium.executablePath(), args };
}
