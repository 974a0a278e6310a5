import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { benchAnswers } from './bench/answers.ts';
import { benchContested } from './bench/contested.ts';
import { benchPages } from './bench/pages.ts';
import { median, timeCommand, timeScript, type Run } from './bench/measure.ts';
import { nodeFlags } from './bench/node-flags.ts';
import { QUERIES, timeQueries } from './bench/queries.ts';
import { SHAPES, writeSampleFile, type ShapeId } from './bench/sample-file.ts';
import { readCommandLine, stopWithUsage } from './usage.ts';

const USAGE = `Usage : npm run bench [-- options]
  --rows N   lignes du plus grand fichier (1 000 000 si rien n’est dit, 1 000 au moins)
  --annexe FICHIER  une vraie annexe des versements aux associations, à la place de celle qui est faite pour la mesure
  --quick    une mesure au lieu de trois, et 100 000 lignes
  --pages    pèse et chronomètre les pages dans un navigateur, et rien d’autre
  --concurrentes  temps de processeur des pages où des milliers de montants se contredisent, et rien d’autre
  --reponses  réponses par seconde, à côté d’une page nue du même cadre, et rien d’autre`;
const FEWEST_ROWS = 1000;
/** Five years of payments to associations. */
const ANNEX_ROWS = 563_610;

const asked = readOptions();
const script = (name: string) => new URL(name, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-bench-'));
const base = (rows: number) => join(folder, `${rows}.db`);
const file = (rows: number, id: ShapeId = 'plain') => join(folder, `${SHAPES[id].name}-${rows}.csv`);
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

await benchImports();
benchQueries();
await benchContested(folder);
process.exit();

function readOptions() {
	const options = {
		rows: { type: 'string' },
		annexe: { type: 'string' },
		quick: { type: 'boolean' },
		pages: { type: 'boolean' },
		concurrentes: { type: 'boolean' },
		reponses: { type: 'boolean' }
	} as const;
	const { rows, annexe, quick = false, ...only } = readCommandLine({ options }, USAGE).values;
	const asked = Number(rows ?? (quick ? 100_000 : 1_000_000));
	if (!Number.isInteger(asked) || asked < FEWEST_ROWS)
		return stopWithUsage('--rows : nombre attendu.', USAGE);
	return { rows: asked, annexe, runs: quick ? 1 : 3, ...only };
}

function removeBase(path: string): void {
	for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}

function runImport(rows: number, path = file(rows), said: readonly string[] = []): Run {
	removeBase(base(rows));
	return timeScript(script('./import.ts'), ['--db', base(rows), ...said, path], folder, nodeFlags('import'));
}

/** A file that is measured, and what is said of it on the command line. */
interface Measured {
	readonly path: string;
	readonly rows: number;
	readonly said: readonly string[];
}

/** The files of `SHAPES`; a real annex, of the year 2023, may stand for the one that is made. */
async function writeMeasured(): Promise<Measured[]> {
	const made = (id: ShapeId, rows: number) => ({ path: file(rows, id), rows, said: [] });
	await writeSampleFile(file(asked.rows, 'quoted'), asked.rows, 'quoted');
	const both = [made('plain', asked.rows), made('quoted', asked.rows)];
	if (asked.annexe === undefined) {
		const rows = Math.min(asked.rows, ANNEX_ROWS);
		await writeSampleFile(file(rows, 'annex'), rows, 'annex');
		return [...both, made('annex', rows)];
	}
	const outsideQuotes = readFileSync(asked.annexe, 'utf8')
		.split('"')
		.filter((_, at) => at % 2 === 0);
	const rows = outsideQuotes.join('').trim().split('\n').length - 1;
	return [...both, { path: asked.annexe, rows, said: ['--exercice', '2023', '--allow-rejects'] }];
}

/** Each competitor in turn, round after round, so that what else the machine does weighs on all alike. */
async function benchImports(): Promise<void> {
	const { rows, runs } = asked;
	const smaller = sizes.at(-2) ?? rows;
	const other = join(folder, 'other.db');
	const shell = spawnSync('sqlite3', ['-version']).status === 0;
	const shellImport = (path: string) => () => {
		removeBase(other);
		return timeCommand('sqlite3', [other, '.mode csv', '.separator ;', `.import ${path} sample`], folder);
	};
	const files = await writeMeasured();
	/** Of each competitor, which file it reads; ours come first. */
	const competitors = [
		...files.flatMap(({ path, rows, said }, of) => [
			{ name: basename(path, '.csv'), of, rows, run: () => runImport(rows, path, said) },
			...(shell ? [{ name: '  sqlite3 .import', of, rows, run: shellImport(path) }] : [])
		]),
		{
			name: 'papaparse seul',
			of: 0,
			rows,
			run: () => timeScript(script('./bench/parse-alone.ts'), [file(rows)], folder)
		},
		{
			name: 'better-sqlite3 seul',
			of: 0,
			rows,
			run: () => {
				removeBase(other);
				return timeScript(script('./bench/insert-alone.ts'), [other, String(rows)], folder);
			}
		},
		{ name: basename(file(smaller), '.csv'), of: -1, rows: smaller, run: () => runImport(smaller) }
	];
	const found = competitors.map((): Run[] => []);
	for (let round = 0; round < runs; round += 1) {
		competitors.forEach(({ run }, rank) => found[rank]?.push(run()));
	}
	console.log(shell ? '' : '\nsqlite3 n’est pas installé : pas de comparaison avec lui.');
	printRow(['', 'min s', 'médiane', 'max', 'lignes/s', 'mémoire Mo', 'import ÷ lui']);
	const middleOf = (rank: number) => median((found[rank] ?? []).map((run) => run.seconds));
	competitors.forEach(({ name, of, rows }, rank) => {
		const measures = found[rank] ?? [];
		const seconds = measures.map((run) => run.seconds);
		const peaks = measures.flatMap((run) => (run.peakMegabytes === null ? [] : [run.peakMegabytes]));
		const middle = middleOf(rank);
		const ours = competitors.findIndex((other) => other.of === of);
		printRow([
			name,
			Math.min(...seconds).toFixed(2),
			middle.toFixed(2),
			Math.max(...seconds).toFixed(2),
			String(Math.round(rows / middle)),
			peaks.length === 0 ? '' : Math.max(...peaks).toFixed(0),
			of < 0 ? '' : (middleOf(ours) / middle).toFixed(2)
		]);
	});
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
