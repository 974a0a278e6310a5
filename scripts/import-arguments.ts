import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
	DECIMALS,
	DELIMITERS,
	ENCODINGS,
	FILE_FIELDS,
	UNITS,
	type ReadOptions
} from '#lib/ingest/lines/batch.ts';
import { existingPaths } from '#lib/server/import/table-paths.ts';
import { PROFILES } from '#lib/ingest/read-file.ts';
import { readCommandLine, stop, stopWithUsage } from './usage.ts';

export const USAGE = `Usage : npm run import -- FICHIER|DOSSIER… [options]
  --dry-run              dit l’effet en euros, ne change rien
  --confirmer            importe aussi ce qui retire une attribution, ou un montant compté que rien ne remplace
  --allow-rejects        importe les bonnes lignes, met les autres en quarantaine
  --ignore-columns       laisse de côté les colonnes que rien ne lit, même si elles semblent personnelles
  --profile NOM          force le format du fichier
  --proposer             écrit la fiche de lecture proposée pour un tableau d’une autre forme, à corriger puis
                         à importer ; rien n’est importé
  --fiche ID             suit cette fiche de lecture (sinon, celle qui a le même en-tête)
  --feuille NOM          la feuille à lire d’un classeur (.xlsx, .ods), sinon la première
  --encoding ENCODAGE    ${ENCODINGS.join(', ')}
  --delimiter SIGNE      ; , ou tab
  --decimal SIGNE        , ou .
  --unit UNITÉ           ${UNITS.join(', ')}
  --exercice ANNÉE       l’année, quand le fichier ne la dit pas
  --etape ÉTAPE          l’étape de toutes les lignes, quand le fichier n’a pas de colonne qui la dit ;
  --dispositif NOM         de même pour le dispositif,
  --source TITRE           la source (le document d’où viennent les montants)
  --nature AE|CP           la nature des crédits,
  --attribution CODE       d’où vient la forme (publiee, mandat, cle),
  --payeur NOM             et qui paie
  --all-programmes       garde aussi les programmes hors nomenclature
  --report FICHIER       écrit tous les problèmes (.json ou .csv)
  --annotated FICHIER    écrit le fichier d’origine avec une colonne _problemes (un seul fichier importé)
  --withdraw VERSION     retire ce qu’une version a apporté, par une nouvelle version
  --db CHEMIN            la base (sinon DATABASE_PATH, sinon data/lignes-claires.db)
Code de sortie : 0 fait, 1 rien n’a changé, 2 commande mal écrite.`;

const OPTIONS = {
	'dry-run': { type: 'boolean' },
	confirmer: { type: 'boolean' },
	'allow-rejects': { type: 'boolean' },
	'all-programmes': { type: 'boolean' },
	'ignore-columns': { type: 'boolean' },
	profile: { type: 'string' },
	feuille: { type: 'string' },
	encoding: { type: 'string' },
	delimiter: { type: 'string' },
	decimal: { type: 'string' },
	unit: { type: 'string' },
	exercice: { type: 'string' },
	etape: { type: 'string' },
	dispositif: { type: 'string' },
	source: { type: 'string' },
	nature: { type: 'string' },
	attribution: { type: 'string' },
	payeur: { type: 'string' },
	fiche: { type: 'string' },
	proposer: { type: 'boolean' },
	report: { type: 'string' },
	annotated: { type: 'string' },
	withdraw: { type: 'string' },
	db: { type: 'string' }
} as const;

/** How options with a value are written, where their name does not say it. */
const EXAMPLES: Readonly<Record<string, string>> = {
	exercice: '--exercice 2018',
	etape: '--etape LFI',
	unit: '--unit milliers',
	decimal: '--decimal ,',
	delimiter: '--delimiter ";"',
	encoding: '--encoding utf-8',
	withdraw: '--withdraw 12',
	report: '--report rapport.csv',
	annotated: '--annotated corrections.csv'
};

/** What the command line asks, checked. */
export interface ImportArguments {
	readonly paths: readonly string[];
	readonly reading: ReadOptions;
	readonly dryRun: boolean;
	/** Propose a reading sheet for the one file, import nothing. */
	readonly propose: boolean;
	readonly confirmed: boolean;
	readonly report: string | null;
	readonly annotated: string | null;
	readonly withdraw: number | null;
	readonly base: string | null;
}

const parse = (args: readonly string[]) =>
	readCommandLine({ args: [...args], options: OPTIONS, allowPositionals: true }, USAGE, EXAMPLES);

function oneOf<T extends string>(
	name: string,
	value: string | undefined,
	allowed: readonly T[]
): T | undefined {
	if (value === undefined) return undefined;
	const found = allowed.find((item) => item === value);
	return (
		found ??
		stopWithUsage(
			`--${name} : « ${value} » n’est pas connu. Valeurs possibles : ${allowed.join(' ').replace('\t', 'tab')}.`,
			USAGE
		)
	);
}

function wholeNumber(name: string, value: string | undefined, pattern: RegExp): number | undefined {
	if (value === undefined) return undefined;
	if (!pattern.test(value))
		stopWithUsage(
			`--${name} : « ${value} » ne convient pas. Écrivez par exemple ${EXAMPLES[name] ?? ''}.`,
			USAGE
		);
	return Number(value);
}

/** Reads the arguments; anything that cannot be understood ends the command with its usage. */
export function readArguments(args: readonly string[]): ImportArguments {
	const { values, positionals } = parse(args);
	const withdraw = wholeNumber('withdraw', values.withdraw, /^[1-9]\d{0,8}$/) ?? null;
	if (withdraw === null && positionals.length === 0) stopWithUsage('Aucun fichier à importer.', USAGE);
	if (withdraw !== null && positionals.length > 0) stopWithUsage('--withdraw s’emploie sans fichier.', USAGE);
	const paths = existingPaths(positionals, stop);
	if (values.report !== undefined && !/\.(json|csv)$/i.test(values.report)) {
		stopWithUsage('--report : le nom du rapport finit par .json ou .csv.', USAGE);
	}
	if (values.annotated !== undefined && positionals.length !== 1) {
		stopWithUsage('--annotated : un seul fichier à la fois.', USAGE);
	}
	if (values.proposer && (paths.length !== 1 || statSync(paths[0] ?? '').isDirectory())) {
		stopWithUsage('--proposer : un seul fichier à la fois.', USAGE);
	}
	for (const written of [values.report, values.annotated]) {
		if (written !== undefined && !existsSync(dirname(written)))
			stopWithUsage(`Le dossier de « ${written} » n’existe pas.`, USAGE);
	}
	return {
		paths,
		reading: {
			profile: oneOf(
				'profile',
				values.profile,
				PROFILES.map(({ id }) => id)
			),
			fiche: values.fiche,
			feuille: values.feuille,
			encoding: oneOf('encoding', values.encoding, ENCODINGS),
			delimiter: oneOf('delimiter', values.delimiter === 'tab' ? '\t' : values.delimiter, DELIMITERS),
			decimal: oneOf('decimal', values.decimal, DECIMALS),
			unit: oneOf('unit', values.unit, UNITS),
			exercice: wholeNumber('exercice', values.exercice, /^(19|20)\d\d$/),
			constantes: Object.fromEntries(
				FILE_FIELDS.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]]))
			),
			allProgrammes: values['all-programmes'],
			allowRejects: values['allow-rejects'],
			ignoreColumns: values['ignore-columns']
		},
		dryRun: values['dry-run'] ?? false,
		propose: values.proposer ?? false,
		confirmed: values.confirmer ?? false,
		report: values.report ?? null,
		annotated: values.annotated ?? null,
		withdraw,
		base: values.db ?? null
	};
}
