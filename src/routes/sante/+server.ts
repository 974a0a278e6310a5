import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backupsIn } from '#lib/server/backups.ts';
import { readSettings } from '#lib/server/settings.ts';
import { schemaOf } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

/** What a question to the base answers, `null` when it can no longer be read. */
function orNothing<T>(ask: () => T): T | null {
	try {
		return ask();
	} catch {
		return null;
	}
}

/**
 * Liveness and readiness: the base answers, and is the one that stands under its name, which an import would change. 503 when
 * it is not. With what runs out or grows old unseen: the disk, in bytes, and the last verified copy.
 */
export const GET: RequestHandler = async ({ locals: { served } }) => {
	const { db } = served;
	const { databasePath, backupFolder } = readSettings(process.env);
	const [copy] = backupsIn(backupFolder);
	const disk = await statfs(dirname(databasePath)).catch(() => null);
	return Response.json(
		{
			etat: served.state,
			version: orNothing(() => currentVersion(db)),
			schema: orNothing(() => schemaOf(db)),
			donnees: served.obstacle === null ? 'a-jour' : 'refusees',
			disque_libre: disk && disk.bavail * disk.bsize,
			copie: copy ? { faite: copy.faite, version: copy.version } : null
		},
		{ status: served.state === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
};
