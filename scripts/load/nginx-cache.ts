import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, type Served } from '../bench/serve-site.ts';

const OURS = new URL('../../deploy/nginx.conf', import.meta.url);

/** The configuration that we give, in a folder and on a port of the measure's own. */
function configure(folder: string, port: number, origin: string): string {
	const site = readFileSync(OURS, 'utf8')
		.replace('/var/cache/nginx/lignes-claires', join(folder, 'cache'))
		.replace('listen 80;', `listen 127.0.0.1:${port};`)
		.replace(/^\tlisten \[::\]:80;\n/m, '')
		.replace('http://127.0.0.1:3000', origin);
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	return [
		`user ${userInfo().username};\ndaemon off;\nworker_processes 1;\npid ${join(folder, 'nginx.pid')};\nerror_log ${join(folder, 'error.log')};`,
		'events {}',
		`http {\naccess_log off;\n${temporary.map((one) => `${one}_temp_path ${join(folder, one)};`).join('\n')}\n${site}}\n`
	].join('\n');
}

/** Serves `origin` behind the cache of nginx, as `DEPLOY.md` says; null where nginx is not installed. */
export async function serveBehindNginx(folder: string, origin: string): Promise<Served | null> {
	if (spawnSync('nginx', ['-v']).error) return null;
	mkdirSync(folder);
	const port = await freePort();
	const file = join(folder, 'nginx.conf');
	writeFileSync(file, configure(folder, port, origin));
	const child = spawn('nginx', ['-e', join(folder, 'error.log'), '-p', folder, '-c', file], {
		stdio: 'ignore'
	});
	process.once('exit', () => child.kill());
	const own = `http://127.0.0.1:${port}`;
	for (let attempt = 0; attempt < 50 && child.exitCode === null; attempt += 1) {
		if ((await fetch(`${own}/sante`).catch(() => null))?.ok)
			return { origin: own, end: () => void child.kill() };
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	child.kill();
	throw new Error(`nginx does not answer: ${readFileSync(join(folder, 'error.log'), 'utf8').split('\n')[0]}`);
}
