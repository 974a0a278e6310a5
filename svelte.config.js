import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter(),
		// What a page may run: our files alone (an inline script would go by its hash: a nonce would make every answer another
		// one, and no browser could keep it). Embeds and files have policies of their own, see the hooks.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
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
