import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** A stage of the tests: a command, and where it leaves its counts when it has several tests. */
interface Stage {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
	readonly counts?: () => Counts;
}

interface Counts {
	readonly passed: number;
	readonly failed: number;
}

const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';
const E2E_PORT = String(await freePort());

const STAGES: readonly Stage[] = [
	{ name: 'types', command: ['npm', 'run', '--silent', 'check'] },
	{ name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
	{
		name: 'unit and property tests',
		command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${UNIT_REPORT}`],
		counts: () => {
			const { numPassedTests, numTotalTests, success } = JSON.parse(readFileSync(UNIT_REPORT, 'utf8'));
			const failed = numTotalTests - numPassedTests;
			return { passed: numPassedTests, failed: success ? failed : Math.max(1, failed) };
		}
	},
	{ name: 'build', command: ['npm', 'run', '--silent', 'build'] },
	{
		name: 'browser tests',
		command: ['npx', 'playwright', 'test'],
		counts: () => {
			const { stats, errors } = JSON.parse(readFileSync(E2E_REPORT, 'utf8'));
			return {
				passed: stats.expected,
				failed: stats.unexpected + stats.flaky + stats.skipped + errors.length
			};
		}
	}
];

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

let passed = 0;
let failed = 0;
for (const stage of STAGES) {
	console.log(`\n— ${stage.name}`);
	const code = await run(stage.command);
	const counts = countsOf(stage, code);
	passed += counts.passed;
	failed += counts.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A stage that dies without its report has failed once; so has one that ends badly whatever it counted. */
function countsOf(stage: Stage, code: number): Counts {
	if (!stage.counts) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	try {
		const counts = stage.counts();
		return { passed: counts.passed, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

function run([program, ...args]: readonly [string, ...string[]]): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, TZ: 'UTC', E2E_PORT },
			shell: process.platform === 'win32'
		});
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
