import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** What Svelte opens, parts and closes a block with, as it stands in the templates that it compiles. */
const MARK = /<!--(?:\[-?\d*|\[[!?]|\]|\$\{HYDRATION_\w+\})?-->/g;

export default defineConfig({
	plugins: [
		sveltekit(),
		{
			// Kit hands over what the server names among these alone: without a framework, the pages' own script is of them.
			name: 'script-among-assets',
			config: () => ({
				worker: {
					// The importer alone is mounted in the browser: its parts bring their styles, for a script has no sheet.
					plugins: () => [svelte({ compilerOptions: { css: 'injected' } })],
					rollupOptions: { output: { entryFileNames: '_app/immutable/assets/[name].[hash].js' } }
				}
			})
		},
		{
			// No framework wakes what a page says: the marks that one would look for are not even written.
			name: 'pages-without-marks',
			apply: 'build',
			enforce: 'post',
			transform(code, id, options) {
				if (options?.ssr !== true || !/\.svelte$|\/svelte\/src\/internal\/server\//.test(id)) return null;
				return { code: code.replaceAll(MARK, '').replaceAll('$$renderer.push(``);', ''), map: null };
			}
		}
	],
	// Plain Node imports them from node_modules at run time: a binary cannot be bundled, and accounts are the library's own files.
	ssr: { external: ['better-sqlite3', 'better-auth'] },
	test: {
		environment: 'node',
		globalSetup: 'scripts/test-images.ts',
		// Commands that tests run start twice as fast when what they compile is kept.
		env: {
			NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/lignes-claires', import.meta.url))
		},
		// Left to itself, it keeps a processor free: one of the two that a small machine has.
		maxWorkers: '100%',
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
		// A slow machine is not a fault: what is awaited may come late, but must come.
		testTimeout: 300_000,
		hookTimeout: 300_000
	}
});
