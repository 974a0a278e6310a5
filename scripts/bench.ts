import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAnswers } from './bench/answers.ts';
import { benchContested } from './bench/contested.ts';
import { benchPages } from './bench/pages.ts';
import { median, timeCommand, timeScript, type Run } from './bench/measure.ts';
import { QUERIES, timeQueries } from './bench/queries.ts';
import { writeSampleFile } from './bench/sample-file.ts';
import { stopWithUsage } from './usage.ts';

const USAGE = `Usage : npm run bench [-- options]
  --rows N   lignes du plus grand fichier (1 000 000 si rien n’est dit, 1 000 au moins)
  --quick    une mesure au lieu de trois, et 100 000 lignes
  --pages    pèse et chronomètre les pages dans un navigateur, et rien d’autre
  --concurrentes  temps de processeur des pages où des milliers de montants se contredisent, et rien d’autre
  --reponses  réponses par seconde, à côté d’une page nue du même cadre, et rien d’autre`;
const FEWEST_ROWS = 1000;

const asked = readOptions();
const script = (name: string) => new URL(name, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-bench-'));
const base = (rows: number) => join(folder, `${rows}.db`);
const file = (rows: number) => join(folder, `${rows}.csv`);
// Whatever ends the command, the files it made go with it.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

if (asked.pages || asked.concurrentes || asked.reponses) {
	if (asked.pages) await benchPages(folder);
	if (asked.concurrentes) await benchContested(folder);
	if (asked.reponses) await benchAnswers(folder);
	process.exit();
}

const sizes = [1000, 10_000, 100_000, 1_000_000].filter((size) => size < asked.rows).concat(asked.rows);
for (const size of sizes) await writeSampleFile(file(size), size);
console.log(`Node ${process.versions.node}, ${availableParallelism()} processeurs, ${asked.runs} mesure(s).`);

benchImports();
benchQueries();
await benchContested(folder);
process.exit();

function readOptions() {
	try {
		const options = {
			rows: { type: 'string' },
			quick: { type: 'boolean' },
			pages: { type: 'boolean' },
			concurrentes: { type: 'boolean' },
			reponses: { type: 'boolean' }
		} as const;
		const { rows, quick = false, ...only } = parseArgs({ options }).values;
		const asked = Number(rows ?? (quick ? 100_000 : 1_000_000));
		if (!Number.isInteger(asked) || asked < FEWEST_ROWS)
			return stopWithUsage('--rows : nombre attendu.', USAGE);
		return { rows: asked, runs: quick ? 1 : 3, ...only };
	} catch (error) {
		return stopWithUsage(error instanceof Error ? error.message : String(error), USAGE);
	}
}

/** Flags that « npm run import » gives Node. */
function importFlags(): string[] {
	const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
	const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
	return (scripts['import'] ?? '').split(' ').filter((word) => word.startsWith('--'));
}

function removeBase(path: string): void {
	for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}

function runImport(rows: number): Run {
	removeBase(base(rows));
	return timeScript(script('./import.ts'), ['--db', base(rows), file(rows)], folder, importFlags());
}

/** Each competitor in turn, round after round, so that what else the machine does weighs on all alike. */
function benchImports(): void {
	const { rows, runs } = asked;
	const smaller = sizes.at(-2) ?? rows;
	const other = join(folder, 'other.db');
	const shell = spawnSync('sqlite3', ['-version']).status === 0;
	const competitors: Record<string, () => Run> = {
		'import vérifié et versionné': () => runImport(rows),
		...(shell && {
			'sqlite3 .import': () => {
				removeBase(other);
				const commands = ['.mode csv', '.separator ;', `.import ${file(rows)} sample`];
				return timeCommand('sqlite3', [other, ...commands], folder);
			}
		}),
		'papaparse seul': () => timeScript(script('./bench/parse-alone.ts'), [file(rows)], folder),
		'better-sqlite3 seul': () => {
			removeBase(other);
			return timeScript(script('./bench/insert-alone.ts'), [other, String(rows)], folder);
		},
		[`import de ${smaller} lignes`]: () => runImport(smaller)
	};
	const found = new Map<string, Run[]>(Object.keys(competitors).map((name) => [name, []]));
	for (let round = 0; round < runs; round += 1) {
		for (const [name, run] of Object.entries(competitors)) found.get(name)?.push(run());
	}
	const ours = median((found.get('import vérifié et versionné') ?? []).map((run) => run.seconds));
	console.log(
		`\n${rows} lignes${shell ? '' : ' (sqlite3 n’est pas installé : pas de comparaison avec lui)'}`
	);
	printRow(['', 'min s', 'médiane', 'max', 'lignes/s', 'mémoire Mo', 'import ÷ lui']);
	for (const [name, measures] of found) {
		const seconds = measures.map((run) => run.seconds);
		const peaks = measures.flatMap((run) => (run.peakMegabytes === null ? [] : [run.peakMegabytes]));
		const middle = median(seconds);
		const lines = name.endsWith(' lignes') ? smaller : rows;
		printRow([
			name,
			Math.min(...seconds).toFixed(2),
			middle.toFixed(2),
			Math.max(...seconds).toFixed(2),
			String(Math.round(lines / middle)),
			peaks.length === 0 ? '' : Math.max(...peaks).toFixed(0),
			lines === rows ? (ours / middle).toFixed(2) : ''
		]);
	}
}

/** Time of each figure's query as the base grows. */
function benchQueries(): void {
	const found = sizes.map((size) => {
		if (size < (sizes.at(-2) ?? size)) runImport(size);
		return timeQueries(base(size));
	});
	const from = sizes.indexOf(10_000) === -1 ? 0 : sizes.indexOf(10_000);
	console.log('\nRequêtes, en millisecondes');
	printRow(['', ...sizes.map(String), `${asked.rows} ÷ ${sizes[from]}`]);
	for (const name of Object.keys(QUERIES)) {
		const times = found.map((measures) => measures.get(name) ?? NaN);
		const ratio = (times.at(-1) ?? NaN) / (times[from] ?? NaN);
		printRow([name, ...times.map((time) => time.toFixed(2)), ratio.toFixed(2)]);
	}
}

function printRow([name = '', ...cells]: readonly string[]): void {
	console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(14)).join(''));
}
