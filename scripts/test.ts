import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { giveWay } from '#lib/server/import/give-way.ts';
import { browserCounts, unitCounts, type Counts } from './stages/counts.ts';

/** A stage of the tests: a command, and where it leaves its counts when it has several tests. */
interface Stage {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
	readonly counts?: () => Counts;
}

const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';
const E2E_PORT = String(await freePort());

/** Two lanes run at once, each on a processor: no stage of theirs can use two. */
const LANES: readonly (readonly Stage[])[] = [
	[
		{ name: 'types', command: ['npm', 'run', '--silent', 'check'] },
		{ name: 'build', command: ['npm', 'run', '--silent', 'build'] }
	],
	[{ name: 'lint', command: ['npm', 'run', '--silent', 'lint'] }]
];

const STAGES: readonly Stage[] = [
	{
		name: 'unit and property tests',
		command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${UNIT_REPORT}`],
		counts: () => unitCounts(JSON.parse(readFileSync(UNIT_REPORT, 'utf8')))
	},
	{
		name: 'browser tests',
		command: ['npx', 'playwright', 'test'],
		counts: () => browserCounts(JSON.parse(readFileSync(E2E_REPORT, 'utf8')))
	}
];

// An import gives way: among tests that do not, it would wait for them all, and those that wait for it with it.
giveWay();
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

let passed = 0;
let failed = 0;
const failures: string[] = [];
await Promise.all(
	LANES.map(async (stages) => {
		for (const stage of stages) {
			const { code, said } = await run(stage.command, 'pipe');
			console.log(`\n— ${stage.name}\n${said}`);
			count(stage, code);
		}
	})
);
for (const stage of STAGES) {
	console.log(`\n— ${stage.name}`);
	count(stage, (await run(stage.command, 'inherit')).code);
}
// The end of a log is what is kept of it, and what is read first.
for (const failure of failures) console.log(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function count(stage: Stage, code: number): void {
	const counts = countsOf(stage, code);
	passed += counts.passed;
	failed += counts.failed;
	if (counts.failed > 0) failures.push(...(counts.failures.length > 0 ? counts.failures : [stage.name]));
}

/** A stage that dies without its report has failed once; so has one that ends badly whatever it counted. */
function countsOf(stage: Stage, code: number): Counts {
	const counts = reportOf(stage) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, failures: [] };
	return { ...counts, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) };
}

function reportOf({ counts }: Stage): Counts | undefined {
	try {
		return counts?.();
	} catch (error) {
		return { passed: 0, failed: 1, failures: [`no report: ${String(error)}`] };
	}
}

/** Runs a command to its end; what it says is shown as it comes, or given. */
function run(
	[program, ...args]: readonly [string, ...string[]],
	output: 'inherit' | 'pipe'
): Promise<{ readonly code: number; readonly said: string }> {
	return new Promise((resolve, reject) => {
		let said = '';
		const child = spawn(program, args, {
			stdio: ['ignore', output, output],
			env: { ...process.env, TZ: 'UTC', E2E_PORT },
			shell: process.platform === 'win32'
		});
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += String(text)));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code: code ?? 1, said }));
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
