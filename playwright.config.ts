import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './tests/browser.ts';

/**
 * Journeys in a real browser, on the site as production runs it: built, served by Node from a base of its own. `npm test`
 * builds first and gives the port.
 */
const port = Number(process.env['E2E_PORT'] ?? 4173);
const browser = await findBrowser();
// Accounts and a base of their own, which the tests open too.
const base = (process.env['E2E_BASE'] ??= join(tmpdir(), `lignes-claires-e2e-${process.pid}.db`));
const accounts = (process.env['E2E_ACCOUNTS'] ??= join(
	tmpdir(),
	`lignes-claires-e2e-${process.pid}-comptes.db`
));
const secret = (process.env['E2E_ACCOUNTS_SECRET'] ??= randomBytes(32).toString('hex'));

export default defineConfig({
	testDir: 'tests/e2e',
	fullyParallel: true,
	// One more than the processors of a small machine: a browser and a server often wait for one another.
	workers: 3,
	forbidOnly: Boolean(process.env['CI']),
	// A slow machine is not a fault: what is awaited may come late, but must come.
	timeout: 180_000,
	expect: { timeout: 45_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		...devices['Desktop Chrome'],
		baseURL: `http://127.0.0.1:${port}`,
		locale: 'fr-FR',
		launchOptions: {
			...(browser.executablePath ? { executablePath: browser.executablePath } : {}),
			args: [...browser.args, '--font-render-hinting=none']
		}
	},
	webServer: {
		command: 'node build/index.js',
		url: `http://127.0.0.1:${port}/sante`,
		reuseExistingServer: false,
		timeout: 120_000,
		env: {
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: `http://127.0.0.1:${port}`,
			DATABASE_PATH: base,
			ACCOUNTS_PATH: accounts,
			ACCOUNTS_SECRET: secret,
			BODY_SIZE_LIMIT: '65M'
		}
	}
});
