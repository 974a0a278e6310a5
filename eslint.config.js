import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** A room of the code: what it may not import, and the sentence shown when it does. */
const room = (files, regex, message) => ({
	files,
	ignores: ['**/*.test.ts', '**/*.fixture.ts'],
	rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] }
});

const KIT = '^(\\$app/|\\$env/|@sveltejs/)';
const D3 = '^d3(-|$)';
const CSV = '^papaparse$';
const SQLITE = '^better-sqlite3$';
const GROWING = 'VariableDeclarator:not([id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/])';
/** Collections that a module fills while it runs; one that is weakly held by what a bounded cache keeps goes with it. */
const FILLED = [
	'NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]',
	'NewExpression[callee.name="WeakMap"][typeArguments.params.0.typeName.name="Database"]',
	'ArrayExpression[elements.length=0]',
	'ObjectExpression[properties.length=0]'
];
const any = (...parts) => parts.map((part) => `(${part})`).join('|');

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-irregular-whitespace': [
				'error',
				{ skipStrings: true, skipComments: true, skipTemplates: true, skipRegExps: true }
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			// Links are built from the query grammar, which already knows every route.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		rules: {
			// French text holds no-break spaces.
			'no-irregular-whitespace': 'off',
			// Addresses are built in one go inside functions and never kept as state.
			'svelte/prefer-svelte-reactivity': 'off'
		},
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	},
	{
		files: ['src/**/*.ts'],
		ignores: ['**/*.test.ts', '**/*.fixture.ts', 'src/lib/server/store/bounded-cache.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...['Program', 'Program > ExportNamedDeclaration'].flatMap((place) =>
					FILLED.map((collection) => ({
						selector: `${place} > VariableDeclaration > ${GROWING} > ${collection}`,
						message:
							'what is kept between requests is bounded in bytes, by BoundedCache or BaseCache; say why this one cannot grow'
					}))
				)
			]
		}
	},
	room(
		['src/lib/domain/**'],
		any('^#lib/(?!domain/)', '^(?!zod$|#lib/domain/|\\./)'),
		'domain is the ground floor: it imports zod only'
	),
	room(
		['src/lib/ingest/**'],
		any('^#lib/(?!domain/|ingest/)', '^node:', KIT, D3, SQLITE),
		'ingest knows domain and papaparse, and runs in a browser too'
	),
	room(
		['src/lib/words/**'],
		any('^#lib/(?!domain/|words/)', '^node:', KIT, D3, CSV, SQLITE),
		'words know domain only'
	),
	room(
		['src/lib/drawing/**', 'src/lib/tables/**'],
		any('^#lib/(?!domain/|drawing/|tables/)', '^node:', KIT, CSV, SQLITE),
		'the scene and its ink know domain and d3'
	),
	room(
		['src/lib/server/store/**'],
		any('^#lib/(?!domain/|ingest/|server/store/)', KIT, D3, CSV),
		'the store knows domain and the shape of what ingest reads'
	),
	room(
		['src/lib/server/analysis/**'],
		any('^#lib/(?!domain/|server/store/|server/analysis/)', KIT, D3, CSV, '^better-sqlite3$'),
		'analysis asks the store; only its type of database is imported'
	),
	room(
		['src/lib/figures/**', 'src/lib/pages/**'],
		any(KIT, D3, CSV, SQLITE),
		'figures and pages put what analysis found into words, and hand numbers to the scene'
	),
	room(['src/lib/export/**'], any(KIT, D3, CSV, SQLITE), 'export composes the rooms, not their tools'),
	room(
		['src/lib/browser/**'],
		any('^#lib/(?!domain/|figures/shell/)', '^node:', KIT, D3, CSV, SQLITE, '^svelte'),
		'what runs in a page is a few kilobytes of our own'
	),
	room(
		['src/lib/importer/**'],
		any('^#lib/(?!domain/|words/|ingest/|drawing/|tables/|importer/)', '^node:', KIT, D3, CSV, SQLITE),
		'what brings a file in runs in a page, over what reads files'
	),
	room(
		['src/lib/server/accounts/**', 'src/lib/server/tending/**'],
		any(KIT, D3, CSV, SQLITE),
		'accounts and what editors tend ask the store; routes answer'
	),
	room(['src/routes/**', 'src/hooks*.ts'], any(D3, CSV, SQLITE), 'routes parse, ask and show'),
	room(['scripts/**'], any(KIT, D3, CSV), 'scripts parse arguments, call #lib and print'),
	{
		files: ['**/*.test.ts', '**/*.fixture.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ name: 'fast-check', message: 'tests/property-seed.ts gives it, with the one seed of a run' }
			]
		}
	}
);
