import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		sveltekit(),
		{
			// Kit hands over what the server names among these alone: without a framework, the pages' own script is of them.
			name: 'script-among-assets',
			config: () => ({
				worker: {
					rollupOptions: { output: { entryFileNames: '_app/immutable/assets/[name].[hash].js' } }
				}
			})
		}
	],
	// Plain Node imports it from node_modules at run time: its binary cannot be bundled.
	ssr: { external: ['better-sqlite3'] },
	test: {
		environment: 'node',
		globalSetup: 'scripts/test-images.ts',
		// Left to itself, it keeps a processor free: one of the two that a small machine has.
		maxWorkers: '100%',
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
