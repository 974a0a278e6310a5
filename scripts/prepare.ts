import { existsSync } from 'node:fs';
import { ServedBase } from '#lib/server/import/serving/served-base.ts';
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
	const served = await ServedBase.open(databasePath, dataFolder, new Date().toISOString(), (bringing) =>
		console.log(describeBringing(bringing, { base: databasePath, dataFolder, content: 'all' }).join('\n'))
	);
	if (served.obstacle !== null)
		console.error(
			`${served.obstacle}\nLe site sert la dernière version de la base ; rien de data/ n’y est entré.`
		);
	served.close();
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	console.error(sentence);
	process.exit(1);
}
process.exit();
