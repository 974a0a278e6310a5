import { resolve } from 'node:path';
import { readSettings } from '#lib/server/settings.ts';
import { explainFailure } from '../storage-failure.ts';
import { readCommandLine, stopWithUsage } from '../usage.ts';
import { BaseDiffers, CopyDiffers, keepLast, makeVerifiedCopy } from './verified-copy.ts';
import { say, sayWrong } from '../terminal/tell.ts';

const USAGE = `Usage : npm run backup -- [--dossier DOSSIER] [--garder N] [--db CHEMIN]
Copie la base, pendant que le site sert, puis ouvre la copie et contrôle qu’elle est saine, qu’elle dit ce que disent ses sommes
et les octets gardés des fichiers, et qu’elle exporte, à l’octet, ce que la base exporte. Les comptes sont copiés à côté, sans aucune session. Sans --dossier : BACKUP_FOLDER, sinon le
dossier « sauvegardes » à côté de la base. --garder N ne garde que les N dernières copies contrôlées.`;

const { db, dossier, garder } = readArguments();
const settings = readSettings(process.env);
const base = db ?? settings.databasePath;
const folder = dossier ?? settings.backupFolder;
try {
	const at = new Date().toISOString();
	const accounts = settings.accountsPath;
	const copy = await makeVerifiedCopy({ base, accounts, folder, at });
	say(
		`Copie contrôlée : ${resolve(folder, copy.base)}`,
		`version ${copy.version}, ${copy.octets} octets, SHA-256 ${copy.sha256}`,
		`export de la base et de la copie : ${copy.export}, identiques`,
		copy.comptes === null
			? 'Aucun compte à copier.'
			: `Comptes, sans session : ${resolve(folder, copy.comptes)}`
	);
	const gone = garder === null ? 0 : keepLast(folder, garder);
	if (gone > 0)
		say(gone === 1 ? 'Une copie plus ancienne supprimée.' : `${gone} copies plus anciennes supprimées.`);
} catch (error) {
	const sentence = explain(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = 1;
}

function explain(error: unknown): string | null {
	if (error instanceof CopyDiffers)
		return 'La copie n’exporte pas ce que la base exporte : elle n’a pas été gardée. Recommencez ; si cela se répète, la base est abîmée.';
	if (!(error instanceof BaseDiffers)) return explainFailure(error);
	const [first = ''] = error.faults;
	return `La base n’est plus ce qu’elle était, la copie n’a pas été gardée. ${first}\n« npm run verify » nomme tout ce qui diffère ; les copies d’avant sont restées.`;
}

function readArguments(): { db: string | undefined; dossier: string | undefined; garder: number | null } {
	const { values } = readCommandLine(
		{
			options: { db: { type: 'string' }, dossier: { type: 'string' }, garder: { type: 'string' } }
		},
		USAGE
	);
	const { garder } = values;
	if (garder !== undefined && !/^[1-9]\d{0,5}$/.test(garder))
		stopWithUsage(`--garder : « ${garder} » n’est pas un nombre de copies.`, USAGE);
	return { db: values.db, dossier: values.dossier, garder: garder === undefined ? null : Number(garder) };
}
