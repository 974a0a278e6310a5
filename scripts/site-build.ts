import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the built site is made of. */
const SOURCES = ['src', 'static', 'package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

const UNBUILT = /\.(test|fixture)\.ts$/;

const BUILD = 'build';
/** Beside what is served, not within: the hash of the sources that the site was built from. */
const STAMP = join(BUILD, 'sources.sha256');

async function filesOf(path: string): Promise<string[]> {
	const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
	if (entries === null) return existsSync(path) ? [path] : [];
	return entries
		.filter((entry) => entry.isFile() && !UNBUILT.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
}

/** SHA-256 over the names and the bytes of the sources under `root`. */
export async function hashSources(root = '.'): Promise<string> {
	const hash = createHash('sha256');
	const files = (await Promise.all(SOURCES.map((source) => filesOf(join(root, source))))).flat();
	for (const file of files.sort()) {
		const bytes = await readFile(file);
		hash.update(`${file.slice(root.length)}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}

/** Whether the site stands built from the sources as they are. */
export async function isBuilt(): Promise<boolean> {
	const stamp = await readFile(STAMP, 'utf8').catch(() => null);
	return stamp !== null && existsSync(join(BUILD, 'index.js')) && stamp === (await hashSources());
}

/** Builds the site. Sources that change meanwhile are seen as changed by `isBuilt`. */
export async function buildSite(): Promise<void> {
	const stamp = await hashSources();
	await rm(STAMP, { force: true });
	const { build } = await import('vite');
	await build({ logLevel: 'error' });
	if (!existsSync(join(BUILD, 'index.js'))) throw new Error('the build left no build/index.js');
	await writeFile(STAMP, stamp);
}
