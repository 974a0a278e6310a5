import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { importsInQuarantine, quarantineFile, waitingRows } from '#lib/server/import/quarantine-file.ts';
import { readSettings } from '#lib/server/settings.ts';
import { findFile, readFileBytes } from '#lib/server/store/files.ts';
import { openExisting } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { exportedLines } from './backup/exported-lines.ts';
import { explainFailure } from './storage-failure.ts';
import { readCommandLine, stopWithUsage } from './usage.ts';
import { sayWrong } from './terminal/tell.ts';

const USAGE = `Usage : npm run export -- [--db CHEMIN] [--v N]
        npm run export -- --quarantine IMPORT [--db CHEMIN]
        npm run export -- --original FICHIER [--db CHEMIN]
Écrit sur la sortie standard toutes les lignes (ou celles de la version N) en CSV canonique, ou les lignes d’un import
mises en quarantaine, avec leurs motifs, à corriger puis importer, ou les octets d’origine d’un fichier importé (son nom
ou le début de son SHA-256), même s’ils ne sont pas publiés. La base est seulement lue.`;

const { db: path, v, quarantine, original } = readArguments();
// A reader that has had enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
	error.code === 'EPIPE' ? process.exit(0) : stopWithFailure(error)
);
const db = openToRead(path ?? readSettings(process.env).databasePath);
const current = currentVersion(db);
const version = v ?? current;
if (version > current)
	stopWithUsage(`La version ${version} n’existe pas : la dernière est la version ${current}.`, USAGE);

await writeAsked().catch(stopWithFailure);
db.close();

function writeAsked(): Promise<void> {
	if (quarantine !== undefined) return writeQuarantine(quarantine);
	return original === undefined ? writeLines() : writeOriginal(original);
}

function openToRead(base: string): Database {
	try {
		return openExisting(base, { readonly: true });
	} catch (error) {
		return stopWithFailure(error);
	}
}

async function writeQuarantine(importId: number): Promise<void> {
	if (waitingRows(db, importId) === 0) {
		const known = importsInQuarantine(db).map((item) => `${item.importId} (${item.name}, ${item.rows})`);
		const where =
			known.length === 0
				? 'Aucun import n’a de ligne en quarantaine.'
				: `Imports en quarantaine : ${known.join(', ')}.`;
		sayWrong(`L’import ${importId} n’a aucune ligne en quarantaine. ${where}`);
		process.exitCode = 1;
		return;
	}
	for (const piece of quarantineFile(db, importId)) await write(piece);
}

async function writeOriginal(asked: string): Promise<void> {
	const known = importedFiles(db);
	const found = known.findLast(
		({ name, sha256 }) => name === asked || (asked.length >= 8 && sha256.startsWith(asked))
	);
	const file = found && findFile(db, found.sha256);
	if (!file) {
		const names = [...new Set(known.map(({ name }) => name))].join(', ');
		sayWrong(`Aucun fichier importé n’a ce nom ni ce SHA-256 : « ${asked} ». Fichiers : ${names}.`);
		process.exitCode = 1;
		return;
	}
	if (file.erasedBy !== null) {
		process.stderr.write(`Les octets de ce fichier ont été effacés par la version ${file.erasedBy}.\n`);
		process.exitCode = 1;
		return;
	}
	for (const piece of readFileBytes(db, file.id)) await write(piece);
}

async function writeLines(): Promise<void> {
	for (const piece of exportedLines(db, version)) await write(piece);
}

async function write(text: string | Uint8Array): Promise<void> {
	if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function stopWithFailure(error: unknown): never {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exit(1);
}

function readArguments(): {
	db: string | undefined;
	v: number | undefined;
	quarantine: number | undefined;
	original: string | undefined;
} {
	const { values } = readCommandLine(
		{
			options: {
				db: { type: 'string' },
				v: { type: 'string' },
				quarantine: { type: 'string' },
				original: { type: 'string' }
			}
		},
		USAGE
	);
	const number = (text: string | undefined) => {
		if (text !== undefined && !/^[1-9]\d{0,8}$/.test(text))
			stopWithUsage(`« ${text} » n’est pas un numéro.`, USAGE);
		return text === undefined ? undefined : Number(text);
	};
	const { db, original } = values;
	return { db, v: number(values.v), quarantine: number(values.quarantine), original };
}
