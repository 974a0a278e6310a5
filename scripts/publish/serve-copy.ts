import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { campaignFolder } from '#lib/server/campaign-files.ts';
import { copyBase } from '#lib/server/store/copies/copy-base.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { dataStamp } from './stamp.ts';

/** The built site on this machine alone, over a copy of the base that nothing changes. */
export interface Served {
	/** Where it is asked; what it says names the origin that it was given. */
	readonly address: string;
	readonly version: number;
	/** Names the data that it serves. */
	readonly stamp: string;
	readonly stop: () => Promise<void>;
}

/** The server ended before it answered. */
export class NotServed extends Error {
	constructor(said: string) {
		super(`the built site did not start: ${said}`);
		this.name = 'NotServed';
	}
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

/**
 * Serves the site as it is built over a copy of the base as it stands at this instant: the base itself is only read, and
 * shipped files that changed since are not brought in. Campaigns are those of the data folder.
 */
export async function serveCopy(base: string, dataFolder: string, origin: string): Promise<Served> {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-publication-'));
	const clean = () => rmSync(folder, { recursive: true, force: true });
	try {
		const [copy, data] = [join(folder, 'base.db'), join(folder, 'data')];
		await copyBase(base, copy);
		const db = openExisting(copy, { readonly: true });
		const version = currentVersion(db);
		const stamp = dataStamp(db, dataFolder);
		db.close();
		mkdirSync(data);
		if (existsSync(campaignFolder(dataFolder)))
			symlinkSync(resolve(campaignFolder(dataFolder)), campaignFolder(data));
		const port = await freePort();
		const child = spawn(process.execPath, ['build/index.js'], {
			env: {
				...process.env,
				...{ HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin },
				...{ DATABASE_PATH: copy, DATA_FOLDER: data, ACCOUNTS_PATH: join(folder, 'comptes.db') },
				COPIE_PUBLIEE: '1',
				BACKUP_FOLDER: join(folder, 'sauvegardes'),
				// One reader, who may be slow.
				KEEP_ALIVE_TIMEOUT: '600'
			},
			stdio: ['ignore', 'ignore', 'pipe']
		});
		const said: Buffer[] = [];
		child.stderr.on('data', (piece: Buffer) => said.push(piece));
		const orphan = () => child.kill('SIGKILL');
		const left = () => {
			orphan();
			clean();
		};
		process.once('exit', left);
		const stop = async () => {
			process.off('exit', left);
			if (child.exitCode === null && child.signalCode === null) {
				child.kill('SIGTERM');
				const late = setTimeout(orphan, 3000);
				await once(child, 'exit');
				clearTimeout(late);
			}
			clean();
		};
		const address = `http://127.0.0.1:${port}`;
		if (!(await answers(address, child))) {
			await stop();
			throw new NotServed(Buffer.concat(said).toString().slice(0, 500));
		}
		return { address, version, stamp, stop };
	} catch (error) {
		clean();
		throw error;
	}
}

async function answers(address: string, child: ChildProcess): Promise<boolean> {
	for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
		const ok = await fetch(`${address}/robots.txt`).then(
			(response) => response.ok,
			() => false
		);
		if (ok) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}
