import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The rooms of the code and what each may import, from the ground floor up. A room that is not named here is a fault: the
 * house has no unruled corner.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
	domain: [],
	words: ['domain'],
	ingest: ['domain'],
	drawing: ['domain'],
	tables: ['domain', 'drawing'],
	'server/store': ['domain'],
	'server/analysis': ['domain', 'server/store'],
	'server/import': ['domain', 'ingest', 'server/store', 'server/analysis'],
	figures: ['domain', 'words', 'drawing', 'tables', 'server/analysis', 'server/store'],
	pages: ['domain', 'words', 'drawing', 'figures', 'server/analysis', 'server/store'],
	export: ['domain', 'words', 'ingest', 'drawing', 'figures', 'pages'],
	browser: ['domain', 'figures'],
	importer: ['domain', 'words', 'ingest', 'drawing', 'tables'],
	'server/accounts': ['domain', 'words', 'server', 'server/store'],
	'server/tending': [
		...['domain', 'words', 'ingest', 'server', 'server/store', 'server/analysis', 'server/import'],
		...['figures', 'pages']
	],
	server: ['domain'],
	routes: ['*'],
	src: ['*', 'routes'],
	scripts: ['*', 'tests']
};
/** Rooms of which only the modules named `*.server.ts` may ask the base. */
const ASK_BY_SERVER_MODULES = ['figures', 'pages'];
const MOST_FILES = 25;
const MOST_LINES = 300;
/** The steps by which a base comes up to date, one after the other: what is written there is never taken back. */
const ONLY_GROWS = 'src/lib/server/store/migrations.ts';

/** The room of a module. */
function roomOf(path: string): string {
	const [, server, lib] = /^src\/lib\/(?:(server\/[^/]+)\/|([^/]+)\/)/.exec(path) ?? [];
	if (server !== undefined) return server;
	if (lib !== undefined) return lib;
	return /^(?:src\/)?(routes|scripts|tests)\//.exec(path)?.[1] ?? 'src';
}

const scriptOf = (path: string, text: string) =>
	path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join('\n')
		: text;

/** What stands above the library. */
const ABOVE = ['routes', 'src', 'scripts', 'tests'];

/** What a module imports of ours, by any way; faults of the ways themselves. */
function importsOf(
	path: string,
	text: string
): { readonly to: readonly string[]; readonly faults: readonly string[] } {
	const script = scriptOf(path, text);
	const inLib = path.startsWith('src/lib/');
	const faults: string[] = [];
	const to: string[] = [];
	for (const { fileName } of ts.preProcessFile(script, true, true).importedFiles) {
		const [name = ''] = fileName.split('?');
		if (name.endsWith('.css')) continue;
		if (name.startsWith('#lib/')) to.push(name.replace('#lib/', 'src/lib/'));
		else if (name.startsWith('.')) {
			if (inLib && name.startsWith('..')) faults.push(`${path} goes to ${name} by a relative path`);
			to.push(posix.normalize(posix.join(posix.dirname(path), name)));
		}
	}
	if (path.startsWith('src/') && /(?<![.\w])import\(\s*(?!['"])/.test(script))
		faults.push(`${path} imports what only running it tells`);
	return { to, faults };
}

/** The groups of modules that import each other in a circle. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
	const [order, low, path, found] = [
		new Map<string, number>(),
		new Map<string, number>(),
		[] as string[],
		[] as string[][]
	];
	const visit = (module: string): void => {
		order.set(module, order.size);
		low.set(module, order.size - 1);
		path.push(module);
		for (const next of graph.get(module) ?? []) {
			if (!order.has(next)) visit(next);
			if (path.includes(next)) low.set(module, Math.min(low.get(module) ?? 0, low.get(next) ?? 0));
		}
		if (low.get(module) !== order.get(module)) return;
		const circle = path.splice(path.indexOf(module));
		if (circle.length > 1) found.push(circle);
	};
	for (const module of graph.keys()) if (!order.has(module)) visit(module);
	return found;
}

/** What breaks the rules of the house, among some modules by their path. */
function faultsOf(modules: ReadonlyMap<string, string>): string[] {
	const graph = new Map<string, readonly string[]>();
	const faults: string[] = [];
	for (const [path, text] of modules) {
		const { to, faults: own } = importsOf(path, text);
		graph.set(
			path,
			to.filter((one) => modules.has(one))
		);
		faults.push(...own);
		const room = roomOf(path);
		const floors = FLOORS[room];
		if (floors === undefined) {
			faults.push(`${path} stands in a room without a rule: ${room}`);
			continue;
		}
		for (const target of to) {
			const other = roomOf(target);
			if (other === room) continue;
			const allowed = floors.includes(other) || (floors.includes('*') && !ABOVE.includes(other));
			if (!allowed) faults.push(`${path} goes up to ${target}`);
			else if (
				ASK_BY_SERVER_MODULES.includes(room) &&
				other.startsWith('server/') &&
				!path.endsWith('.server.ts')
			)
				faults.push(`${path} asks ${target} without being of the server`);
		}
	}
	return [...faults, ...circles(graph).map((circle) => `a circle: ${circle.join(', ')}`)];
}

/** The code under a folder, without tests and what only tests use. */
function codeUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => posix.join(folder, name.replaceAll('\\', '/')))
		.filter((path) => /\.(?:ts|svelte)$/.test(path) && !/\.(?:test|fixture)\.ts$|\.d\.ts$/.test(path));
}

const CODE = new Map(['src', 'scripts'].flatMap(codeUnder).map((path) => [path, readFileSync(path, 'utf8')]));

test('the house has no arrow back, no circle, no way around a room and no room without a rule', () => {
	expect(CODE.size).toBeGreaterThan(400);
	expect(faultsOf(CODE)).toEqual([]);
});

test('no folder holds more files than one can look over', () => {
	const folders = Map.groupBy(CODE.keys(), (path) => posix.dirname(path));
	const full = [...folders].flatMap(([folder, files]) =>
		files.length > MOST_FILES ? [`${folder}: ${files.length}`] : []
	);
	expect(full).toEqual([]);
});

test('no file of code holds more lines than one reads at once', () => {
	const long = [...CODE].flatMap(([path, text]) => {
		const lines = text.split('\n').length - 1;
		return lines > MOST_LINES && path !== ONLY_GROWS ? [`${path}: ${lines}`] : [];
	});
	expect(long).toEqual([]);
});

describe('a planted fault is found', () => {
	const planted: readonly (readonly [what: string, path: string, text: string, found: RegExp])[] = [
		[
			'a relative path out of its folder',
			'src/lib/words/x.ts',
			"import { y } from '../figures/flux/data.ts';",
			/by a relative path/
		],
		[
			'an import that running alone tells',
			'src/lib/domain/x.ts',
			'const load = (name: string) => import(name);',
			/only running/
		],
		[
			'an import() around a room',
			'src/lib/words/x.ts',
			"await import('#lib/figures/flux/data.ts');",
			/goes up to src\/lib\/figures/
		],
		[
			'the writing side of the server',
			'src/lib/server/analysis/x.ts',
			"import { importFiles } from '#lib/server/import/import-files.ts';",
			/goes up to src\/lib\/server\/import/
		],
		[
			'a figure that asks the base from the browser',
			'src/lib/figures/flux/x.ts',
			"import { select } from '#lib/server/analysis/selection.ts';",
			/without being of the server/
		],
		['a room of its own', 'src/lib/utils/x.ts', '', /without a rule: utils/],
		[
			'a component that climbs',
			'src/lib/tables/X.svelte',
			'<script lang="ts">import { x } from \'#lib/words/dates.ts\';</script>',
			/goes up to src\/lib\/words/
		]
	];
	test.for(planted)('%s', ([, path, text, found]) => {
		expect(faultsOf(new Map([[path, text]])).join('\n')).toMatch(found);
	});

	test('a circle, through types too', () => {
		const modules = new Map([
			['src/lib/domain/a.ts', "import type { B } from './b.ts';"],
			['src/lib/domain/b.ts', "import { c } from './c.ts';"],
			['src/lib/domain/c.ts', "export * from './a.ts';"]
		]);
		expect(faultsOf(modules)).toEqual([expect.stringMatching(/^a circle: .*a\.ts.*b\.ts.*c\.ts/)]);
	});
});
