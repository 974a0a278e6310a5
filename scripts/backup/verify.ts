import { existsSync } from 'node:fs';
import { fr } from '#lib/domain/typography.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import { checkBase, type Checked } from '#lib/server/import/checking/check-base.ts';
import { readSettings } from '#lib/server/settings.ts';
import { checkSound } from '#lib/server/store/copies/copy-base.ts';
import { NoBase, openExisting } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { explainFailure } from '../storage-failure.ts';
import { placeOf } from '../trial.ts';
import { readCommandLine } from '../usage.ts';
import { say, sayWrong } from '../terminal/tell.ts';

const USAGE = `Usage : npm run verify -- [--db CHEMIN]
Confronte la base à ses propres sommes, aux octets gardés des fichiers et à ce que chaque import a dit, relit chaque fichier
pour comparer ses montants, et règle de nouveau chaque version. Tout se fait sur une copie : la base est seulement lue.
Code de sortie : 0 tout concorde, 1 quelque chose diffère, et c’est nommé, 2 commande mal écrite.`;

/** Told of one kind at most: what is wrong a thousand times is wrong for one reason. */
const MOST = 20;

const base = readBase() ?? readSettings(process.env).databasePath;
try {
	process.exitCode = await verify();
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = 1;
}

async function verify(): Promise<number> {
	if (!existsSync(base)) throw new NoBase(base);
	const copy = await placeOf(base, true);
	checkSound(copy);
	const db = openExisting(copy);
	try {
		const { checked, again } = await checkBase(db);
		for (const one of checked) tell(one);
		say(
			fr`Lignes relues : ${count(again.lines)}, dans ${count(again.files)} ${again.files > 1 ? 'fichiers' : 'fichier'}.`
		);
		for (const sentence of again.unread) say(fr`  Non relu. ${sentence}`);
		const wrong = checked.reduce((total, { faults }) => total + faults.length, 0);
		say(
			wrong === 0
				? fr`Version ${currentVersion(db)} : tout concorde.`
				: fr`Version ${currentVersion(db)} : ${count(wrong)} ${wrong === 1 ? 'écart' : 'écarts'}. Rien n’a changé : reprenez une sauvegarde d’avant, puis vérifiez-la de même.`
		);
		return wrong === 0 ? 0 : 1;
	} finally {
		db.close();
	}
}

function tell({ titre, faults }: Checked): void {
	say(faults.length === 0 ? fr`${titre} : rien ne diffère.` : fr`${titre} :`);
	for (const sentence of faults.slice(0, MOST)) say(`  ${sentence}`);
	if (faults.length > MOST) say(fr`  … et ${count(faults.length - MOST)} autres.`);
}

function readBase(): string | undefined {
	return readCommandLine({ options: { db: { type: 'string' } } }, USAGE).values.db;
}
