import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A site of its own, whose second version corrects a published amount. */
export interface CorrectedSite {
	readonly origin: string;
	readonly end: () => void;
}

const freePort = () =>
	new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

async function answers(origin: string, child: ChildProcess): Promise<void> {
	for (let attempt = 0; attempt < 150; attempt += 1) {
		if (child.exitCode !== null) throw new Error('the site ended before it answered');
		const response = await fetch(`${origin}/sante`).catch(() => null);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error('the site does not answer');
}

/** Imports the shipped file of a source with one text replaced, then serves that base. */
export async function correctedSite(file: string, before: string, after: string): Promise<CorrectedSite> {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-corrige-'));
	const corrected = join(folder, file);
	writeFileSync(corrected, readFileSync(join('data/lignes', file), 'utf8').replace(before, after));
	const env = { ...process.env, DATABASE_PATH: join(folder, 'base.db') };
	const done = spawnSync(process.execPath, ['scripts/import.ts', corrected], { env, encoding: 'utf8' });
	if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
	const port = String(await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, ['build/index.js'], {
		env: { ...env, HOST: '127.0.0.1', PORT: port, ORIGIN: origin },
		stdio: 'ignore'
	});
	await answers(origin, child);
	return {
		origin,
		end: () => {
			child.kill();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
