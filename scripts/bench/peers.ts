import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { Served } from './serve-site.ts';

/** One mark of the compared chart: a form in a year. Amounts are millions of euros, for drawing only. */
export interface PeerMark {
	readonly exercice: number;
	readonly forme: string;
	readonly millions: number;
}

/** A charting library and the shortest program that draws the stacked columns of `marks` with it, as SVG, in `room`: the body of its page. */
interface Peer {
	readonly id: string;
	readonly name: string;
	readonly packages: readonly string[];
	readonly program: string;
}

/** Pinned, so that two runs compare the same things. None is a dependency of the project. */
export const PEERS: readonly Peer[] = [
	{
		id: 'plot',
		name: 'Observable Plot 0.6.17',
		packages: ['@observablehq/plot@0.6.17'],
		program: `import * as Plot from '@observablehq/plot';
room.append(Plot.plot({ width: 960, height: 480, x: { tickFormat: String }, color: { legend: true },
	marks: [Plot.barY(marks, { x: 'exercice', y: 'millions', fill: 'forme' }), Plot.ruleY([0])] }));`
	},
	{
		id: 'echarts',
		name: 'ECharts 6.1.0',
		packages: ['echarts@6.1.0'],
		program: `import { init, use } from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
use([BarChart, GridComponent, LegendComponent, SVGRenderer]);
const years = [...new Set(marks.map(({ exercice }) => exercice))];
const forms = [...new Set(marks.map(({ forme }) => forme))];
init(room, null, { renderer: 'svg', width: 960, height: 480 }).setOption({ animation: false, legend: {},
	xAxis: { type: 'category', data: years }, yAxis: {},
	series: forms.map((name) => ({ name, type: 'bar', stack: 'total', data: years.map((year) =>
		marks.find(({ exercice, forme }) => exercice === year && forme === name)?.millions ?? null) })) });`
	},
	{
		id: 'vega-lite',
		name: 'Vega-Lite 6.5.0',
		packages: ['vega-lite@6.5.0', 'vega@6.4.0'],
		program: `import { parse, View } from 'vega';
import { compile } from 'vega-lite';
const { spec } = compile({ width: 900, height: 440, data: { values: marks }, mark: 'bar', encoding: {
	x: { field: 'exercice', type: 'ordinal' }, y: { field: 'millions', type: 'quantitative' }, color: { field: 'forme' } } });
new View(parse(spec), { renderer: 'svg', container: room }).run();`
	}
];

const INSTALL_MILLISECONDS = 180_000;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Installs the libraries in a folder of their own; says why when it cannot. */
export function installPeers(folder: string): string | null {
	writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
	const { status, error, stderr } = spawnSync(
		'npm',
		[
			...['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
			...PEERS.flatMap(({ packages }) => packages)
		],
		{ encoding: 'utf8', timeout: INSTALL_MILLISECONDS, shell: process.platform === 'win32' }
	);
	return status === 0 ? null : (error?.message ?? stderr.trim().split('\n')[0] ?? 'npm');
}

/** Bundles each program with Vite, marks inside, as a page with nothing else. */
export async function buildPeers(folder: string, marks: readonly PeerMark[]): Promise<void> {
	for (const { id, program } of PEERS) {
		const root = join(folder, id);
		mkdirSync(root, { recursive: true });
		writeFileSync(
			join(root, 'index.html'),
			`<!doctype html><html lang="fr"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${id}</title><body><script type="module" src="./main.js"></script></html>`
		);
		writeFileSync(join(root, 'marks.js'), `export const marks = ${JSON.stringify(marks)};`);
		writeFileSync(
			join(root, 'main.js'),
			`import { marks } from './marks.js';\n${program.replaceAll(/\broom\b/g, 'document.body')}`
		);
		await build({ root, base: './', configFile: false, logLevel: 'error' });
	}
}

/** Serves what was bundled, compressed as hard as can be: what these libraries weigh at best. */
export async function servePeers(folder: string): Promise<Served> {
	const compressed = new Map<string, Buffer>();
	const server = createServer((request, response) => {
		const [, id = '', ...rest] = (request.url ?? '').split('/');
		const file = rest.join('/') || 'index.html';
		const path = join(folder, id, 'dist', file);
		try {
			const body = compressed.get(path) ?? brotliCompressSync(readFileSync(path));
			compressed.set(path, body);
			response.writeHead(200, {
				'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
				'content-encoding': 'br'
			});
			response.end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { origin: `http://127.0.0.1:${port}`, end: () => void server.close() };
}
