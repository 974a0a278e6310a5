import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DECIMALS, DELIMITERS, ENCODINGS, UNITS, type ReadOptions } from '#lib/ingest/batch.ts';
import { csvFilesOf, diskSource } from '#lib/server/import/disk-source.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { readSettings } from '#lib/server/settings.ts';
import { describeReport } from './import-report.ts';
import { progressBar } from './progress.ts';
import { stopWithUsage } from './usage.ts';

const USAGE = `Usage : npm run import -- FICHIER|DOSSIER… [options]
  --dry-run              dit l’effet en euros, ne change rien
  --allow-rejects        importe les bonnes lignes, met les autres en quarantaine
  --profile NOM          force le format du fichier (canonique, plf-destination…)
  --encoding ENCODAGE    ${ENCODINGS.join(', ')}
  --delimiter SIGNE      ; , ou tab
  --decimal SIGNE        , ou .
  --unit UNITÉ           ${UNITS.join(', ')}
  --exercice ANNÉE       l’année, quand le fichier ne la dit pas
  --all-programmes       garde aussi les programmes hors nomenclature
  --db CHEMIN            la base (sinon DATABASE_PATH, sinon data/lignes-claires.db)
Code de sortie : 0 fait, 1 rien n’a changé, 2 commande mal écrite.`;

const options = {
	'dry-run': { type: 'boolean' },
	'allow-rejects': { type: 'boolean' },
	'all-programmes': { type: 'boolean' },
	profile: { type: 'string' },
	encoding: { type: 'string' },
	delimiter: { type: 'string' },
	decimal: { type: 'string' },
	unit: { type: 'string' },
	exercice: { type: 'string' },
	db: { type: 'string' }
} as const;

function readArguments() {
	try {
		return parseArgs({ options, allowPositionals: true });
	} catch (error) {
		return stopWithUsage(error instanceof Error ? error.message : String(error), USAGE);
	}
}

function oneOf<T extends string>(
	name: string,
	value: string | undefined,
	allowed: readonly T[]
): T | undefined {
	if (value === undefined) return undefined;
	const found = allowed.find((item) => item === value);
	return (
		found ??
		stopWithUsage(`--${name} : « ${value} » n’est pas connu. Valeurs possibles : ${allowed.join(' ')}`, USAGE)
	);
}

const { values, positionals } = readArguments();
if (positionals.length === 0) stopWithUsage('Aucun fichier à importer.', USAGE);
const missing = positionals.find((path) => !existsSync(path));
if (missing !== undefined) stopWithUsage(`Le fichier ou dossier « ${missing} » n’existe pas.`, USAGE);
if (values.exercice !== undefined && !/^(19|20)\d\d$/.test(values.exercice)) {
	stopWithUsage(`--exercice : « ${values.exercice} » n’est pas une année.`, USAGE);
}

const reading: ReadOptions = {
	profile: values.profile,
	encoding: oneOf('encoding', values.encoding, ENCODINGS),
	delimiter: oneOf('delimiter', values.delimiter === 'tab' ? '\t' : values.delimiter, DELIMITERS),
	decimal: oneOf('decimal', values.decimal, DECIMALS),
	unit: oneOf('unit', values.unit, UNITS),
	exercice: values.exercice === undefined ? undefined : Number(values.exercice),
	allProgrammes: values['all-programmes'],
	allowRejects: values['allow-rejects']
};

const { databasePath, dataFolder } = readSettings(process.env);
const path = values.db ?? databasePath;
const content = values.db !== undefined && !existsSync(path) ? 'vocabularies' : 'all';
const at = new Date().toISOString();
const db = await ensureBase(path, dataFolder, at, content);

const paths = (await Promise.all(positionals.map(csvFilesOf))).flat();
const sources = await Promise.all(paths.map(diskSource));
const bar = progressBar(sources.reduce((bytes, source) => bytes + source.size, 0));
const report = await importFiles(db, sources, {
	...reading,
	at,
	dryRun: values['dry-run'] ?? false,
	onProgress: (bytes) => bar.advance(bytes)
});
bar.end();
db.close();
console.log(describeReport(report).join('\n'));
process.exitCode = report.outcome === 'done' || report.outcome === 'dry-run' ? 0 : 1;
