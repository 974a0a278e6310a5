import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeSession } from '#lib/server/accounts/accounts.fixture.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';
import { shippedBase } from './shipped-base.ts';

const SECRET = 'une-clé-de-test-qui-ne-sert-que-le-temps-d-un-test';

async function freePort(): Promise<number> {
	const found = createServer().listen(0, '127.0.0.1');
	await once(found, 'listening');
	const { port } = found.address() as AddressInfo;
	found.close();
	await once(found, 'close');
	return port;
}

/** An order to bring one file in, as the importer sends it. */
export interface Sent {
	readonly sha256: string;
	readonly text: string;
	readonly nom: string;
	readonly ordre: Readonly<Record<string, unknown>>;
}

/** An order for a file of these bytes. */
export function orderFor(text: string, nom: string, vue = 1): Sent {
	const sha256 = createHash('sha256').update(text).digest('hex');
	const fichiers = [{ sha256, nom, lecture: {}, corrections: [] }];
	const rest = { lectures: [], synonymes: [], laisser: false, confirme: true, totaux: [], motif: nom };
	return { sha256, text, nom, ordre: { fichiers, ...rest, vue } };
}

/** What names the effect that was shown. */
export interface Shown {
	readonly empreinte: string;
}

/** What the server answers of an import: only what tests look at. */
export interface Said {
	readonly version?: number;
	readonly issue?: string;
	readonly message?: string;
	readonly code?: string;
	readonly effet?: Shown;
}

/** A built server of the test's own, on a base of its own, and editors signed in to it. */
export class OwnServer {
	readonly folder: string;
	readonly origin: string;
	readonly #env: NodeJS.ProcessEnv;
	#child: ChildProcess | undefined;
	#said = '';

	private constructor(folder: string, port: number, uploads: string | undefined) {
		this.folder = folder;
		this.origin = `http://127.0.0.1:${port}`;
		this.#env = {
			...process.env,
			...{ HOST: '127.0.0.1', PORT: String(port), ORIGIN: this.origin, BODY_SIZE_LIMIT: '65M' },
			...{ DATABASE_PATH: this.base, ACCOUNTS_PATH: this.accounts, ACCOUNTS_SECRET: SECRET },
			...(uploads === undefined ? {} : { UPLOADS_FOLDER: uploads })
		};
	}

	/** `folder`: where all of it stands; made if it is not given. */
	static async started({ folder, uploads }: { readonly folder?: string; readonly uploads?: string } = {}) {
		const place = folder ?? mkdtempSync(join(tmpdir(), 'lignes-claires-serveur-'));
		const server = new OwnServer(place, await freePort(), uploads);
		if (!existsSync(server.base)) await shippedBase(server.base);
		await server.start();
		return server;
	}

	get base(): string {
		return join(this.folder, 'base.db');
	}

	get accounts(): string {
		return join(this.folder, 'comptes.db');
	}

	/** What it has written, since the test began. */
	get said(): string {
		return this.#said;
	}

	/** `blocks`: no file may grow beyond so many blocks of 512 bytes, as on a full disk. `env`: settings for this time. */
	async start({
		blocks,
		env = {}
	}: { readonly blocks?: number; readonly env?: NodeJS.ProcessEnv } = {}): Promise<void> {
		const limited = blocks === undefined ? '' : `ulimit -f ${blocks}; `;
		const child = spawn('sh', ['-c', `${limited}exec "$0" build/index.js`, process.execPath], {
			env: { ...this.#env, ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#child = child;
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (piece: Buffer) => (this.#said += String(piece)));
		while (child.exitCode === null && child.signalCode === null) {
			const answers = await fetch(`${this.origin}/sante`).then(
				({ ok }) => ok,
				() => false
			);
			if (answers) return;
			await setTimeout(100);
		}
		throw new Error(`the server does not start: ${this.#said}`);
	}

	/** Ends the server by a signal; the code that it leaves with, `null` when the signal ended it. */
	async end(signal: NodeJS.Signals): Promise<number | null> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
		const gone = once(child, 'exit') as Promise<[number | null]>;
		child.kill(signal);
		return (await gone)[0];
	}

	async close(): Promise<void> {
		await this.end('SIGKILL');
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Makes an account and signs it in: the cookie that says so. */
	async editor(nom: string) {
		const accounts = await openAccounts(this.accounts, this.origin, SECRET);
		try {
			const { cookie } = await makeSession(accounts, { role: 'editeur', nom });
			return new OwnEditor(this.origin, `${cookie.name}=${encodeURIComponent(cookie.value)}`);
		} finally {
			accounts.close();
		}
	}
}

/** An editor who does what the importer does, request by request. */
export class OwnEditor {
	readonly origin: string;
	readonly cookie: string;

	constructor(origin: string, cookie: string) {
		this.origin = origin;
		this.cookie = cookie;
	}

	ask(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<Response> {
		return fetch(this.origin + path, {
			...{ method, ...(body === undefined ? {} : { body }) },
			headers: {
				...{ cookie: this.cookie, origin: this.origin, accept: 'application/json' },
				'content-type': 'application/octet-stream'
			}
		});
	}

	send = ({ sha256, text }: Sent): Promise<Response> => this.ask('PUT', `/importer/octets/${sha256}`, text);

	effect = ({ ordre }: Sent): Promise<Response> => this.ask('POST', '/importer/effet', JSON.stringify(ordre));

	confirm = ({ ordre }: Sent, empreinte: string): Promise<Response> =>
		this.ask('POST', '/importer/confirmer', JSON.stringify({ ordre, empreinte }));

	/** Sends a file and sees its effect: what names it. */
	async shown(sent: Sent): Promise<Shown> {
		for (const answer of [await this.send(sent), await this.effect(sent)]) {
			const said = (await answer.json()) as Said;
			if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(said)}`);
			if (said.effet) return said.effet;
		}
		throw new Error('no effect shown');
	}
}
