import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saysFolded } from '#lib/domain/replace-folded.ts';
import { campaignFiles, campaignFolder } from '#lib/server/campaign-files.ts';
import { csvFilesOf } from '#lib/server/import/disk-source.ts';
import {
	eraseColumn,
	eraseText,
	findText,
	NotErasable,
	TooMuch,
	type ErasureReport
} from '#lib/server/import/erase-text.ts';
import { readSettings } from '#lib/server/settings.ts';
import { InCodes } from '#lib/server/store/erase.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { describeErasure, describeFound, describeTooMuch, NOT_ERASABLE } from './erase-report.ts';
import { explainFailure } from './storage-failure.ts';
import { readCommandLine, stopWithUsage } from './usage.ts';
import { asLine, say, sayWrong } from './terminal/tell.ts';

const USAGE = `Usage : npm run erase -- "TEXTE"                       dit où la base le garde, ne change rien
        npm run erase -- "TEXTE" --raison "…"          l’efface de toutes les versions, par une nouvelle version
        npm run erase -- --column NOM --raison "…"     efface une colonne que rien ne lit
TEXTE est un nom, un SIREN, une adresse… ; majuscules, accents, espaces et traits d’union ne comptent pas. Il est remplacé
par une marque dans les lignes, les vocabulaires et la quarantaine ; les montants ne changent pas. Les octets d’origine des
fichiers qui le contiennent sont effacés entiers.
  --raison "…"           pourquoi, en une phrase ; elle est publiée, sans dire ce qui est effacé
  --confirmer            même si le texte est à plus de cent endroits, ou dans des mots plus longs
  --db CHEMIN            la base (sinon DATABASE_PATH, sinon data/lignes-claires.db)
Rien ne revient en arrière : gardez une copie de la base tant que vous n’êtes pas sûr, puis effacez la copie aussi.
Code de sortie : 0 fait ou trouvé, 1 rien n’a changé, 2 commande mal écrite.`;

const { text, column, raison, base, confirmed } = readArguments();
const { databasePath, dataFolder } = readSettings(process.env);
try {
	process.exitCode = await answer(base ?? databasePath);
} catch (error) {
	const sentence =
		error instanceof NotErasable
			? NOT_ERASABLE[error.motif]
			: error instanceof TooMuch
				? describeTooMuch(error.found).map(asLine).join('\n')
				: error instanceof InCodes
					? `Ce texte est aussi un code des vocabulaires ou un mot du programme (${error.places.join(', ')}), qui ne s’efface pas. Rien n’a changé : donnez un texte plus long.`
					: explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = 1;
}

async function answer(path: string): Promise<number> {
	const db = openExisting(path, { readonly: raison === null });
	try {
		const what = { raison: raison ?? '', at: new Date().toISOString(), confirmed };
		if (raison === null) {
			const found = await findText(db, text ?? '');
			say(...describeFound(text ?? '', found));
			return found.said.length + found.files.length === 0 ? 1 : 0;
		}
		const report = await (column === null ? eraseText(db, text ?? '', what) : eraseColumn(db, column, what));
		say(...describeErasure(report, await shippedFiles(report)));
		return report.version === null || report.traces !== 'aucune' ? 1 : 0;
	} finally {
		db.close();
	}
}

/** Files of the data folder that still say the text: the next change of theirs would bring it back, and remarks are shown. */
async function shippedFiles({ version }: ErasureReport): Promise<string[]> {
	if (version === null || text === null) return [];
	const campaigns = campaignFiles(dataFolder).filter(({ texte }) => saysFolded(texte, text));
	const found = campaigns.map(({ id }) => join(campaignFolder(dataFolder), `${id}.md`));
	for (const path of await csvFilesOf(dataFolder).catch(() => [])) {
		if (saysFolded(await readFile(path, 'utf8'), text)) found.push(path);
	}
	return found;
}

function readArguments(): {
	readonly text: string | null;
	readonly column: string | null;
	readonly raison: string | null;
	readonly base: string | null;
	readonly confirmed: boolean;
} {
	const string = { type: 'string' } as const;
	const options = { column: string, raison: string, db: string, confirmer: { type: 'boolean' } } as const;
	const { values, positionals } = readCommandLine({ options, allowPositionals: true }, USAGE);
	const given = (value: string | undefined) => (value === undefined ? null : value.trim());
	const [one, ...more] = positionals;
	const asked = {
		text: given(one),
		column: given(values.column),
		raison: given(values.raison),
		base: values.db ?? null,
		confirmed: values.confirmer ?? false
	};
	if (more.length > 0) stopWithUsage('Un seul texte à la fois : mettez-le entre guillemets.', USAGE);
	if ((asked.text ?? '') === '' && (asked.column ?? '') === '')
		stopWithUsage('Aucun texte à chercher.', USAGE);
	if (asked.text !== null && asked.column !== null)
		stopWithUsage('Un texte ou une colonne, pas les deux.', USAGE);
	if (asked.raison === '') stopWithUsage('--raison : dites pourquoi, en une phrase.', USAGE);
	if (asked.column !== null && asked.raison === null) stopWithUsage('--raison manque.', USAGE);
	return asked;
}
