import { createHash, timingSafeEqual } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { backupsIn } from '#lib/server/backups.ts';
import { keptBytes, keptCounts } from '#lib/server/answer-once.ts';
import type { Gauge } from '#lib/server/metrics.ts';
import { readSettings } from '#lib/server/settings.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The measures of the server, for whoever has the token of its settings; to anybody else, no such page. */
export const GET: RequestHandler = ({ request, locals: { served, metrics } }) => {
	const { metricsToken, backupFolder } = readSettings(process.env);
	const given = request.headers.get('authorization') ?? '';
	if (metricsToken === null || !timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`))) error(404);
	const [copy] = backupsIn(backupFolder);
	const { rss, heapUsed } = process.memoryUsage();
	const { found, made } = keptCounts();
	const gauges: Gauge[] = [
		{ name: 'process_resident_memory_bytes', help: 'Mémoire du processus.', value: rss },
		{ name: 'nodejs_heap_size_used_bytes', help: 'Mémoire des objets.', value: heapUsed },
		{ name: 'process_uptime_seconds', help: 'Depuis le démarrage.', value: process.uptime() },
		{ name: 'kept_answers_found', help: 'Réponses gardées et rendues.', value: found },
		{ name: 'kept_answers_made', help: 'Réponses faites.', value: made },
		{ name: 'kept_answers_bytes', help: 'Octets des réponses gardées.', value: keptBytes() },
		{ name: 'base_ok', help: '1 quand la base se lit sous son nom.', value: served.state === 'ok' ? 1 : 0 },
		{
			name: 'base_version',
			help: 'Version actuelle des données : une par import.',
			value: served.state === 'base-abimee' ? NaN : currentVersion(served.db)
		},
		{
			name: 'backup_age_seconds',
			help: 'Âge de la dernière copie contrôlée ; NaN sans copie.',
			value: copy ? (Date.now() - Date.parse(copy.faite)) / 1000 : NaN
		}
	];
	return new Response(metrics.text(gauges), {
		headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }
	});
};
