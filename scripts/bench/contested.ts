import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeContestedFile, type ContestedFile } from './contested-file.ts';
import { median } from './measure.ts';
import { buildIfNeeded, serveSite } from './serve-site.ts';

const RUNS = 3;
const IMPORT = new URL('../import.ts', import.meta.url).pathname;

const payments = { dispositif: 'versements', exercice: 2023, etape: 'execution', poste: 'Programme 137' };
const credits = { dispositif: 'mae', exercice: 2018, etape: 'lfi', poste: null };

/** What is brought into the shipped base before its pages are asked. */
const CASES: Readonly<Record<string, ContestedFile>> = {
	'30 001, 1': { ...payments, lines: 30_001, competing: 1 },
	'30 001, 500': { ...payments, lines: 30_001, competing: 500 },
	'30 001, 5 000': { ...payments, lines: 30_001, competing: 5_000 },
	'60 002, 10 000': { ...payments, lines: 60_002, competing: 10_000 },
	'cœur : 5 000, 5 000': { ...credits, lines: 5_000, competing: 5_000 },
	'10 000, 10 000': { ...credits, lines: 10_000, competing: 10_000 }
};

const PAGES = [
	'/',
	'/dispositifs/versements',
	'/annees/2023',
	'/annees/2018',
	'/transparence',
	'/controles',
	'/controles/concurrentes',
	'/sante',
	'/embed/formes-par-annee',
	'/embed/formes-par-annee?perimetre=contexte&etape=execution'
];

/** Processor seconds that pages cost the built site where thousands of amounts compete. */
export async function benchContested(folder: string): Promise<void> {
	await buildIfNeeded();
	const found: ReadonlyMap<string, number>[] = [];
	for (const [rank, file] of Object.values(CASES).entries()) {
		const csv = join(folder, `contested-${rank}.csv`);
		const base = join(folder, `contested-${rank}.db`);
		writeContestedFile(csv, file);
		const env = { ...process.env, DATABASE_PATH: base };
		const { status, stderr } = spawnSync(process.execPath, [IMPORT, csv], { env, encoding: 'utf8' });
		if (status !== 0) throw new Error(`import failed: ${stderr}`);
		found.push(await costs(base));
	}
	console.log(
		'\nSecondes de processeur par page : lignes ajoutées, dont montants concurrents (médianes de trois)'
	);
	printRow(['', ...Object.keys(CASES)]);
	for (const page of PAGES) printRow([page, ...found.map((costs) => (costs.get(page) ?? NaN).toFixed(2))]);
}

async function costs(base: string): Promise<Map<string, number>> {
	const site = await serveSite(base);
	try {
		const found = new Map<string, number>();
		for (const page of PAGES) {
			const runs: number[] = [];
			for (let run = 0; run < RUNS; run += 1) {
				const before = await site.processorSeconds();
				// The same page from a year without data: answers once made are kept, and would cost nothing.
				const answer = await fetch(`${site.origin}${page}${page.includes('?') ? '&' : '?'}de=${1990 + run}`);
				if (!answer.ok) throw new Error(`${page} answers ${answer.status}`);
				await answer.arrayBuffer();
				runs.push((await site.processorSeconds()) - before);
			}
			found.set(page, median(runs));
		}
		return found;
	} finally {
		site.end();
	}
}

function printRow([name = '', ...cells]: readonly string[]): void {
	console.log(name.padEnd(60) + cells.map((cell) => cell.padStart(21)).join(''));
}
