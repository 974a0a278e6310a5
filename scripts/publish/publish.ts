import { parseArgs } from 'node:util';
import { formatCount } from '#lib/domain/typography.ts';
import { readSettings } from '#lib/server/settings.ts';
import { buildSite, isBuilt } from '../site-build.ts';
import { explainFailure } from '../storage-failure.ts';
import { stopWithUsage, stop } from '../usage.ts';
import { FIGURE_PRESETS, type FigurePreset } from './presets.ts';
import { NotOurs, openFolder, type Writing } from './published-folder.ts';
import { publishSite } from './publish-site.ts';
import { NotServed, serveCopy, type Served } from './serve-copy.ts';

const USAGE = `Usage : npm run publish -- --out DOSSIER --origin https://ADRESSE [--origin-vivant https://ADRESSE] [--filtres NOMS] [--date AAAA-MM-JJ] [--db CHEMIN]
Écrit tout le site public, à la version actuelle de la base, en fichiers que sert n’importe quel hébergement. --origin est
l’adresse où la copie sera lue, à la racine de son domaine ; sans elle, ORIGIN. --origin-vivant est celle du site qui répond
à toute question ; sans elle, ORIGIN quand --origin en donne une autre. --filtres choisit quels filtres des figures ont
leurs propres pages (${FIGURE_PRESETS.join(',')} ; « aucun » pour aucun). --date date la copie d’un autre jour que celui-ci.`;

/** A day of the calendar, in Paris. */
const today = () => new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format();

const asked = readArguments();
const began = Date.now();
const settings = readSettings(process.env);
let served: Served | null = null;
let writing: Writing | null = null;
try {
	writing = openFolder(asked.out);
	if (!(await isBuilt())) {
		console.log('Construction du site…');
		await buildSite();
	}
	served = await serveCopy(asked.db ?? settings.databasePath, settings.dataFolder, asked.origin);
	console.log(`Lecture du site à la version ${served.version}…`);
	const published = await publishSite(served, writing, { ...asked, tell: progress() });
	writing.finish();
	const [files, megabytes] = [writing.files(), writing.bytes() / 1e6];
	console.log(
		`Copie de la version ${published.version} écrite dans ${asked.out} : ${formatCount(files)} fichiers dont ${formatCount(published.pages)} pages, ${formatCount(Math.ceil(megabytes))} Mo, en ${formatCount(Math.ceil((Date.now() - began) / 1000))} s.`
	);
	if (published.refused.size > 0)
		console.log(
			`${formatCount(published.refused.size)} adresses n’ont pas répondu et ne sont pas publiées : ${[
				...published.refused
			]
				.slice(0, 5)
				.map(([address, status]) => `${address} (${status})`)
				.join(', ')}${published.refused.size > 5 ? '…' : '.'}`
		);
} catch (error) {
	writing?.giveUp();
	const sentence =
		error instanceof NotOurs
			? `« ${error.folder} » contient autre chose qu’une copie publiée. Rien n’y a été écrit : donnez un dossier vide, ou celui d’une publication d’avant.`
			: error instanceof NotServed
				? `Le site n’a pas pu être lu : ${error.message}. Rien n’a été publié.`
				: explainFailure(error);
	if (sentence === null) throw error;
	console.error(sentence);
	process.exitCode = error instanceof NotOurs ? 2 : 1;
} finally {
	await served?.stop();
}

/** One line that moves on a terminal, one line each thousand answers elsewhere. */
function progress(): (done: number, waiting: number) => void {
	let told = 0;
	return (done, waiting) => {
		if (process.stderr.isTTY)
			process.stderr.write(
				`\r${done} réponses lues, ${waiting} attendues \u001B[K${waiting === 0 ? '\r\u001B[K' : ''}`
			);
		else if (done >= told + 1000) {
			told = done - (done % 1000);
			process.stderr.write(`${done} réponses lues, ${waiting} attendues\n`);
		}
	};
}

/** The root of a site, without its last slash; what is no such address stops the command. */
function originOf(written: string, option: string): string {
	const url = URL.parse(written);
	if (
		url === null ||
		!/^https?:$/.test(url.protocol) ||
		url.pathname !== '/' ||
		url.search !== '' ||
		url.username !== ''
	)
		stopWithUsage(
			`${option} : « ${written} » n’est pas la racine d’un site. Écrivez son adresse entière, sans chemin : https://exemple.fr`,
			USAGE
		);
	return url.origin;
}

function presetsIn(written: string | undefined): readonly FigurePreset[] {
	if (written === undefined) return FIGURE_PRESETS;
	if (written === 'aucun') return [];
	const names = written.split(',');
	const unknown = names.find((name) => !(FIGURE_PRESETS as readonly string[]).includes(name));
	if (unknown !== undefined)
		stopWithUsage(
			`--filtres : « ${unknown} » n’est pas un filtre publié. Filtres possibles : ${FIGURE_PRESETS.join(', ')}.`,
			USAGE
		);
	return FIGURE_PRESETS.filter((name) => names.includes(name));
}

function readArguments() {
	try {
		const text = { type: 'string' } as const;
		const { values } = parseArgs({
			options: { out: text, origin: text, 'origin-vivant': text, filtres: text, date: text, db: text }
		});
		const set = process.env['ORIGIN'] || undefined;
		const origin = values.origin ?? set;
		if (values.out === undefined)
			return stopWithUsage('--out : dites dans quel dossier écrire la copie.', USAGE);
		if (origin === undefined)
			return stopWithUsage(
				'--origin : dites à quelle adresse la copie sera lue. Ses figures, ses citations et ses cadres la portent.',
				USAGE
			);
		const own = originOf(origin, '--origin');
		const alive = values['origin-vivant'] ?? set;
		const vivant = alive === undefined ? null : originOf(alive, '--origin-vivant');
		if (values['origin-vivant'] !== undefined && vivant === own)
			return stop('--origin-vivant : c’est l’adresse de la copie elle-même.');
		const date = values.date ?? today();
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
			return stopWithUsage(`--date : « ${date} » n’est pas un jour. Écrivez-le AAAA-MM-JJ.`, USAGE);
		return {
			out: values.out,
			origin: own,
			vivant: vivant === own ? null : vivant,
			date,
			presets: presetsIn(values.filtres),
			db: values.db
		};
	} catch (error) {
		return stopWithUsage(error instanceof Error ? error.message : String(error), USAGE);
	}
}
