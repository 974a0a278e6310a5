import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failingFiles } from './failing-files.ts';
import { readCommandLine, stopWithUsage } from '../usage.ts';

const USAGE = `Usage : npm run test:seeds -- [options] [dossiers]
  --minutes N   durée de la recherche (20 si rien n’est dit) ; le tirage commencé est achevé
  dossiers      seulement les fichiers de test dont le chemin contient un de ces mots`;

const { minutes, only } = readOptions();
const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-seeds-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const end = performance.now() + minutes * 60_000;
let [drawn, failed] = [0, 0];
do {
	const seed = randomInt(0x7fffffff);
	const failing = play(seed);
	drawn += 1;
	failed += failing.length;
	console.log(`Graine ${seed} : ${failing.length === 0 ? 'rien' : `${failing.length} fichier(s) en échec`}`);
	for (const { file, told } of failing) {
		console.log(`\nÉCHEC ${file}`);
		for (const line of told) console.log(`  ${line}`);
		console.log(`  PROPERTY_SEED=${seed} npx vitest run ${file}\n`);
	}
} while (performance.now() < end);
console.log(`\n${drawn} graine(s), ${failed} échec(s).`);
process.exitCode = failed === 0 ? 0 : 1;

/** Plays every test that draws its cases, or those that were asked for, from one seed. */
function play(seed: number): ReturnType<typeof failingFiles> {
	const report = join(folder, `${seed}.json`);
	const { stderr } = spawnSync(
		'npx',
		[
			...['vitest', ...(only.length > 0 ? ['run', ...only] : ['related', '--run', 'tests/property-seed.ts'])],
			...['--reporter=json', `--outputFile=${report}`]
		],
		{
			encoding: 'utf8',
			env: { ...process.env, TZ: 'UTC', PROPERTY_SEED: String(seed) },
			stdio: ['ignore', 'ignore', 'pipe'],
			shell: process.platform === 'win32'
		}
	);
	try {
		return failingFiles(readFileSync(report, 'utf8'), process.cwd());
	} catch {
		throw new Error(`Les tests n’ont pas rendu de compte.\n${stderr}`);
	}
}

function readOptions() {
	const options = { minutes: { type: 'string' } } as const;
	const { values, positionals } = readCommandLine({ options, allowPositionals: true }, USAGE);
	const minutes = Number(values.minutes ?? 20);
	if (!(minutes >= 0)) return stopWithUsage('Un nombre de minutes est attendu.', USAGE);
	return { minutes, only: positionals };
}
