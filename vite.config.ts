import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	// Plain Node imports it from node_modules at run time: its binary cannot be bundled.
	ssr: { external: ['better-sqlite3'] },
	build: {
		rolldownOptions: {
			output: {
				// Cut finer, a page asks for forty scripts, most of them smaller than the asking.
				codeSplitting: { groups: [{ name: 'socle', minShareCount: 14 }] }
			}
		}
	},
	test: {
		environment: 'node',
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
