import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { build } from 'vite';
import { ensureBase, RefusedData } from '#lib/server/import/ensure-base.ts';
import { describeReport } from './import-report.ts';
import { explainFailure } from './storage-failure.ts';
import { readSettings } from '#lib/server/settings.ts';

const port = process.env['PORT'] || '3000';
const address = process.env['ORIGIN'] || `http://localhost:${port}`;
process.env['PORT'] = port;
process.env['ORIGIN'] = address;

if (await isTaken(Number(port))) {
	console.error(
		`Le port ${port} est déjà pris par un autre programme. Choisissez-en un autre : PORT=3001 npm start`
	);
	process.exit(1);
}
console.log('Construction du site…');
await build({ logLevel: 'error' });
if (!existsSync('build/index.js')) throw new Error('the build left no build/index.js');

const { databasePath, dataFolder } = readSettings(process.env);
const known = existsSync(databasePath);
console.log(known ? `Base : ${databasePath}` : `Création de la base ${databasePath} depuis ${dataFolder}/…`);
try {
	(await ensureBase(databasePath, dataFolder, new Date().toISOString())).close();
} catch (error) {
	const sentences = error instanceof RefusedData ? describeReport(error.report) : [explainFailure(error)];
	if (sentences[0] === null) throw error;
	console.error(sentences.join('\n'));
	process.exit(1);
}

await import(new URL('../build/index.js', import.meta.url).href);
await answering(`http://localhost:${port}/sante`);
console.log(`Lignes claires : ${address}`);

/** Whether another program listens there already: better said before the build than after. */
function isTaken(candidate: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
		probe.listen(candidate, process.env['HOST'], () => probe.close(() => resolve(false)));
	});
}

/** Waits until the server answers, so that the address is printed when it can be opened. */
async function answering(url: string): Promise<void> {
	for (let tries = 0; tries < 50; tries += 1) {
		const ok = await fetch(url).then(
			(response) => response.ok,
			() => false
		);
		if (ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
