import { LISTES_DE_MOTS, type Reference } from '#lib/domain/reference-tables.ts';
import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import { FileFacts } from '#lib/ingest/file-facts.ts';
import { yearsOfName } from '#lib/ingest/header/file-year.ts';
import { headerKey, matchHeader } from '#lib/ingest/header/header.ts';
import { amountWords } from '#lib/ingest/header/amount-words.ts';
import { personalName, personalValue } from '#lib/ingest/header/personal-columns.ts';
import { checksOf } from '#lib/ingest/lines/line-checks.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { startText } from '#lib/ingest/open-file.ts';
import { CANONICAL } from '#lib/ingest/profiles/canonical.ts';
import { inertRow } from '#lib/ingest/records/csv-cells.ts';
import { Corrections } from '#lib/ingest/records/corrections.ts';
import { decideDialect } from '#lib/ingest/records/dialect.ts';
import { withinSize } from '#lib/ingest/records/within-bounds.ts';
import { readRecords } from '#lib/ingest/records/records.ts';
import { openSheet } from '#lib/ingest/sheets/open-sheet.ts';
import { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { BLANK, columnKey, OUTSIDE } from '#lib/ingest/fiches/fiche.ts';
import { TableValues, type ColumnValues } from './column-values.ts';
import { findTable, type FoundTable } from './find-table.ts';
import { guessColumn, PERSONAL, type Checks, type Guess } from './guess-column.ts';

/** One row of a proposed reading sheet; a blank `code` of a rule that needs one is left to the person. */
export interface ProposedRow {
	readonly regle: string;
	readonly colonne?: string;
	readonly champ?: string;
	readonly mot?: string;
	readonly code?: string;
	readonly raison: string;
}

/** A reading sheet proposed for a table, or what forbids to read it. */
export interface Proposal {
	readonly fiche: string;
	readonly rows: readonly ProposedRow[];
	readonly problems: readonly Problem[];
}

/** Fields of which each word that is not known is asked once. */
const WORDED: readonly string[] = [...LISTES_DE_MOTS, 'programme', 'exercice'];
/** A column with more words than this without a code gives something else. */
const MAX_ASKED = 60;
/** Fields whose cells are merged over several rows. */
const MERGED = [
	'exercice',
	'dispositif',
	'programme',
	'action',
	'etape',
	'payeur',
	'poste',
	'forme',
	'beneficiaire',
	'source',
	'nature',
	'attribution'
];

/** `Budget ONG 2018.xlsx` as `budget-ong-2018`. */
const idOf = (name: string) =>
	fold(name.replace(/\.[^.]*$/, ''))
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '') || 'tableau';

interface GuessedColumn {
	readonly name: string;
	readonly values: ColumnValues;
	readonly guess: Guess;
}

function guessColumns(table: FoundTable, values: TableValues, checks: Checks): GuessedColumn[] {
	const words = table.cells.map(amountWords);
	const read = { cells: table.cells, keys: table.cells.map(headerKey), words };
	const known = matchHeader(CANONICAL, read, 0, () => []);
	const fieldAt = new Map([...known.at].map(([field, index]) => [index, field]));
	const taken = new Set<string>();
	return table.cells.flatMap((cell, index): GuessedColumn[] => {
		const column = values.columns[index];
		const name = cell.trim().replace(/\s+/g, ' ');
		if (name === '' || !column) return [];
		const personal = personalName(name) !== null;
		const guess = guessColumn(name, column, fieldAt.get(index) ?? null, checks, personal);
		const left = (why: Guess) => [{ name, values: column, guess: why }];
		const held = [...(column.words?.values() ?? [])].map(({ mot }) => mot);
		if (guess.kind === 'ecarter' && held.some((mot) => personalValue(mot) !== null)) return left(PERSONAL);
		if (guess.kind !== 'champ') return left(guess);
		const { champ } = guess;
		if (taken.has(champ)) return left({ kind: 'ecarter', raison: fr`une autre colonne donne déjà ${champ}` });
		const unread = held.filter((mot) => checks[champ](mot).issue?.severite === 'bloquant').length;
		if (WORDED.includes(champ) && unread > MAX_ASKED)
			return left({ kind: 'ecarter', raison: fr`trop de ses mots ne se lisent pas comme ${champ}` });
		taken.add(champ);
		return left(guess);
	});
}

/** Each name once, as a sheet tells it: of columns of one name, the first that gives something, else the first. */
function eachName(columns: readonly GuessedColumn[]): GuessedColumn[] {
	return [...Map.groupBy(columns, ({ name }) => columnKey(name)).values()].flatMap((alike) => {
		const told = alike.find(({ guess }) => guess.kind !== 'ecarter') ?? alike[0];
		return told ? [told] : [];
	});
}

const NO_MONEY: Guess = { kind: 'ecarter', raison: fr`rien ne dit que ces nombres sont des montants` };
const YEAR_SAID: Guess = { kind: 'ecarter', raison: fr`le nom des montants dit déjà l'année` };

/** Weighs the columns together: which numbers are money, who says the year, and what sets columns of amounts apart. */
function together(columns: readonly GuessedColumn[]): GuessedColumn[] {
	const money = columns.flatMap(({ guess }) => (guess.kind === 'montants' ? [guess] : []));
	const sure = money.filter((guess) => guess.sure);
	const kept = sure.length > 0 ? sure : money;
	const yearsSaid = kept.length > 0 && kept.every(({ said }) => said.has('exercice'));
	const given = new Set<string>(columns.map(({ guess }) => (guess.kind === 'champ' ? guess.champ : '')));
	if (yearsSaid) given.delete('exercice');
	const keyOf = (said: ReadonlyMap<string, string>) =>
		[...said]
			.filter(([field]) => !given.has(field))
			.sort()
			.join();
	return columns.map(({ name, values, guess }) => {
		if (guess.kind === 'champ') {
			return { name, values, guess: yearsSaid && guess.champ === 'exercice' ? YEAR_SAID : guess };
		}
		if (guess.kind !== 'montants') return { name, values, guess };
		if (!kept.includes(guess)) return { name, values, guess: NO_MONEY };
		const said = new Map([...guess.said].filter(([field]) => !given.has(field)));
		const alike = kept.filter((other) => keyOf(other.said) === keyOf(guess.said)).length > 1;
		// Two columns of one year and stage are two items.
		if (alike && !given.has('poste')) said.set('poste', name);
		return { name, values, guess: { ...guess, said } };
	});
}

function rowsOf({ name, guess }: GuessedColumn): ProposedRow[] {
	const colonne = name;
	const { raison } = guess;
	if (guess.kind === 'ecarter') return [{ regle: 'ecarter', colonne, raison }];
	if (guess.kind === 'champ') return [{ regle: 'colonne', colonne, champ: guess.champ, raison }];
	if (guess.said.size === 0) return [{ regle: 'montants', colonne, raison }];
	return [...guess.said].map(([champ, code]) => ({ regle: 'montants', colonne, champ, code, raison }));
}

const HINTS: Readonly<Record<string, string>> = {
	forme: fr` ; NV si la source ne dit pas la forme`,
	programme: fr` ; programme et action (137-15), ou ${OUTSIDE} si ces rangées ne comptent pas`
};

/** Whether a cell names a whole programme of which only some actions are followed. */
function wholeProgramme(mot: string, check: Check, { nomenclature }: Reference): boolean {
	const { value, action } = check(mot);
	return value !== null && action === undefined && nomenclature.some(({ programme }) => programme === value);
}

/** The words of a column that nothing gives a code to, each once; of programmes, the blank cells too. */
function askedWords(
	{ name, values, guess }: GuessedColumn,
	hasAction: boolean,
	reference: Reference,
	checks: Checks
): ProposedRow[] {
	if (guess.kind !== 'champ' || !WORDED.includes(guess.champ)) return [];
	const { champ } = guess;
	const check = checks[champ];
	const ofProgramme = champ === 'programme' && !hasAction;
	const asked = [...(values.words?.values() ?? [])].filter(
		({ mot }) =>
			check(mot).issue?.severite === 'bloquant' || (ofProgramme && wholeProgramme(mot, check, reference))
	);
	if (ofProgramme && values.blanksAlone > 0) asked.push({ mot: BLANK, count: values.blanksAlone });
	return asked.map(({ mot, count }) => ({
		regle: 'valeur',
		colonne: name,
		champ,
		mot,
		raison: fr`à remplir : ${count} ${count === 1 ? 'rangée porte' : 'rangées portent'} ce mot, qui ne suffit pas${HINTS[champ] ?? ''}`
	}));
}

/** What no column says and every line needs. */
function constants(columns: readonly GuessedColumn[], source: ByteSource): ProposedRow[] {
	const has = (field: string) =>
		columns.some(({ guess }) => guess.kind === 'champ' && guess.champ === field) ||
		(columns.some(({ guess }) => guess.kind === 'montants') &&
			columns.every(({ guess }) => guess.kind !== 'montants' || guess.said.has(field as 'etape')));
	const years = yearsOfName(source.name);
	const rows: ProposedRow[] = [];
	const ask = (champ: string, raison: string, code = '') =>
		rows.push({ regle: 'constante', champ, code, raison });
	if (!has('exercice'))
		ask(
			'exercice',
			years.length === 1 ? fr`le nom du fichier` : fr`à remplir : l'année du budget`,
			years.length === 1 ? String(years[0]) : ''
		);
	if (!has('etape')) ask('etape', fr`à remplir : plf (demandé), lfi (voté), execution (dépensé)…`);
	if (!has('dispositif') && !has('programme'))
		ask('dispositif', fr`à remplir : un identifiant de dispositifs.csv, par exemple bop137`);
	if (!has('source'))
		ask(
			'source',
			fr`le nom du fichier ; écrivez plutôt le titre du document`,
			source.name.replace(/\.[^.]*$/, '')
		);
	if (has('forme') && !has('attribution'))
		ask('attribution', fr`à remplir : publiee si la source dit la forme, mandat si elle découle de l'objet`);
	return rows;
}

/** Proposes a reading sheet for a table, from its names and its values, each row with its reason. */
export async function proposeFiche(
	source: ByteSource,
	reference: Reference,
	options: ReadOptions = {}
): Promise<Proposal> {
	const log = new ProblemLog();
	const nothing = () => ({ fiche: idOf(source.name), rows: [], problems: log.problems });
	if (!withinSize(source, options.bounds, log)) return nothing();
	const sheet = await openSheet(source, options, log);
	if (log.fatal) return nothing();
	const started = await startText(sheet?.text ?? source, sheet !== null, options, new FileFacts(), log);
	if (started === null) return nothing();
	const corrections = new Corrections(options.corrections);
	const delimiter = sheet ? ';' : options.delimiter;
	const { regular } = started.survey;
	const dialect = decideDialect(started.sample, { delimiter, corrections, regular }, []);
	const { ligneEnTete } = options;
	const only = ligneEnTete === undefined ? undefined : dialect.sample.lignes.indexOf(ligneEnTete);
	const table = findTable(dialect.sample.rows, only);
	if (table === null) {
		log.refuse(
			'missing-label',
			fr`Aucune rangée ne ressemble à un en-tête suivi de montants. Vérifiez la feuille (--feuille) et que les colonnes ont un nom.`
		);
		return nothing();
	}
	const values = new TableValues(table.cells);
	let row = -1;
	for await (const block of readRecords(started.pieces(), dialect.delimiter, started.survey.quotes)) {
		for (const cells of corrections.block(block).rows) if ((row += 1) > table.lastRow) values.see(cells);
	}
	const checks = checksOf(reference);
	const columns = together(eachName(guessColumns(table, values, checks)));
	const hasAction = columns.some(({ guess }) => guess.kind === 'champ' && guess.champ === 'action');
	const merged = columns.filter(
		({ values: { blanksUnder, blanksAlone, startsFilled }, guess }) =>
			guess.kind === 'champ' &&
			MERGED.includes(guess.champ) &&
			startsFilled &&
			blanksUnder > 0 &&
			blanksAlone === 0
	);
	const rows = [
		...(table.headerRows === 2
			? [{ regle: 'entete', code: '2', raison: fr`deux rangées nomment ensemble les colonnes` }]
			: []),
		...columns.flatMap(rowsOf),
		...constants(columns, source),
		...merged.map(({ name, values: { blanksUnder } }) => ({
			regle: 'recopier',
			colonne: name,
			raison: fr`${blanksUnder} ${blanksUnder === 1 ? 'case vide' : 'cases vides'} sous une case remplie, comme sous des cellules fusionnées`
		})),
		...columns.flatMap((column) => askedWords(column, hasAction, reference, checks))
	];
	return { fiche: idOf(source.name), rows, problems: log.problems };
}

const HEADER = ['fiche', 'regle', 'colonne', 'champ', 'mot', 'code', 'raison'] as const;

/** A proposal as a file to correct in a spreadsheet and to import; `shown` is what becomes of a cell that is only looked at. */
export function proposalCsv({ fiche, rows }: Proposal, shown = (cell: string) => cell): string {
	const lines = rows.map(({ regle, colonne = '', champ = '', mot = '', code = '', raison }) =>
		inertRow([fiche, regle, colonne, champ, mot, code, raison].map(shown), ';')
	);
	return [HEADER.join(';'), ...lines, ''].join('\n');
}
