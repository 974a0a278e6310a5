import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter(),
		// Small sheets travel inside the page: an embed is one request, a page waits for one sheet less than it has parts.
		inlineStyleThreshold: 12_000,
		// Kit only includes src/ and the config files by itself; scripts and tests are checked the same way.
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*.ts', '../*.config.ts');
				return config;
			}
		}
	}
};
