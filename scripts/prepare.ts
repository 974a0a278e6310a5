import { existsSync } from 'node:fs';
import { ServedBase } from '#lib/server/import/serving/served-base.ts';
import { readSettings } from '#lib/server/settings.ts';
import { firstInvitation } from './editors/invite-first.ts';
import { describeBringing } from './bringing-report.ts';
import { buildSite, isBuilt } from './site-build.ts';
import { explainFailure } from './storage-failure.ts';
import { say, sayWrong } from './terminal/tell.ts';

// Whoever started this waits for it: with nobody left to wait, it stops too.
process.on('disconnect', () => process.exit(1));

if (!(await isBuilt())) {
	say('Construction du site…');
	await buildSite();
}
try {
	const { databasePath, dataFolder } = readSettings(process.env);
	if (existsSync(databasePath)) say(`Base : ${databasePath}`);
	const served = await ServedBase.open(databasePath, dataFolder, new Date().toISOString(), (bringing) =>
		say(...describeBringing(bringing, { base: databasePath, dataFolder, content: 'all' }))
	);
	if (served.obstacle !== null)
		sayWrong(
			...served.obstacle.split('\n'),
			'Le site sert la dernière version de la base ; rien de data/ n’y est entré.'
		);
	served.close();
	await invite();
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exit(1);
}
process.exit();

/** Hands over the invitation of the first administrator, to be said once the site can be opened. */
async function invite(): Promise<void> {
	const { accountsPath, accountsSecret, origin } = readSettings(process.env);
	if (origin === null || !process.send) return;
	try {
		const invitation = await firstInvitation(accountsPath, origin, accountsSecret);
		if (invitation !== null)
			await new Promise((resolve) => process.send?.({ invitation }, undefined, undefined, resolve));
	} catch (error) {
		// Reading the site needs no account.
		sayWrong(
			`Les comptes (${accountsPath}) ne s’ouvrent pas : ${error instanceof Error ? error.message : String(error)}. Le site se lit, personne ne peut s’y connecter.`
		);
	}
}
