import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { warmPages } from '#lib/server/warm-pages.ts';
import { buildBare } from '../bench/bare-page.ts';
import { writeSampleFile } from '../bench/sample-file.ts';
import { buildIfNeeded, serveBuild, serveSite } from '../bench/serve-site.ts';
import { readCommandLine, stopWithUsage } from '../usage.ts';
import { measureDear } from './dear.ts';
import { measureImport, READERS, type Readers } from './import-read.ts';
import { serveBehindNginx } from './nginx-cache.ts';
import { measureThroughput } from './throughput.ts';

const USAGE = `Usage : npm run bench:load [-- options]
  --rows N      lignes du fichier importé pendant que le site est lu (1 000 000 si rien n’est dit)
  --secondes N  durée de chaque mesure de débit (4)
  --debit       réponses par seconde et attentes, et rien d’autre
  --import      la lecture pendant un import, et rien d’autre
  --couteuses   cinquante demandes coûteuses à la fois, et rien d’autre`;
/** What the first pages leave to collect and to compile is no cost of what is measured. Milliseconds. */
const SETTLING = 5000;

const asked = readOptions();
const all = !asked.debit && !asked.import && !asked.couteuses;
const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-load-'));
// Whatever ends the command, what it made goes with it.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

await buildIfNeeded();
console.log(
	`Node ${process.versions.node}, ${availableParallelism()} processeurs, charge ${loadavg()[0]?.toFixed(1)} avant de commencer (au-delà de 0,5, les durées disent la machine).`
);
if (all || asked.debit) await withSite('debit', throughput);
if (all || asked.couteuses) await withSite('couteuses', ({ origin }) => measureDear(origin));
let failed = 0;
if (all || asked.import) {
	const file = join(folder, 'import.csv');
	await writeSampleFile(file, asked.rows);
	for (const [at, readers] of (Object.keys(READERS) as Readers[]).entries())
		await withSite(`import-${at}`, async ({ origin }, base) => {
			failed += (await measureImport(origin, base, file, readers)).failed;
		});
	console.log(`\nLectures en échec pendant et après les imports : ${failed}`);
}
process.exit(failed === 0 ? 0 : 1);

async function throughput({ origin }: { readonly origin: string }): Promise<void> {
	const bare = await serveBuild(buildBare(join(folder, 'bare')), '/');
	const cached = await serveBehindNginx(join(folder, 'nginx'), origin);
	if (cached === null)
		console.log('nginx n’est pas installé : la comparaison avec son cache n’est pas faite.');
	await measureThroughput({ site: origin, bare: bare.origin, cached: cached?.origin ?? null }, asked.seconds);
	cached?.end();
	bare.end();
}

/** A site on a base of its own, its main pages asked once as `npm start` does; ended whatever happens. */
async function withSite(
	name: string,
	measure: (site: { readonly origin: string }, base: string) => Promise<void>
): Promise<void> {
	const base = join(folder, `${name}.db`);
	const site = await serveSite(base);
	try {
		await warmPages(site.origin);
		await wait(SETTLING);
		await measure(site, base);
	} finally {
		site.end();
	}
}

function readOptions() {
	const options = {
		rows: { type: 'string', default: '1000000' },
		secondes: { type: 'string', default: '4' },
		debit: { type: 'boolean' },
		import: { type: 'boolean' },
		couteuses: { type: 'boolean' }
	} as const;
	const { rows, secondes, ...only } = readCommandLine({ options }, USAGE).values;
	const read = { rows: Number(rows), seconds: Number(secondes), ...only };
	if (!Number.isInteger(read.rows) || read.rows < 1 || !(read.seconds > 0))
		return stopWithUsage('Un nombre est attendu.', USAGE);
	return read;
}
