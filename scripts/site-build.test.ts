import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from './command.fixture.ts';
import { hashSources } from './site-build.ts';

const { folder, path, end } = temporaryFolder();
afterAll(end);
beforeEach(() => {
	rmSync(path('src'), { recursive: true, force: true });
	mkdirSync(path('src/lib'), { recursive: true });
	mkdirSync(path('static'), { recursive: true });
	for (const name of ['src/lib/a.ts', 'src/b.svelte', 'static/c.js', 'package-lock.json', 'vite.config.ts'])
		writeFileSync(path(name), name);
});

test.for([
	['a source changes', () => writeFileSync(path('src/lib/a.ts'), 'autre')],
	['a source goes', () => rmSync(path('src/b.svelte'))],
	['a source comes', () => writeFileSync(path('src/lib/neuf.ts'), '')],
	[
		'a source is named otherwise',
		() => (rmSync(path('src/b.svelte')), writeFileSync(path('src/c.svelte'), 'src/b.svelte'))
	],
	['a static file changes', () => writeFileSync(path('static/c.js'), 'x')],
	['a package changes', () => writeFileSync(path('package-lock.json'), '{}')],
	['the settings change', () => writeFileSync(path('vite.config.ts'), 'x')],
	['settings come', () => writeFileSync(path('svelte.config.js'), 'x')]
] as const)('the site is to be built again when %s', async ([, change]) => {
	rmSync(path('svelte.config.js'), { force: true });
	const before = await hashSources(folder);
	change();
	expect(await hashSources(folder)).not.toBe(before);
});

test('the site stands when only a date, a test or something else changed', async () => {
	const before = await hashSources(folder);
	writeFileSync(path('src/lib/a.ts'), 'src/lib/a.ts');
	writeFileSync(path('src/lib/a.test.ts'), 'x');
	writeFileSync(path('notes.txt'), 'x');
	expect(await hashSources(folder)).toBe(before);
});
