import { parseArgs } from 'node:util';
import { LINES_CSV_HEADER, lineCsvRow } from '#lib/export/lines-csv.ts';
import { everyLine } from '#lib/server/analysis/lines.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { readSettings } from '#lib/server/settings.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { stopWithUsage } from './usage.ts';

const USAGE = `Usage : npm run export -- [--db CHEMIN] [--v N]
Écrit sur la sortie standard toutes les lignes (ou celles de la version N) en CSV canonique.`;

const { db: path, v } = readArguments();
const { databasePath, dataFolder } = readSettings(process.env);
const db = await ensureBase(
	path ?? databasePath,
	dataFolder,
	new Date().toISOString(),
	path ? 'vocabularies' : 'all'
);
const current = currentVersion(db);
const version = v ?? current;
if (version > current)
	stopWithUsage(`La version ${version} n’existe pas : la dernière est la version ${current}.`, USAGE);

const CHUNK = 500;
let rows = [LINES_CSV_HEADER];
for (const line of everyLine(db, version)) {
	rows.push(lineCsvRow(line));
	if (rows.length === CHUNK) await flush();
}
await flush();
db.close();

async function flush(): Promise<void> {
	if (rows.length === 0) return;
	const text = `${rows.join('\n')}\n`;
	rows = [];
	if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function readArguments(): { db: string | undefined; v: number | undefined } {
	try {
		const { values } = parseArgs({ options: { db: { type: 'string' }, v: { type: 'string' } } });
		if (values.v !== undefined && !/^[1-9]\d{0,8}$/.test(values.v)) {
			stopWithUsage(`« ${values.v} » n’est pas un numéro de version.`, USAGE);
		}
		return { db: values.db, v: values.v === undefined ? undefined : Number(values.v) };
	} catch (error) {
		return stopWithUsage(error instanceof Error ? error.message : String(error), USAGE);
	}
}
