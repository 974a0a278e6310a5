import { constants } from 'node:os';
import { formatCount } from '#lib/domain/typography.ts';
import { readSettings } from '#lib/server/settings.ts';
import { buildSite, isBuilt } from '../site-build.ts';
import { explainFailure } from '../storage-failure.ts';
import { checkCopy } from './check-copy.ts';
import { readArguments, type Publication } from './publish-arguments.ts';
import { checkReport, limitsReport, progress, refusedReport } from './publish-report.ts';
import { NotOurs, openFolder, readCopy, type Writing } from './published-folder.ts';
import { publishSite } from './publish-site.ts';
import { NotServed, serveCopy, type Served } from './serve-copy.ts';
import { copyStamp } from './stamp.ts';
import { say, sayWrong } from '../terminal/tell.ts';

const asked = readArguments();
/** What is to be put away whatever happens. */
const under: { served?: Served; writing?: Writing } = {};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => {
		under.writing?.giveUp();
		if (under.writing) sayWrong('Publication arrêtée : ce qui était publié n’a pas changé.');
		process.exit(128 + constants.signals[signal]);
	});
try {
	if ('verifier' in asked) check(asked.verifier);
	else await publish(asked);
} catch (error) {
	under.writing?.giveUp();
	const sentence =
		error instanceof NotOurs
			? 'verifier' in asked
				? `« ${error.folder} » n’est pas une copie publiée.`
				: `« ${error.folder} » contient autre chose qu’une copie publiée. Rien n’y a été écrit : donnez un dossier vide, ou celui d’une publication d’avant.`
			: error instanceof NotServed
				? `Le site n’a pas pu être lu : ${error.message}. Rien n’a été publié.`
				: explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = error instanceof NotOurs ? 2 : 1;
} finally {
	await under.served?.stop();
}

/** Follows every link of a copy that stands. */
function check(folder: string): void {
	const copy = readCopy(folder);
	const checked = checkCopy(folder, copy.origine);
	say(...checkReport(checked), ...limitsReport(checked, [], copy.figees));
	if (checked.faults.length > 0) process.exitCode = 1;
}

async function publish(wanted: Publication): Promise<void> {
	const { out, origin, vivant, date, presets, db, refaire } = wanted;
	const began = Date.now();
	const settings = readSettings(process.env);
	const writing = (under.writing = openFolder(out));
	if (!(await isBuilt())) {
		say('Construction du site…');
		await buildSite();
	}
	const served = await serveCopy(db ?? settings.databasePath, settings.dataFolder, origin);
	under.served = served;
	const empreinte = await copyStamp(served.stamp, {
		origin,
		vivant,
		date,
		presets,
		contact: settings.contact
	});
	if (writing.former?.empreinte === empreinte && !refaire) {
		writing.giveUp();
		say(
			`La copie qui est dans ${out} est déjà celle-ci : mêmes données, même programme, même jour, mêmes options. Rien n’a été refait ; --refaire l’écrit à nouveau.`
		);
		return;
	}
	say(`Lecture du site à la version ${served.version}…`);
	const published = await publishSite(served, writing, { ...wanted, empreinte, tell: progress() });
	say('Contrôle de chaque lien…');
	const checked = checkCopy(writing.folder, origin);
	writing.finish();
	delete under.writing;
	const minutes = (Date.now() - began) / 60_000;
	say(
		`Copie de la version ${published.version} écrite dans ${out} : ${formatCount(checked.files)} fichiers dont ${formatCount(published.pages)} pages, ${formatCount(Math.ceil(checked.bytes / 1e6))} Mo, en ${formatCount(Math.ceil(minutes))} min.`,
		...checkReport(checked),
		...limitsReport(checked, presets, published.frozen),
		...refusedReport(published.refused)
	);
	if (checked.faults.length > 0) {
		sayWrong('La copie est en place, avec les défauts dits ci-dessus.');
		process.exitCode = 1;
	}
}
