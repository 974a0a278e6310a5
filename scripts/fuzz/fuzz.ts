import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from '../bench/serve-site.ts';
import { fuzzSite } from './fuzz-site.ts';
import { serveFuzzed } from './serve-fuzzed.ts';
import { readCommandLine, stopWithUsage } from '../usage.ts';

const USAGE = `Usage : npm run fuzz -- [options]
  --n N      nombre de demandes (10 000 si rien n’est dit)
  --attente S  secondes après lesquelles une demande est tenue pour sans fin (5 ; davantage sur une machine occupée)
  --seed S   les mêmes demandes qu’une autre fois (sinon PROPERTY_SEED, sinon de nouvelles)`;

const { n, seed, hangSeconds } = readOptions();
const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

await buildIfNeeded();
const site = await serveFuzzed(folder);
console.log(`${n} demandes, graine ${seed}`);
const report = await fuzzSite(site, { count: n, seed, hangSeconds });
const alive = await fetch(`${site.origin}/sante`).then(
	(answer) => answer.ok,
	() => false
);
site.end();
for (const [status, count] of Object.entries(report.byStatus))
	console.log(`${status === '0' ? 'sans réponse' : status} : ${count}`);
console.log(`Routes demandées : ${report.routes}`);
console.log(
	`La plus lente : ${report.slowest.seconds.toFixed(2)} s, ${report.slowest.request.split('\r\n')[0]}`
);
if (report.resident) {
	const [warm, end] = report.resident;
	console.log(
		`Mémoire : ${warm.toFixed(0)} Mo après les premières demandes, ${end.toFixed(0)} à la fin (× ${(end / warm).toFixed(2)})`
	);
}
for (const fault of report.faults) console.log(`\nFAUTE ${fault}`);
console.log(`\n${report.faults.length} faute(s) ; le serveur ${alive ? 'répond' : 'NE RÉPOND PLUS'}.`);
process.exit(report.faults.length === 0 && alive ? 0 : 1);

function readOptions() {
	const options = { n: { type: 'string' }, seed: { type: 'string' }, attente: { type: 'string' } } as const;
	const { values } = readCommandLine({ options }, USAGE);
	const n = Number(values.n ?? 10_000);
	const seed = Number(values.seed ?? (process.env['PROPERTY_SEED'] || Math.floor(Math.random() * 2 ** 31)));
	const hangSeconds = Number(values.attente ?? 5);
	if (!Number.isInteger(n) || n < 1 || !Number.isInteger(seed) || !(hangSeconds > 0))
		return stopWithUsage('Un nombre est attendu.', USAGE);
	return { n, seed, hangSeconds };
}
