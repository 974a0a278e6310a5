import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * The inner loop: lint, types and the unit tests of what differs from where the work parted from `main`, or from the
 * last commit on `main` itself. Stops at the first that fails.
 */
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const since = git('merge-base', 'HEAD', process.argv[2] ?? 'main');
const changed = [
	...git('diff', '--name-only', since).split('\n'),
	...git('ls-files', '--others', '--exclude-standard').split('\n')
].filter((path) => path !== '' && existsSync(path));
if (changed.length === 0) {
	console.log(`Nothing differs from ${since.slice(0, 9)}.`);
	process.exit();
}

const code = changed.filter((path) => /\.(?:ts|js|svelte)$/.test(path));
const commands = [
	['prettier', '--check', '--ignore-unknown', ...changed],
	...(code.length > 0 ? [['eslint', '--no-warn-ignored', ...code]] : []),
	['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
	['vitest', 'run', '--changed', since, '--passWithNoTests']
];
for (const command of commands) {
	console.log(`\n— ${command.slice(0, 3).join(' ')}`);
	const { status } = spawnSync('npx', command, { stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } });
	if (status !== 0) process.exit(1);
}
