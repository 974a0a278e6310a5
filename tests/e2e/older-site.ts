import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedBase } from './shipped-base.ts';

/** A site of its own, with versions that the shipped data do not have. */
export interface OwnSite {
	readonly origin: string;
	/** The base that it serves. */
	readonly base: string;
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

/** Files by name, imported in the order given. */
type Files = Readonly<Record<string, string>>;

/**
 * Imports files into a base of its own, on top of the shipped data, one version for each set, then serves that base.
 * `options` are those of `npm run import`; `alter` then writes into the base what no import would. `variables` are of the
 * environment of the server.
 */
export async function importedSite(
	sets: Files | readonly Files[],
	{
		options = [],
		alter = () => undefined,
		variables = {}
	}: {
		readonly options?: readonly string[];
		readonly alter?: (databasePath: string) => void;
		readonly variables?: Readonly<Record<string, string>>;
	} = {}
): Promise<OwnSite> {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-importe-'));
	const base = join(folder, 'base.db');
	await shippedBase(base);
	const env = { ...process.env, DATABASE_PATH: base };
	for (const files of Array.isArray(sets) ? (sets as readonly Files[]) : [sets as Files]) {
		const paths = Object.entries(files).map(([name, text]) => {
			const path = join(folder, name);
			writeFileSync(path, text);
			return path;
		});
		const command = ['scripts/import.ts', '--confirmer', ...paths, ...options];
		const done = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
		if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
	}
	alter(base);
	const port = String(await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, ['build/index.js'], {
		env: { ...env, HOST: '127.0.0.1', PORT: port, ORIGIN: origin, ...variables },
		stdio: 'ignore'
	});
	await answers(origin, child);
	return {
		origin,
		base,
		end: () => {
			child.kill();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** Imports the shipped file of a source with one text replaced, so that the second version corrects a published amount. */
export function correctedSite(file: string, before: string, after: string): Promise<OwnSite> {
	const shipped = readFileSync(join('data/lignes', file), 'utf8');
	return importedSite({ [file]: shipped.replace(before, after) });
}
