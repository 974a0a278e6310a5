import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The peer: one page that says one sentence, by the same framework, adapter and versions. */
const BARE: Readonly<Record<string, string>> = {
	'package.json': '{ "type": "module" }',
	'svelte.config.js':
		"import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
	'vite.config.js':
		"import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n",
	'src/app.html':
		'<!doctype html><html lang="fr"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>',
	'src/routes/+page.svelte': '<h1>Une page nue</h1>'
};

/** Builds the bare page in `folder`; the program that serves it. */
export function buildBare(folder: string): string {
	for (const [name, text] of Object.entries(BARE)) {
		mkdirSync(join(folder, name, '..'), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	const vite = resolve('node_modules/vite/bin/vite.js');
	const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
		cwd: folder,
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`the bare page does not build: ${stdout}${stderr}`);
	return join(folder, 'build', 'index.js');
}
