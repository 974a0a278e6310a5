import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const TOKEN = 'jeton-des-mesures-1234';

const freePort = () =>
	new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});

/** A server of the test's own, on a base of its own. */
async function aServer() {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	const [base, data] = [join(folder, 'base.db'), join(folder, 'data')];
	cpSync('data', data, { recursive: true, filter: (from) => !/\.db(-|$)/.test(from) });
	let child: ChildProcess | null = null;
	let said = '';
	const port = await freePort();
	const site = `http://127.0.0.1:${port}`;
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(site + path, { headers, signal: AbortSignal.timeout(20_000) });
	const start = async () => {
		const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: site, METRICS_TOKEN: TOKEN };
		child = spawn(process.execPath, ['build/index.js'], {
			env: { ...env, DATABASE_PATH: base, DATA_FOLDER: data, BACKUP_FOLDER: join(folder, 'copies') },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		for (const stream of [child.stdout, child.stderr])
			stream?.on('data', (piece: Buffer) => (said += String(piece)));
		await expect(async () => expect((await get('/sante')).status).toBeGreaterThan(0)).toPass();
	};
	const stop = async () => {
		if (child === null || child.exitCode !== null) return;
		const gone = new Promise((resolve) => child?.once('exit', resolve));
		child.kill('SIGTERM');
		await gone;
	};
	await start();
	const end = async () => {
		await stop();
		rmSync(folder, { recursive: true, force: true });
	};
	return { folder, base, data, get, start, stop, end, said: () => said };
}

const health = async (get: (path: string) => Promise<Response>) => {
	const answer = await get('/sante');
	const { etat } = (await answer.json()) as { etat: string };
	return [answer.status, etat];
};

test('a base that is taken away, then put back, is served again: meanwhile it is said, and no page breaks', async () => {
	const { folder, base, get, end } = await aServer();
	try {
		expect(await health(get)).toEqual([200, 'ok']);
		renameSync(base, join(folder, 'ailleurs.db'));
		await expect(async () => expect(await health(get)).toEqual([503, 'base-deplacee'])).toPass();
		expect((await get('/annees/2018')).status).toBe(200);
		copyFileSync(join(folder, 'ailleurs.db'), base);
		await expect(async () => {
			await get('/annees');
			expect(await health(get)).toEqual([200, 'ok']);
		}).toPass();
	} finally {
		await end();
	}
});

test('a base damaged while it is served is said, on pages too', async () => {
	const { base, get, start, stop, end } = await aServer();
	try {
		// What was read already is still known: a server that has just started knows little.
		await stop();
		await start();
		writeFileSync(base, readFileSync(base).fill(7, 4096));
		await expect(async () => {
			const page = await get(`/lignes?q=essai${Math.random()}`);
			expect(page.status).toBe(503);
			expect(await page.text()).toContain('momentanément illisibles');
		}).toPass();
		expect(await health(get)).toEqual([503, 'base-abimee']);
		const english = await get('/en/lignes?q=essai');
		expect([english.status, /cannot be read for now/.test(await english.text())]).toEqual([503, true]);
	} finally {
		await end();
	}
});

test('shipped data that cannot be read stop no reader, and the page of versions says why', async () => {
	const { data, get, start, stop, end, said } = await aServer();
	try {
		await stop();
		writeFileSync(join(data, 'ipc.csv'), 'annee;indice\n2011;beaucoup\n');
		await start();
		expect(await (await get('/sante')).json()).toMatchObject({ etat: 'ok', version: 1, donnees: 'refusees' });
		expect(await (await get('/verifier')).text()).toContain('les données livrées n’ont pas été reprises');
		expect((await get('/')).status).toBe(200);
		const line = said()
			.split('\n')
			.find((text) => text.includes('donnees-refusees'));
		expect(JSON.parse(line ?? '{}')).toMatchObject({ niveau: 'avertissement', version: 1 });
	} finally {
		await end();
	}
});

test('measures are for whoever has the token, and an address that no page has writes no line', async () => {
	const { get, end, said } = await aServer();
	try {
		for (const authorization of ['', 'Bearer faux', `Basic ${TOKEN}`])
			expect((await get('/metrics', { authorization })).status).toBe(404);
		for (const path of ['/annees/2018', '/annees/2018', '/nulle-part', '/%zz']) await get(path);
		const text = await (await get('/metrics', { authorization: `Bearer ${TOKEN}` })).text();
		expect(text).toContain('http_requests_total{route="/(site)/annees/[annee=annee]",status="200"} 2');
		expect(text).toMatch(/^base_version 1$/m);
		expect(text).toMatch(/^kept_answers_found [1-9]/m);
		expect(said()).not.toMatch(/nulle-part|%zz/);
	} finally {
		await end();
	}
});
