import { existsSync } from 'node:fs';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { readSettings } from '#lib/server/settings.ts';
import { describeBringing } from './bringing-report.ts';
import { buildSite, isBuilt } from './site-build.ts';
import { explainFailure } from './storage-failure.ts';

// Whoever started this waits for it: with nobody left to wait, it stops too.
process.on('disconnect', () => process.exit(1));

if (!(await isBuilt())) {
	console.log('Construction du site…');
	await buildSite();
}
try {
	const { databasePath, dataFolder } = readSettings(process.env);
	if (existsSync(databasePath)) console.log(`Base : ${databasePath}`);
	const db = await ensureBase(databasePath, dataFolder, new Date().toISOString(), 'all', (bringing) =>
		console.log(describeBringing(bringing, { base: databasePath, dataFolder, content: 'all' }).join('\n'))
	);
	db.close();
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	console.error(sentence);
	process.exit(1);
}
process.exit();
