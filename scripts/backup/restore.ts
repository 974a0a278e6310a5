import { copyFileSync, existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backupsIn, type Backup } from '#lib/server/backups.ts';
import { diskSource, sha256Of } from '#lib/server/import/disk-source.ts';
import { readSettings } from '#lib/server/settings.ts';
import { checkSound } from '#lib/server/store/copies/copy-base.ts';
import { replaceBase } from '#lib/server/store/copies/replace-base.ts';
import { explainFailure } from '../storage-failure.ts';
import { readCommandLine, stop, stopWithUsage } from '../usage.ts';
import { exportOf, keyOf } from './verified-copy.ts';
import { say, sayWrong } from '../terminal/tell.ts';

const USAGE = `Usage : npm run restore -- COPIE|DOSSIER [--comptes] [--db CHEMIN]
Remet une copie de la base à sa place, une fois contrôlée : la dernière d’un dossier, ou celle que l’on nomme. Le site doit
être arrêté. La base qui s’y trouvait garde ses octets, sous un autre nom. --comptes remet aussi les comptes, sans session :
ceux qui ont été retirés depuis reviennent, avec leurs mots de passe d’alors.`;

const { asked, db, accountsToo } = readArguments();
const settings = readSettings(process.env);
const base = db ?? settings.databasePath;
if (!existsSync(asked)) stop(`« ${asked} » n’existe pas. Rien n’a changé.`);
const folder = statSync(asked).isDirectory() ? asked : dirname(asked);
const known = backupsIn(folder);
const said = folder === asked ? known[0] : known.find((one) => one.base === basename(asked));
if (folder === asked && !said) stop(`Aucune copie contrôlée dans « ${folder} ». Rien n’a changé.`);
const copy = said ? join(folder, said.base) : asked;

try {
	await refuseChanged(copy, said);
	checkSound(copy);
	const { version, sha256 } = exportOf(copy);
	if (said && said.export !== sha256)
		fail('La copie n’exporte plus ce qu’elle exportait quand elle a été contrôlée. Rien n’a changé.');
	// To the millisecond: two copies put back in one second keep both what they replace.
	const stamp = new Date().toISOString().replaceAll(':', '-');
	const had = existsSync(base);
	await replaceBase(copy, base, `${base}.avant-${stamp}`);
	const now = exportOf(base);
	if (now.sha256 !== sha256)
		fail('La base remise n’exporte pas ce que la copie exporte. Recommencez avec une autre copie.');
	say(
		`Base remise : ${resolve(base)}, version ${version}`,
		`export de la copie et de la base : ${sha256}, identiques`,
		...(said ? [] : ['Cette copie n’était pas contrôlée quand elle a été faite : elle vient de l’être.']),
		...(had ? [`La base d’avant est gardée : ${resolve(`${base}.avant-${stamp}`)}`] : [])
	);
	if (accountsToo) await restoreAccounts(said, stamp);
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	fail(sentence);
}

async function refuseChanged(path: string, known: Backup | undefined): Promise<void> {
	if (known && (await sha256Of(await diskSource(path))) !== known.sha256)
		fail(`La copie « ${path} » n’a plus les octets contrôlés : prenez-en une autre. Rien n’a changé.`);
}

async function restoreAccounts(known: Backup | undefined, stamp: string): Promise<void> {
	if (!known?.comptes) return say('Cette copie n’a pas de comptes.');
	const accounts = settings.accountsPath;
	await replaceBase(join(folder, known.comptes), accounts, `${accounts}.avant-${stamp}`);
	const key = keyOf(join(folder, known.comptes));
	if (existsSync(key)) copyFileSync(key, keyOf(accounts));
	say(`Comptes remis, sans session : ${resolve(accounts)}`);
}

function fail(sentence: string): never {
	sayWrong(...sentence.split('\n'));
	process.exit(1);
}

function readArguments(): { asked: string; db: string | undefined; accountsToo: boolean } {
	const { values, positionals } = readCommandLine(
		{
			allowPositionals: true,
			options: { db: { type: 'string' }, comptes: { type: 'boolean' } }
		},
		USAGE
	);
	const [asked, ...others] = positionals;
	if (asked === undefined || others.length > 0)
		stopWithUsage('Nommez une copie, ou le dossier des copies.', USAGE);
	return { asked, db: values.db, accountsToo: values.comptes === true };
}
